import type { Today } from '@itog/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './WatchList.module.css';

const AT_ONCE = 6;
const A_DAY_MS = 24 * 3600_000;

/** Whose free retake may still start, and until when (3.8); the nearest end first. */
export function RetakesLapsing({ retakes, now }: { retakes: Today['retakesLapsing']; now: Date }) {
  const { t } = useTranslation('today');
  const setting = useTimeSetting();
  const [all, setAll] = useState(false);
  const shown = all ? retakes : retakes.slice(0, AT_ONCE);
  return (
    <>
      <ul className={classes.list}>
        {shown.map(({ sessionId, learnerName, groupTitle, closesAt }, index) => (
          <li key={`${sessionId} ${learnerName} ${index}`}>
            <Anchor component={Link} to={paths.session(sessionId)}>
              {learnerName}
            </Anchor>{' '}
            <Text component="span" size="sm" c="dimmed">
              {groupTitle}
            </Text>
            <div className={classes.until} data-soon={closesAt.getTime() - now.getTime() < A_DAY_MS || undefined}>
              {t('retakes.until', { closesAt, ...setting })}
            </div>
          </li>
        ))}
      </ul>
      {shown.length < retakes.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          {t('more', { count: retakes.length - shown.length })}
        </Button>
      )}
    </>
  );
}
