import { previewAppeal, type AppealableResult } from '@itog/contracts';
import { APPEAL_KINDS, APPEAL_MAX_TEXT, type AppealKind } from '@itog/domain';
import { Anchor, Button, Radio, Text, Textarea } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { timelineOf } from '../parts/timeline.ts';
import { AttachFiles } from './AttachFiles.tsx';
import classes from './Filing.module.css';
import { SignApplication } from './SignApplication.tsx';
import { useDraft } from './use-draft.ts';

export type ApplicationProps = { readonly appealed: AppealableResult; readonly isOpen: boolean };

/** The application: what it is against, its words and files; read whole before it is signed. */
export function Application({ appealed, isOpen }: ApplicationProps) {
  const { t } = useTranslation('appeals');
  const { result, refusals } = appealed;
  const { draft, change, forget } = useDraft(result.id);
  const { kind, text, attachments } = draft;
  const preview = useMutation({
    mutationFn: (of: AppealKind) =>
      call(previewAppeal, { body: { result, kind: of, text, attachmentIds: attachments.map(({ id }) => id) } }),
  });
  const length = [...text.trim()].length;
  const missing = missingOf({ kind, length, isOpen, refused: kind !== null && refusals[kind].length > 0 });
  return (
    <Panel title={t('filing.application')}>
      <div className={classes.form}>
        <Kinds kind={kind} refusals={refusals} onChange={(chosen) => change({ kind: chosen })} />
        <Textarea
          label={t('filing.text')}
          description={t('filing.textHint')}
          autosize
          minRows={6}
          maxRows={24}
          value={text}
          onChange={({ currentTarget: { value } }) => change({ text: value })}
          error={length > APPEAL_MAX_TEXT && t('filing.missing.long', { length, max: APPEAL_MAX_TEXT })}
        />
        {length > APPEAL_MAX_TEXT * 0.9 && (
          <Text size="sm" c="dimmed">
            {t('filing.length', { length, max: APPEAL_MAX_TEXT })}
          </Text>
        )}
        <AttachFiles attachments={attachments} onChange={change} />
        <Text size="sm" c="dimmed">
          {t('filing.sees')}{' '}
          <Anchor component={Link} to={timelineOf(result)} target="_blank" inherit>
            {t(`filing.timeline.${result.kind}`)}
          </Anchor>
        </Text>
        <ProblemAlert error={preview.error} mine />
        <Refusals refusals={preview.data?.refusals ?? []} mine />
        <Button
          size="md"
          leftSection={<IconSignature size={20} aria-hidden />}
          loading={preview.isPending}
          disabled={missing !== null}
          onClick={() => kind && preview.mutate(kind)}
        >
          {t('filing.act')}
        </Button>
        {missing && (
          <Text size="sm" role="status">
            {t(`filing.missing.${missing}`, { length, max: APPEAL_MAX_TEXT })}
          </Text>
        )}
      </div>
      {preview.data?.refusals.length === 0 && kind && (
        <SignApplication
          application={{ result, kind, text, attachmentIds: attachments.map(({ id }) => id) }}
          content={preview.data}
          onClose={() => preview.reset()}
          onFiled={forget}
        />
      )}
    </Panel>
  );
}

type Facts = { kind: AppealKind | null; length: number; isOpen: boolean; refused: boolean };

/** Why it cannot be signed yet. */
function missingOf({ kind, length, isOpen, refused }: Facts) {
  if (!isOpen) return 'over';
  if (!kind) return 'kind';
  if (refused) return 'refused';
  if (length === 0) return 'text';
  return length > APPEAL_MAX_TEXT ? 'long' : null;
}

type KindsProps = Pick<AppealableResult, 'refusals'> & {
  readonly kind: AppealKind | null;
  readonly onChange: (kind: AppealKind) => void;
};

function Kinds({ kind, refusals, onChange }: KindsProps) {
  const { t } = useTranslation('appeals');
  return (
    <Radio.Group label={t('filing.kind')} value={kind} onChange={(value) => onChange(value as AppealKind)}>
      <div className={classes.kinds}>
        {APPEAL_KINDS.map((each) => (
          <div key={each}>
            <Radio
              value={each}
              label={t(`kind.${each}`)}
              description={t(`filing.about.${each}`)}
              disabled={refusals[each].length > 0}
            />
            <Refusals refusals={refusals[each]} look="plain" mine />
          </div>
        ))}
        <Text size="sm">{t('filing.single')}</Text>
      </div>
    </Radio.Group>
  );
}
