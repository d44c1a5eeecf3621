import { listBlankActs } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../api/query.ts';
import { PrintButton } from '../../ui/actions/PrintButton.tsx';
import { Panel } from '../../ui/layout/Panel.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';
import classes from './Blanks.module.css';

/** Acts that wrote spoilt sheets off, each to be printed and signed. */
export function Acts() {
  const { t } = useTranslation('blanks');
  const { data } = useQuery(queryOf(listBlankActs));
  if (!data || data.acts.length === 0) return null;
  return (
    <Panel title={t('acts.title')}>
      <ul className={classes.rows}>
        {data.acts.map(({ id, number, date, reason, blanks }) => (
          <li key={id} className={classes.act}>
            <div>
              <strong>{t('acts.act', { number })}</strong>, <CalendarDay value={date} />
              <Text size="sm">{reason}</Text>
              <Text size="sm" c="dimmed">
                {t('batches.count', { count: blanks.length })}:{' '}
                {blanks.map(({ series, number: text }) => `${series} ${text}`.trim()).join(', ')}
              </Text>
            </div>
            <PrintButton request={{ kind: 'blank-act', actId: id }} size="sm">
              {t('acts.pdf')}
            </PrintButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
