import type { QueuedDocument, WireRegisterProblem } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../api/me.ts';
import { paths } from '../../paths.ts';
import { StatusBadge } from '../../ui/feedback/StatusBadge.tsx';
import classes from './register.module.css';

export type ProblemsProps = {
  readonly document: QueuedDocument;
  readonly onCorrect: (document: QueuedDocument, problem: WireRegisterProblem) => void;
};

/** What the operator would refuse in a document, cell by cell, and where each is mended. */
export function Problems({ document, onCorrect }: ProblemsProps) {
  const { t } = useTranslation('federal-register');
  const { problems, sendable, rejected } = document;
  return (
    <div className={classes.problems}>
      {sendable && <StatusBadge tone="good">{t('ready')}</StatusBadge>}
      {rejected !== null && (
        <Text size="sm">{rejected ? t('rejectedBy', { message: rejected }) : t('rejectedSilently')}</Text>
      )}
      {problems.map((problem) => (
        <div key={`${problem.column}-${problem.rule}`} className={classes.problem} data-level={problem.level}>
          <strong>{t('cell', { column: problem.column, name: t(`header.${problem.column}`) })}</strong>
          <span>{t(`rule.${problem.rule}`, { value: problem.value, detail: problem.detail })}</span>
          {problem.fix !== null ? (
            <>
              <span>{t('will', { fix: problem.fix })}</span>
              {NAMES.includes(problem.column) && <PrintedName documentId={document.documentId} />}
            </>
          ) : (
            <Where document={document} problem={problem} onCorrect={onCorrect} />
          )}
        </div>
      ))}
    </div>
  );
}

/** The learner's own name. */
const NAMES: readonly WireRegisterProblem['column'][] = ['V', 'W', 'X'];

/** The fix reaches the register and the learner's account; the paper that was issued keeps its name until it is replaced. */
function PrintedName({ documentId }: { documentId: string }) {
  const { t } = useTranslation('federal-register');
  return (
    <Text size="sm" c="dimmed">
      {t('name.note')}{' '}
      <Anchor component={Link} to={paths.document(documentId)} size="sm">
        {t('name.replace')}
      </Anchor>
    </Text>
  );
}

function Where({ document, problem, onCorrect }: ProblemsProps & { problem: WireRegisterProblem }) {
  const { t } = useTranslation('federal-register');
  const may = useCan();
  const { source } = problem;
  if (source === 'fixed' || !may('register.manage')) return null;
  const label = t(`where.${source}`);
  if (source === 'document')
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => onCorrect(document, problem)}>
        {label}
      </Anchor>
    );
  const { documentId, programId, learnerId, groupId } = document;
  const places = {
    program: () => paths.programEdit(programId),
    former: () => paths.document(documentId),
    record: () => paths.learnerRecord(learnerId, groupId),
    enrolment: () => paths.learnerRecord(learnerId, groupId),
  };
  const to = places[source]();
  return (
    <Anchor component={Link} to={to} size="sm">
      {label}
    </Anchor>
  );
}
