import type { Today } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWatchedSession } from '../../../api/realtime.ts';
import { paths } from '../../../paths.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './WatchList.module.css';

type Session = Today['sessions'][number];

/** The sessions of today with their numbers as they change. */
export function SessionsToday({ sessions }: { sessions: readonly Session[] }) {
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <SessionLine key={session.sessionId} session={session} />
      ))}
    </ul>
  );
}

function SessionLine({ session }: { session: Session }) {
  const { t } = useTranslation('today');
  const setting = useTimeSetting();
  const { sessionId, programTitle, groupTitle, opensAt, startUntil, learners, running, finished } = session;
  useWatchedSession(sessionId);
  // Who writes a retake is among the finished too.
  const absent = Math.max(0, learners - running - finished);
  return (
    <li>
      <Anchor component={Link} to={paths.session(sessionId)}>
        {groupTitle}
      </Anchor>
      <Text size="sm" c="dimmed">
        {programTitle}
      </Text>
      <div className={classes.bar} aria-hidden>
        <span data-part="finished" style={{ flexGrow: finished }} />
        <span data-part="running" style={{ flexGrow: running }} />
        <span style={{ flexGrow: absent }} />
      </div>
      <Text size="sm" className={classes.counts}>
        <span data-part="running">{t('sessions.running', { count: running })}</span>
        <span data-part="finished">{t('sessions.finished', { count: finished })}</span>
        <span>{t('sessions.absent', { count: absent })}</span>
      </Text>
      <Text size="sm" c="dimmed">
        {t('sessions.window', { opensAt, startUntil, ...setting })}
      </Text>
    </li>
  );
}
