import { isWeekend } from '@itog/domain';
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { dayName, whatOf } from './words.ts';
import type { YearGridProps } from './YearGrid.tsx';
import classes from './calendar.module.css';

/** The same year in words: days on which the work differs from any other week. */
export function SpecialDays({ calendar, onDay }: YearGridProps) {
  const { t, i18n } = useTranslation('settings');
  const id = useId();
  // A holiday on a weekend changes nothing in the count; what was moved from it stands on its new day.
  const shown = calendar.days.filter(({ day, kind }) => kind !== 'off' || !isWeekend(day));
  return (
    <Panel title={<span id={id}>{t('calendar.list.title')}</span>}>
      <ul className={classes.list} aria-labelledby={id}>
        {shown.map((special) => {
          const name = dayName(special.day, i18n.language);
          return (
            <li key={special.day}>
              <strong>{name}</strong>
              <span>{whatOf(t, special)}</span>
              {onDay && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('calendar.list.editDay', { day: name })}
                  onClick={() => onDay(special.day)}
                >
                  {t('calendar.list.edit')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
