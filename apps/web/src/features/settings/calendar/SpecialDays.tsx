import type { CalendarOfYear } from '@itog/contracts';
import { isWeekend } from '@itog/domain';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { dayName, whatOf } from './words.ts';
import type { YearGridProps } from './YearGrid.tsx';

type Day = CalendarOfYear['days'][number];

/** The same year in words: days on which the work differs from any other week. */
export function SpecialDays({ calendar, onDay }: YearGridProps) {
  const { t, i18n } = useTranslation('settings');
  const columns: Column<Day>[] = [
    {
      key: 'day',
      title: t('calendar.list.day'),
      render: ({ day }) => dayName(day, i18n.language),
      isName: true,
    },
    { key: 'what', title: t('calendar.list.what'), render: (day) => whatOf(t, day) },
  ];
  if (onDay)
    columns.push({
      key: 'edit',
      title: t('calendar.list.edit'),
      align: 'end',
      render: ({ day }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('calendar.list.editDay', { day: dayName(day, i18n.language) })}
          onClick={() => onDay(day)}
        >
          {t('calendar.list.edit')}
        </Button>
      ),
    });
  // A holiday on a weekend changes nothing in the count; what was moved from it stands on its new day.
  const rows = calendar.days.filter(({ day, kind }) => kind !== 'off' || !isWeekend(day));
  return (
    <Panel title={t('calendar.list.title')} flush>
      <DataTable name={t('calendar.list.title')} columns={columns} rows={rows} rowKey={({ day }) => day} />
    </Panel>
  );
}
