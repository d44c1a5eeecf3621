import { closeMeeting } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';
import { DatesDialog } from './DatesDialog.tsx';
import { awaitingDates } from './learners.ts';

/** The end of the meeting: everything that still stands against it, then the chair’s word, once (2.4). */
export function Closing() {
  const { t } = useTranslation('meeting');
  const { meeting, open, leads, saving } = useRoom();
  const [asking, setAsking] = useState(false);
  const [dating, setDating] = useState(false);
  const closing = useAct(async () => {
    const closed = await call(closeMeeting, { params: { meetingId: meeting.id } });
    setAsking(false);
    return closed;
  });
  if (!open || !leads) return null;
  const unsent = saving.waiting.length;
  const blocked = meeting.closeRefusals.length > 0 || unsent > 0;
  return (
    <Panel title={t('closing.title')}>
      {meeting.closeRefusals.length > 0 && <Refusals refusals={meeting.closeRefusals} />}
      {unsent > 0 && <Text c="dimmed">{t('closing.unsent', { count: unsent })}</Text>}
      {!blocked && <Text>{t(meeting.form === 'test' ? 'closing.readyTest' : 'closing.ready')}</Text>}
      {meeting.secondTimeOf === null && awaitingDates(meeting).length > 0 && (
        <Button mt="md" mr="sm" variant="default" onClick={() => setDating(true)}>
          {t('closing.dates')}
        </Button>
      )}
      {dating && <DatesDialog onClose={() => setDating(false)} />}
      <Button mt="md" disabled={blocked} onClick={() => setAsking(true)}>
        {t('closing.act')}
      </Button>
      <ConfirmModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('closing.ask')}
        confirm={t('closing.act')}
        onConfirm={() => closing.mutate()}
        pending={closing.isPending}
        error={closing.error}
      >
        {t('closing.what')}
      </ConfirmModal>
    </Panel>
  );
}
