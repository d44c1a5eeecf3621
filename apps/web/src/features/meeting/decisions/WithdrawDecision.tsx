import { withdrawDecision, type MeetingDecision } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import { learnersOf } from './learners.ts';

/** The chair takes back what was recorded by mistake, while the meeting is open; an annulment is final. */
export function WithdrawDecision({ decision }: { decision: MeetingDecision }) {
  const { t } = useTranslation('meeting');
  const { meeting, open, leads, saving } = useRoom();
  const { id, kind, reasons, enrolmentId } = decision;
  const [asking, setAsking] = useState(false);
  const withdrawal = useAct(() => call(withdrawDecision, { params: { meetingId: meeting.id, decisionId: id } }));
  const unsent = saving.waiting.some(({ write }) => write.kind === 'decision' && write.decisionId === id);
  const whose = learnersOf(meeting).flatMap((each) =>
    each.enrolmentId === enrolmentId ? shortName(each.learner.name) : [],
  );
  if (!open || !leads || unsent || kind === 'annul-attempt') return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        mt="xs"
        aria-label={t('decisions.withdrawOne', { what: [t(`decisions.kind.${kind}`), ...whose].join(', ') })}
        onClick={() => setAsking(true)}
      >
        {t('decisions.withdraw')}
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('decisions.withdrawAsk')}
        confirm={t('decisions.withdraw')}
        onConfirm={() => withdrawal.mutate()}
        pending={withdrawal.isPending}
        error={withdrawal.error}
        danger
      >
        <Text>{reasons}</Text>
        <Text mt="sm">{t('decisions.withdrawWhat')}</Text>
      </ConfirmModal>
    </>
  );
}
