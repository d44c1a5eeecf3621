import type { Today } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { notAdmittedBySession } from '../tasks.ts';
import classes from './WatchList.module.css';

/** Whom arrears or an unfinished curriculum keep out of a coming session (3.1). */
export function NotAdmittedLearners({ learners }: { learners: Today['notAdmitted'] }) {
  const { t } = useTranslation('today');
  const setting = useTimeSetting();
  return (
    <ul className={classes.list}>
      {notAdmittedBySession(learners).map(({ sessionId, groupTitle, opensAt, learners: names }) => (
        <li key={sessionId}>
          <Anchor component={Link} to={paths.session(sessionId)}>
            {groupTitle}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t('notAdmitted.session', { opensAt, ...setting })}
          </Text>
          <Text size="sm">{names.join(', ')}</Text>
        </li>
      ))}
    </ul>
  );
}
