import { openMeeting } from '@itog/contracts';
import { Button, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';

/** Before the meeting: what still keeps the chair from opening it (2.4); the others are told what they wait for. */
export function Opening() {
  const { t } = useTranslation('meeting');
  const { meeting, leads, records, myId, write } = useRoom();
  const { id, form, openedAt, cancelledAt, openRefusals, mySeat, seats } = meeting;
  const away = seats.some((seat) => seat.id === myId && !seat.present);
  const opening = useAct(() => call(openMeeting, { params: { meetingId: id } }));
  if (openedAt || cancelledAt) return null;
  return (
    <Panel title={t('opening.title')}>
      {form === 'test' && <Text mb="sm">{t('opening.notNeeded')}</Text>}
      <Text mb="md">
        {t(
          leads
            ? form === 'test'
              ? 'opening.chairOfTest'
              : 'opening.chair'
            : mySeat
              ? records
                ? 'opening.secretary'
                : away
                  ? 'opening.member'
                  : 'opening.memberHere'
              : 'opening.reader',
        )}
      </Text>
      {away && !leads && (
        <Button mb="md" onClick={() => write({ kind: 'presence', userId: myId, present: true })}>
          {t('presence.come')}
        </Button>
      )}
      {openRefusals.length > 0 && <Refusals refusals={openRefusals} />}
      <ProblemAlert error={opening.error} />
      {leads && (
        <Button
          mt="md"
          size="md"
          leftSection={<IconGavel size={20} aria-hidden />}
          loading={opening.isPending}
          disabled={openRefusals.length > 0}
          onClick={() => opening.mutate()}
        >
          {t('opening.act')}
        </Button>
      )}
    </Panel>
  );
}
