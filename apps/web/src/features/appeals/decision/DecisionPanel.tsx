import { previewAppealDecision, type Appeal, type DecisionDraft } from '@itog/contracts';
import type { Mark } from '@itog/domain';
import { Anchor, Button, Radio, Select, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from '../case/case.module.css';
import { namesOf } from '../case/use-case.ts';
import { Outcome } from '../parts/Outcome.tsx';
import parts from '../parts/parts.module.css';
import { keepInSession, keptInSession } from '../parts/session-kept.ts';
import { ConfirmDecision } from './ConfirmDecision.tsx';

/** The decision: written by the chair while the hearing goes on, then as it was taken, with what has followed (5.9, 5.10). */
export function DecisionPanel({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const { decision, state, mySeat } = appeal;
  if (decision)
    return (
      <Panel title={t('decision.title')}>
        <Outcome kind={appeal.kind} decision={decision} consequences={appeal.consequences} />
        <Amended appeal={appeal} />
      </Panel>
    );
  if (state !== 'in-hearing' || mySeat !== 'chair') return null;
  return (
    <Panel title={t('decision.title')}>
      <DecisionForm appeal={appeal} />
    </Panel>
  );
}

/** Protocols that replace the old ones; they take effect once they are signed. */
function Amended({ appeal: { amendedProtocols } }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  if (amendedProtocols.length === 0) return null;
  return (
    <>
      <h3 className={parts.small}>{t('decision.amended')}</h3>
      <ul className={parts.list}>
        {amendedProtocols.map(({ id, number, replaces, signedAt }) => (
          <li key={id}>
            <Anchor component={Link} to={paths.protocol(id)}>
              {t('decision.replaces', { number, replaces })}
            </Anchor>{' '}
            {t(signedAt ? 'decision.amendedSigned' : 'decision.amendedWaits')}
          </li>
        ))}
      </ul>
    </>
  );
}

type Draft = Omit<DecisionDraft, 'reasons'> & { readonly reasons: string; readonly upholds: boolean | null };
const EMPTY: Draft = { confirmed: null, influenced: null, newMark: null, upholds: null, reasons: '' };

function DecisionForm({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const key = `decision:${appeal.id}`;
  const [draft, setDraft] = useState(() => keptInSession(key, EMPTY));
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    keepInSession(key, next);
    setDraft(next);
  };
  const { confirmed, influenced, newMark, reasons } = draft;
  const preview = useMutation({
    mutationFn: (asked: DecisionDraft) => call(previewAppealDecision, { params: { appealId: appeal.id }, body: asked }),
  });
  const missing = missingOf(appeal.kind, draft);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate({ confirmed, influenced, newMark, reasons: reasons.trim() });
      }}
    >
      {appeal.kind === 'procedure' ? (
        <Findings draft={draft} onChange={change} />
      ) : (
        <NewMark appeal={appeal} draft={draft} onChange={change} />
      )}
      <Textarea
        label={t('decision.reasons')}
        description={t('decision.reasonsHint')}
        autosize
        minRows={4}
        maxLength={10000}
        value={reasons}
        onChange={({ currentTarget: { value } }) => change({ reasons: value })}
      />
      <ProblemAlert error={preview.error} names={namesOf(appeal)} />
      <Button type="submit" loading={preview.isPending} disabled={missing !== null}>
        {t('decision.preview')}
      </Button>
      {missing && (
        <Text size="sm" role="status">
          {t(`decision.missing.${missing}`)}
        </Text>
      )}
      {preview.data && preview.variables && (
        <ConfirmDecision
          appeal={appeal}
          draft={preview.variables}
          preview={preview.data}
          onClose={() => preview.reset()}
          onDecided={() => keepInSession(key, null)}
        />
      )}
    </form>
  );
}

/** What is still to be filled in before its consequences can be seen. */
function missingOf(kind: Appeal['kind'], { confirmed, influenced, newMark, upholds, reasons }: Draft) {
  if (kind === 'procedure' && (confirmed === null || influenced === null)) return 'findings';
  if (kind === 'result' && (upholds === null || (upholds && !newMark))) return 'mark';
  return reasons.trim() === '' ? 'reasons' : null;
}

type PartProps = { readonly draft: Draft; readonly onChange: (part: Partial<Draft>) => void };

/** Both findings of an appeal against the procedure (5.9). */
function Findings({ draft, onChange }: PartProps) {
  const { t } = useTranslation('appeals');
  return (['confirmed', 'influenced'] as const).map((finding) => (
    <Radio.Group
      key={finding}
      label={t(`decision.ask.${finding}`)}
      value={draft[finding] === null ? null : String(draft[finding])}
      onChange={(value) => onChange({ [finding]: value === 'true' })}
    >
      <div className={classes.options}>
        {['true', 'false'].map((value) => (
          <Radio key={value} value={value} label={t(`decision.answer.${value}`)} />
        ))}
      </div>
    </Radio.Group>
  ));
}

/** The result is kept, or becomes another (5.10). */
function NewMark({ appeal, draft, onChange }: PartProps & { readonly appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const { formerMark, marks } = appeal;
  return (
    <>
      <Radio.Group
        label={t('decision.ask.result')}
        value={draft.upholds === null ? null : String(draft.upholds)}
        onChange={(value) => onChange({ upholds: value === 'true', newMark: null })}
      >
        <div className={classes.options}>
          <Radio
            value="false"
            label={t('decision.keep', { mark: formerMark ? t(`mark.${formerMark}`) : t('decision.noMark') })}
          />
          <Radio value="true" label={t('decision.change')} />
        </div>
      </Radio.Group>
      {draft.upholds && (
        <Select
          label={t('decision.mark')}
          value={draft.newMark}
          onChange={(value) => onChange({ newMark: value as Mark | null })}
          data={marks.filter((mark) => mark !== formerMark).map((mark) => ({ value: mark, label: t(`mark.${mark}`) }))}
        />
      )}
    </>
  );
}
