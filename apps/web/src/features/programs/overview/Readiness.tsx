import { listExamCards, listPrograms, type Program } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import classes from './overview.module.css';

/** What the federal register asks of every program. */
const REGISTER_FIELDS = ['fieldOfWork', 'specialtyGroup'] as const;

/** Everything an attestation of this program stands on, each with its state and the way to mend it. */
export function Readiness({ program }: { program: Program }) {
  const { t } = useTranslation('programs');
  const may = useCan();
  const { data } = useQuery(queryOf(listPrograms, { query: {} }));
  const summary = data?.programs.find(({ id }) => id === program.id);
  const { id, refusals } = program;
  const unregistered = REGISTER_FIELDS.filter((field) => !program[field]);
  return (
    <ul className={classes.steps}>
      <Step done={refusals.length === 0} title={t('ready.data')}>
        {refusals.length === 0 ? t('ready.dataDone') : <Refusals refusals={refusals} look="plain" />}
      </Step>
      {unregistered.length > 0 && (
        <Step done={false} title={t('ready.register')}>
          {t('ready.registerNone', { fields: unregistered.map((field) => t(`edit.${field}`).toLowerCase()) })}{' '}
          {may('programs.manage') && (
            <Anchor component={Link} to={paths.programEdit(id)}>
              {t('ready.registerFill')}
            </Anchor>
          )}
        </Step>
      )}
      {program.forSchoolTeachers && (
        <Step done={false} title={t('ready.schoolTeachers')}>
          <Whole>{t('schoolTeachersLaw')}</Whole>
        </Step>
      )}
      {program.forms.includes('test') && <BankStep program={program} />}
      {program.forms.includes('exam') && <ExamSteps program={program} />}
      {program.forms.includes('defence') && (
        <Step done={program.qualification !== null} title={t('ready.qualification')}>
          {program.qualification
            ? t('ready.qualificationDone', { qualification: program.qualification })
            : t('ready.qualificationNone')}
        </Step>
      )}
      {summary && (
        <>
          <Step done={summary.commissionInForce} title={t('ready.commission')}>
            {t(summary.commissionInForce ? 'ready.commissionDone' : 'ready.commissionNone')}{' '}
            {may('commissions.read') && (
              <Anchor component={Link} to={paths.commissions()}>
                {t('commission.open')}
              </Anchor>
            )}
          </Step>
          <Step done={summary.groups > 0} title={t('ready.groups')}>
            {summary.groups > 0 ? t('ready.groupsDone', { count: summary.groups }) : t('ready.groupsNone')}{' '}
            {may('groups.manage') && summary.groups === 0 && (
              <Anchor component={Link} to={paths.newGroup(id)}>
                {t('ready.groupCreate')}
              </Anchor>
            )}
          </Step>
        </>
      )}
    </ul>
  );
}

function BankStep({ program }: { program: Program }) {
  const { t } = useTranslation('programs');
  const may = useCan();
  const { id, publishedQuestions: published, draftQuestions: drafts } = program;
  return (
    <Step done={published > 0} title={t('ready.bank')}>
      {published > 0 ? t('bank.published', { count: published }) : t(drafts > 0 ? 'ready.bankDraft' : 'ready.bankNone')}
      {drafts > 0 && `. ${t('bank.draftsLong', { count: drafts })}`}.{' '}
      {may('questions.read') && (
        <Anchor component={Link} to={paths.questionBank(id)}>
          {t('bank.open')}
        </Anchor>
      )}
    </Step>
  );
}

/** What form 2 calls the exam, and the cards that are drawn at it (3.10). */
function ExamSteps({ program }: { program: Program }) {
  const { t } = useTranslation('programs');
  const may = useCan();
  const readsCards = may('exam-cards.read');
  const { id: programId, examKind, examDiscipline } = program;
  const { data } = useQuery({ ...queryOf(listExamCards, { params: { programId } }), enabled: readsCards });
  const count = data?.cards.length ?? 0;
  return (
    <>
      <Step done={examKind !== null} title={t('ready.examKind')}>
        {examKind ? t(`ready.examKinds.${examKind}`, { discipline: examDiscipline }) : t('ready.examKindNone')}
      </Step>
      {data && (
        <Step done={count > 0} title={t('cards.title')}>
          {count > 0 ? t('ready.cardsDone', { count }) : t('ready.cardsNone')}{' '}
          <Anchor component={Link} to={paths.examCards(programId)}>
            {t('cards.open')}
          </Anchor>
        </Step>
      )}
    </>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  const { t } = useTranslation('programs');
  const Shape = done ? IconCircleCheck : IconCircleDashed;
  return (
    <li className={classes.step} data-done={done || undefined}>
      <Shape size={22} stroke={1.6} role="img" aria-label={t(done ? 'ready.done' : 'ready.todo')} />
      <div>
        <div className={classes.stepTitle}>{title}</div>
        <div className={classes.stepText}>{children}</div>
      </div>
    </li>
  );
}
