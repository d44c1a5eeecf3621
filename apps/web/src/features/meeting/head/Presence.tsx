import type { Meeting } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useRoom } from '../use-room.ts';
import classes from './Presence.module.css';
import { quorumIn } from './quorum.ts';

/** Who of the commission is there, and whether it can decide (2.4): everybody marks himself, chair and secretary anybody. */
export function Presence() {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  return (
    <Panel title={t('presence.title')}>
      <Quorum />
      <ul className={classes.seats}>
        {meeting.seats.map((seat) => (
          <li key={seat.id}>
            <Seat seat={seat} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Quorum() {
  const { t } = useTranslation('meeting');
  const { meeting } = useRoom();
  const { closedAt } = meeting;
  const { chair, enough, ...facts } = quorumIn(meeting);
  const key = closedAt ? 'presence.was' : enough ? 'presence.quorum' : chair ? 'presence.noQuorum' : 'presence.noChair';
  return (
    <Text component="p" className={classes.quorum} data-tone={enough || closedAt ? undefined : 'warn'}>
      {t(key, facts)}
    </Text>
  );
}

function Seat({ seat }: { seat: Meeting['seats'][number] }) {
  const { t } = useTranslation('meeting');
  const { meeting, myId, records, write } = useRoom();
  const { id, name, role, post, organisation, present } = seat;
  const mine = id === myId;
  const may = (mine || records) && !meeting.closedAt && !meeting.cancelledAt;
  return (
    <>
      <div>
        <div className={classes.name}>
          {fullName(name)}
          {mine && ` ${t('presence.you')}`}
        </div>
        <Text size="sm" c="dimmed">
          {[t(`role.${role}`), post, organisation].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {may ? (
        <Switch
          size="md"
          checked={present}
          onChange={({ currentTarget: { checked } }) => write({ kind: 'presence', userId: id, present: checked })}
          aria-label={t(mine ? 'presence.me' : 'presence.present', {
            name: fullName(name),
            context: mine ? undefined : genderOf(name),
          })}
        />
      ) : (
        <StatusBadge tone={present ? 'good' : 'quiet'}>
          {t(
            meeting.closedAt
              ? present
                ? 'presence.came'
                : 'presence.missed'
              : present
                ? 'presence.here'
                : 'presence.away',
            {
              context: genderOf(name),
            },
          )}
        </StatusBadge>
      )}
    </>
  );
}
