import type { SessionDetails } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './monitor.module.css';

type Outage = SessionDetails['outages'][number];

/** The outages that were declared: what happened, who got how much time back, who declared it (3.6). */
export function Outages({ outages }: Pick<SessionDetails, 'outages'>) {
  const { t } = useTranslation('sessions');
  const setting = useTimeSetting();
  if (outages.length === 0) return null;
  return (
    <Panel title={t('outage.list')}>
      <ul className={classes.outages}>
        {outages.map((outage) => (
          <li key={`${outage.from.toISOString()} ${outage.at.toISOString()}`}>
            {sentence(outage.words)}
            <Text size="sm">{t('outage.given', { count: outage.learners, minutes: minutesOf(outage) })}</Text>
            <Text size="sm" c="dimmed">
              {t('outage.by', { by: outage.by, at: outage.at, ...setting })}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const minutesOf = ({ fewestMinutes, mostMinutes }: Outage) =>
  fewestMinutes === mostMinutes ? String(mostMinutes) : `${fewestMinutes}–${mostMinutes}`;
