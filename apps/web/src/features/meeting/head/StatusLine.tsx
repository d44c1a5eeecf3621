import { Button, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../../../api/clock.ts';
import { useLive } from '../../../api/realtime.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { formatInstant } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import type { Pending } from '../saving/writes.ts';
import { useRoom } from '../use-room.ts';
import { quorumIn } from './quorum.ts';
import classes from './StatusLine.module.css';

/** The server’s clock, the line to it, and what becomes of what the reader has written. */
export function StatusLine() {
  const { t } = useTranslation('meeting');
  const live = useLive();
  const { saving } = useRoom();
  const refused = saving.waiting.filter((each) => each.refused);
  return (
    <>
      <div className={classes.line}>
        <Clock />
        <Saving />
        <Text size="sm" c="dimmed">
          {t(saving.failing ? 'line.down' : live ? 'line.live' : 'line.alone')}
        </Text>
      </div>
      <NoQuorum />
      {!saving.durable && (
        <p role="alert" className={classes.alert}>
          {t('saving.notDurable')}
        </p>
      )}
      {refused.map((pending) => (
        <Refused key={pending.version} pending={pending} />
      ))}
    </>
  );
}

/** An open meeting that has lost its quorum: what cannot be done until somebody comes back (2.4). */
function NoQuorum() {
  const { t } = useTranslation('meeting');
  const { meeting, open } = useRoom();
  const { enough, chair, ...facts } = quorumIn(meeting);
  if (!open || enough) return null;
  return (
    <p role="alert" className={classes.alert}>
      <span>
        {t(chair ? 'presence.noQuorum' : 'presence.noChair', facts)} {t('presence.lost')}
      </span>
    </p>
  );
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, 250);
  return () => clearInterval(timer);
}

function Clock() {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const second = useSyncExternalStore(everySecond, () => Math.floor(serverTime() / 1000));
  return (
    <time className={classes.clock} role="timer" aria-label={t('clock')}>
      {formatInstant(new Date(second * 1000), 'clock', setting)}
    </time>
  );
}

function Saving() {
  const { t } = useTranslation('meeting');
  const setting = useTimeSetting();
  const { waiting, failing, savedAt } = useRoom().saving;
  const count = waiting.filter(({ refused }) => !refused).length;
  const Shape = failing ? IconCloudOff : count > 0 ? IconCloudUp : IconCloudCheck;
  return (
    <span role="status" className={classes.saving} data-tone={failing && count > 0 ? 'bad' : undefined}>
      {(count > 0 || savedAt !== null) && <Shape size={18} stroke={1.8} aria-hidden />}
      {count > 0 && t(failing ? 'saving.offline' : 'saving.sending', { count })}
      {count === 0 && savedAt !== null && t('saving.saved', { at: new Date(savedAt), ...setting })}
    </span>
  );
}

/** What the server will not take: said with its reason and its words, until the author has seen it. */
function Refused({ pending: { write, refused } }: { pending: Pending }) {
  const { t } = useTranslation('meeting');
  const { dismiss, meeting } = useRoom();
  const text =
    'text' in write ? write.text : 'reasons' in write ? write.reasons : 'remarks' in write ? write.remarks : null;
  return (
    <div role="alert" className={classes.alert}>
      <div>
        <strong>{t(`refused.${write.kind}`)}</strong>
        {text && <blockquote>{text}</blockquote>}
        <Refusals refusals={refused ?? []} look="plain" names={namesOf(meeting)} />
      </div>
      <Button variant="default" size="compact-md" onClick={() => dismiss(write)}>
        {t('refused.dismiss')}
      </Button>
    </div>
  );
}

function namesOf({ seats }: ReturnType<typeof useRoom>['meeting']): Record<string, string> {
  return Object.fromEntries(seats.map(({ id, name }) => [id, name.lastName]));
}
