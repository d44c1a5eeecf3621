import { answerWithdrawal, getPersonPrivacy, getToday, type Withdrawal } from '@itog/contracts';
import { WITHDRAWAL_OUTCOMES, type WithdrawalOutcome } from '@itog/domain';
import { Anchor, Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { useCan } from '../../../api/me.ts';
import { invalidate } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';

type Props = { readonly userId: string; readonly withdrawals: readonly Withdrawal[] };

/** Consents that the person has withdrawn: what follows by law, until when, and what was done (152-ФЗ, ст. 21 ч. 5). */
export function Withdrawals({ userId, withdrawals }: Props) {
  return withdrawals.map((withdrawal) => (
    <OneWithdrawal key={withdrawal.consentId} userId={userId} withdrawal={withdrawal} />
  ));
}

function OneWithdrawal({ userId, withdrawal }: { readonly userId: string; readonly withdrawal: Withdrawal }) {
  const { t } = useTranslation('privacy');
  const setting = useTimeSetting();
  const manages = useCan()('privacy.manage');
  const { purpose, withdrawnAt, ownHand, dueOn, overdue, answer } = withdrawal;
  return (
    <Panel title={t('withdrawal.title', { purpose: t(`purpose.${purpose}`) })}>
      <Stack gap="sm" align="start">
        <StatusBadge tone={answer ? 'good' : overdue ? 'bad' : 'warn'}>
          {answer
            ? t(`withdrawal.answered.${answer.outcome}`)
            : t(overdue ? 'withdrawal.late' : 'withdrawal.due', { dueOn })}
        </StatusBadge>
        <Text>{t(ownHand ? 'withdrawal.own' : 'withdrawal.paper', { at: withdrawnAt, ...setting })}</Text>
        {answer ? (
          <>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{answer.note}</Text>
            <Text size="sm" c="dimmed">
              {t('withdrawal.by', { ...answer, ...setting })}
            </Text>
          </>
        ) : (
          <>
            <Text>
              <Whole>{t(`withdrawal.what.${purpose}`)}</Whole>
            </Text>
            {manages && <Answer userId={userId} consentId={withdrawal.consentId} />}
          </>
        )}
      </Stack>
    </Panel>
  );
}

function Answer({ userId, consentId }: { readonly userId: string; readonly consentId: string }) {
  const { t } = useTranslation('privacy');
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<WithdrawalOutcome | null>(null);
  const [note, setNote] = useState('');
  const answering = useMutation({
    mutationFn: (chosen: WithdrawalOutcome) =>
      call(answerWithdrawal, { params: { consentId }, body: { outcome: chosen, note } }),
    onSuccess: async () => {
      notifications.show({ message: t('withdrawal.done') });
      await Promise.all([invalidate(client, [getPersonPrivacy], { userId }), invalidate(client, [getToday])]);
    },
  });
  const lacks = outcome === null ? 'choose' : note.trim() === '' ? 'write' : null;
  return (
    <Stack gap="sm" w="100%" maw="40rem">
      <Anchor component={Link} to={paths.newDestructionAct()}>
        {t('withdrawal.act')}
      </Anchor>
      <Radio.Group
        label={t('withdrawal.outcome')}
        value={outcome ?? ''}
        onChange={(value) => setOutcome(WITHDRAWAL_OUTCOMES.find((each) => each === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {WITHDRAWAL_OUTCOMES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`withdrawal.outcomeOf.${value}`)}
              description={<Whole>{t(`withdrawal.outcomeHint.${value}`)}</Whole>}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('withdrawal.note')}
        description={t('withdrawal.noteHint')}
        value={note}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <ProblemAlert error={answering.error} />
      <div>
        <Button
          disabled={lacks !== null}
          loading={answering.isPending}
          onClick={() => outcome && answering.mutate(outcome)}
        >
          {t('withdrawal.close')}
        </Button>
        {lacks && (
          <Text size="sm" c="dimmed" mt={4}>
            {t(`withdrawal.lacks.${lacks}`)}
          </Text>
        )}
      </div>
    </Stack>
  );
}
