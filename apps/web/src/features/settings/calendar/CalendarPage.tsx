import { getCalendar, getCalendars } from '@itog/contracts';
import { CALENDAR_COUNTRIES, type CalendarCountry } from '@itog/domain';
import { ActionIcon, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { CalendarFacts } from './CalendarFacts.tsx';
import { ChooseCountry } from './ChooseCountry.tsx';
import { DayDialog } from './DayDialog.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { SpecialDays } from './SpecialDays.tsx';
import { Versions } from './Versions.tsx';
import { YearGrid } from './YearGrid.tsx';
import classes from './calendar.module.css';

const FIRST_YEAR = 2017;
const LAST_YEAR = 2100;
type Doing = { readonly what: 'import' } | { readonly what: 'day'; readonly day: string } | null;

/** The production calendar that working days are counted by (5.6, 5.11): a year of a country, its changes and versions. */
export default function CalendarPage() {
  const { t } = useTranslation('settings');
  const mayManage = useCan()('organisation.manage');
  const { data: list } = useSuspenseQuery(queryOf(getCalendars));
  const [country, setCountry] = useCountry(list.country);
  const [year, setYear] = useYear(list.thisYear);
  const { data: calendar } = useSuspenseQuery(queryOf(getCalendar, { params: { country, year: String(year) } }));
  const [doing, setDoing] = useState<Doing>(null);
  const edit = mayManage ? (day: string) => setDoing({ what: 'day', day }) : undefined;
  return (
    <Page
      title={t('calendar.title')}
      lead={t('calendar.lead')}
      actions={
        mayManage && (
          <>
            <Button variant="default" onClick={() => setDoing({ what: 'import' })}>
              {t('calendar.import.open')}
            </Button>
            <Button onClick={() => setDoing({ what: 'day', day: '' })}>{t('calendar.day.open')}</Button>
          </>
        )
      }
    >
      <div className={classes.choice}>
        <NativeSelect
          label={t('calendar.country')}
          value={country}
          onChange={({ currentTarget }) => setCountry(currentTarget.value)}
          data={CALENDAR_COUNTRIES.map((value) => ({ value, label: t(`calendar.countries.${value}`) }))}
        />
        <YearChoice year={year} onChange={setYear} />
        <ChooseCountry country={country} inUse={list.country} readOnly={!mayManage} />
      </div>
      {doing?.what === 'import' && (
        <Panel title={t('calendar.import.title', { year: String(year) })}>
          <ImportPanel calendar={calendar} onDone={() => setDoing(null)} />
        </Panel>
      )}
      {doing?.what === 'day' && <DayDialog calendar={calendar} day={doing.day} onDone={() => setDoing(null)} />}
      <CalendarFacts calendar={calendar} />
      <YearGrid calendar={calendar} onDay={edit} />
      <SpecialDays calendar={calendar} onDay={edit} />
      {calendar.versions.length > 0 && <Versions versions={calendar.versions} />}
    </Page>
  );
}

function useCountry(inUse: CalendarCountry): [CalendarCountry, (country: string) => void] {
  const [asked, ask] = useUrlValue('country');
  return [CALENDAR_COUNTRIES.find((each) => each === asked) ?? inUse, ask];
}

function useYear(thisYear: number): [number, (year: number) => void] {
  const [asked, ask] = useUrlValue('year');
  const year = /^\d{4}$/.test(asked) ? Number(asked) : thisYear;
  return [Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year)), (next) => ask(next === thisYear ? '' : String(next))];
}

function YearChoice({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { t } = useTranslation('settings');
  return (
    <Group gap="xs" role="group" aria-label={t('calendar.year')} wrap="nowrap">
      <ActionIcon
        variant="default"
        size={38}
        aria-label={t('calendar.previousYear')}
        disabled={year === FIRST_YEAR}
        onClick={() => onChange(year - 1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text component="output" className={classes.year}>
        {year}
      </Text>
      <ActionIcon
        variant="default"
        size={38}
        aria-label={t('calendar.nextYear')}
        disabled={year === LAST_YEAR}
        onClick={() => onChange(year + 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
