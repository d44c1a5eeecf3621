import { recordAcknowledgementRefusal, type Appeal } from '@itog/contracts';
import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './case.module.css';
import { namesOf, useAct } from './use-case.ts';

/** Whether the learner has signed that he has seen the decision; where he refuses, the office records it before two witnesses (5.11). */
export function AcknowledgementPanel({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const may = useCan();
  const [opened, setOpened] = useState(false);
  const { state, acknowledgement } = appeal;
  if (acknowledgement)
    return (
      <Panel title={t('acknowledge.title')}>
        {acknowledgement.refusal ? (
          <>
            <p className={classes.line}>{t('refusal.recorded', { at: acknowledgement.at, ...setting })}</p>
            <p className={classes.line}>{t('refusal.because', acknowledgement.refusal)}</p>
            <p className={classes.fact}>{t('refusal.by', acknowledgement.refusal)}</p>
          </>
        ) : (
          <p className={classes.line}>{t('acknowledge.signed', { at: acknowledgement.at, ...setting })}</p>
        )}
      </Panel>
    );
  if (state !== 'announced') return null;
  return (
    <Panel title={t('acknowledge.title')}>
      <Text>{t('acknowledge.waiting', { context: appeal.learnerHasEmail ? undefined : 'unwritten' })}</Text>
      {may('appeals.manage') && (
        <Button variant="default" mt="sm" onClick={() => setOpened(true)}>
          {t('refusal.act')}
        </Button>
      )}
      {opened && <Record appeal={appeal} onClose={() => setOpened(false)} />}
    </Panel>
  );
}

function Record({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const { t } = useTranslation('appeals');
  const [reason, setReason] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const recording = useAct(
    () =>
      call(recordAcknowledgementRefusal, {
        params: { appealId: appeal.id },
        body: { reason, witnesses: [first, second] },
      }),
    onClose,
  );
  const whole = [reason, first, second].every((text) => text.trim() !== '');
  return (
    <ConfirmModal
      opened
      danger
      onClose={onClose}
      title={t('refusal.title')}
      confirm={t('refusal.confirm')}
      onConfirm={() => whole && recording.mutate()}
      pending={recording.isPending}
      error={recording.error}
    >
      <div className={classes.form}>
        <Text>{t('refusal.what', { name: namesOf(appeal)[appeal.learner.id] })}</Text>
        <Textarea
          label={t('refusal.reason')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <TextInput
          label={t('refusal.first')}
          maxLength={300}
          value={first}
          onChange={({ currentTarget: { value } }) => setFirst(value)}
        />
        <TextInput
          label={t('refusal.second')}
          maxLength={300}
          value={second}
          onChange={({ currentTarget: { value } }) => setSecond(value)}
        />
        {!whole && (
          <Text size="sm" role="status">
            {t('refusal.missing')}
          </Text>
        )}
      </div>
    </ConfirmModal>
  );
}
