import { getStatistics, type Statistics } from '@itog/contracts';
import { BarChart, LineChart } from '@mantine/charts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { DataTable, type Column } from '../../../ui/table/DataTable.tsx';
import { isEmpty, issuedByMonth, passRate, sumOf } from './year.ts';
import classes from './YearInNumbers.module.css';

const COLORS = ['pine.6', 'amber.5', 'green.5', 'pine.3', 'gray.5'];
const HEIGHT = 220;
/** A drawing is not read out, so the keyboard does not stop in it either. */
const UNFOCUSED = { accessibilityLayer: false } as const;
/** Where there is no room for every month, each second or third is named, this month among them. */
const MONTHS = { interval: 'equidistantPreserveEnd' } as const;
/** Minutes are enough: the numbers of a year do not hurry. */
const FRESH_MS = 10 * 60_000;

/** Twelve months in numbers, for those who answer for them; nothing until there is something to count. */
export default function YearInNumbers() {
  const { t } = useTranslation('today');
  const id = useId();
  const { data } = useQuery({ ...queryOf(getStatistics), staleTime: FRESH_MS });
  if (!data || isEmpty(data)) return null;
  return (
    <section aria-labelledby={id} className={classes.year}>
      <Title order={2} id={id}>
        {t('year.title')}
      </Title>
      <p className={classes.lead}>{t('year.lead')}</p>
      <div className={classes.charts}>
        <Issued year={data} />
        <Passes year={data} />
        <Days year={data} />
      </div>
      <Programs programs={data.programs} />
    </section>
  );
}

function Issued({ year }: { year: Statistics }) {
  const { t } = useTranslation('today');
  const { data, series } = issuedByMonth(year, t('year.otherPrograms'));
  const total = year.months.reduce((sum, { issued }) => sum + issued, 0);
  return (
    <Figure title={t('year.issued.title')} value={t('year.issued.value', { count: total })} wide>
      <BarChart
        h={HEIGHT}
        data={data.map((each) => ({ ...each, month: t('year.month', { month: each.month }) }))}
        dataKey="month"
        type="stacked"
        series={series.map(({ key, label }, index) => ({ name: key, label, color: COLORS[index] ?? 'gray.5' }))}
        withLegend={series.length > 1}
        legendProps={{ verticalAlign: 'bottom' }}
        xAxisProps={MONTHS}
        yAxisProps={{ allowDecimals: false, width: 40 }}
        barProps={{ isAnimationActive: false }}
        barChartProps={UNFOCUSED}
      />
    </Figure>
  );
}

function Passes({ year: { months } }: { year: Statistics }) {
  const { t } = useTranslation('today');
  const all = sumOf(months);
  return (
    <Figure
      title={t('year.passes.title')}
      value={all.results > 0 ? t('year.passes.value', { ...all, share: passRate(all) }) : t('year.none')}
    >
      <LineChart
        h={HEIGHT}
        data={months.map((each) => ({ month: t('year.month', { month: each.month }), share: passRate(each) }))}
        dataKey="month"
        series={[{ name: 'share', label: t('year.passes.label'), color: 'green.6' }]}
        unit=" %"
        xAxisProps={MONTHS}
        yAxisProps={{ domain: [0, 100], width: 52 }}
        curveType="linear"
        connectNulls
        lineProps={{ isAnimationActive: false }}
        lineChartProps={UNFOCUSED}
      />
    </Figure>
  );
}

function Days({ year: { months } }: { year: Statistics }) {
  const { t } = useTranslation('today');
  const last = months.findLast(({ medianDays }) => medianDays !== null);
  return (
    <Figure
      title={t('year.days.title')}
      value={
        last ? t('year.days.value', { count: wholeDays(last.medianDays) ?? 0, month: last.month }) : t('year.none')
      }
    >
      <BarChart
        h={HEIGHT}
        data={months.map(({ month, medianDays }) => ({
          month: t('year.month', { month }),
          medianDays: wholeDays(medianDays),
        }))}
        dataKey="month"
        series={[{ name: 'medianDays', label: t('year.days.label'), color: 'amber.5' }]}
        xAxisProps={MONTHS}
        yAxisProps={{ allowDecimals: false, width: 40 }}
        barProps={{ isAnimationActive: false }}
        barChartProps={UNFOCUSED}
      />
    </Figure>
  );
}

/** The words and the bar say the same. */
const wholeDays = (days: number | null) => days && Math.round(days);

/** A chart with its sum in words; the months are drawn, the rest the words and the table below say. */
function Figure({ title, value, wide, children }: FigureProps) {
  const id = useId();
  return (
    <figure className={classes.figure} data-wide={wide} aria-labelledby={id}>
      <figcaption>
        <Title order={3} size="h4" id={id}>
          {title}
        </Title>
        <p className={classes.value}>{value}</p>
      </figcaption>
      <div aria-hidden="true">{children}</div>
    </figure>
  );
}

type FigureProps = {
  readonly title: string;
  readonly value: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

function Programs({ programs }: { programs: Statistics['programs'] }) {
  const { t } = useTranslation('today');
  const count = (value: number) => t('year.count', { count: value });
  const columns: Column<Statistics['programs'][number]>[] = [
    { key: 'title', title: t('year.programs.program'), isName: true, render: ({ title }) => title },
    { key: 'issued', align: 'end', title: t('year.programs.issued'), render: ({ issued }) => count(issued) },
    { key: 'results', align: 'end', title: t('year.programs.results'), render: ({ results }) => count(results) },
    {
      key: 'share',
      align: 'end',
      title: t('year.programs.share'),
      render: (share) => (share.results > 0 ? t('year.percent', { share: passRate(share) }) : '–'),
    },
  ];
  return (
    <Panel title={t('year.programs.title')} flush>
      <DataTable
        name={t('year.programs.title')}
        columns={columns}
        rows={programs}
        rowKey={({ programId }) => programId}
      />
    </Panel>
  );
}
