import { getToday, listAppeals } from '@itog/contracts';
import { IconSunrise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api/me.ts';
import { queryOf } from '../../api/query.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { EmptyState } from '../../ui/layout/EmptyState.tsx';
import { Page } from '../../ui/layout/Page.tsx';
import { AgreementTask } from '../../ui/signing/AgreementTask.tsx';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { OwnSignatures } from './OwnSignatures.tsx';
import { signaturesOf, tasksOf } from './tasks.ts';
import { TaskList } from './TaskList.tsx';
import classes from './TodayPage.module.css';
import { WatchList } from './watch/WatchList.tsx';

/** The charts weigh more than the rest of the page, which does not wait for them. */
const YearInNumbers = lazy(() => import('./statistics/YearInNumbers.tsx'));

/** Without hints the page is never older than this. */
const ANEW_MS = 30_000;

/** The page a member of staff opens first: what burns, what to do, what to keep an eye on. */
export default function TodayPage() {
  const { t } = useTranslation('today');
  const can = useCan();
  const { data: today, error } = useQuery({ ...queryOf(getToday), refetchInterval: ANEW_MS });
  const appeals = useQuery({
    ...queryOf(listAppeals, { query: { stage: 'open' } }),
    enabled: can('appeals.read'),
    refetchInterval: ANEW_MS,
  });
  if (!today) {
    return <Page title={t('title')}>{error ? <ProblemAlert error={error} /> : <Loading />}</Page>;
  }
  const signatures = signaturesOf(today);
  const tasks = tasksOf(today, appeals.data?.appeals);
  const watches = today.sessions.length + today.retakesLapsing.length + today.notAdmitted.length > 0;
  const calm = signatures.length + tasks.length === 0;
  return (
    <Page title={t('title')} lead={<DateLine now={today.serverNow} />}>
      <div className={classes.columns} data-wide={watches || undefined}>
        <div>
          <AgreementTask />
          <OwnSignatures protocols={signatures} />
          {calm ? <EmptyState icon={IconSunrise}>{t('calm')}</EmptyState> : <TaskList tasks={tasks} />}
        </div>
        {watches && <WatchList today={today} />}
      </div>
      {can('statistics.read') && (
        <Suspense>
          <YearInNumbers />
        </Suspense>
      )}
    </Page>
  );
}

function DateLine({ now }: { now: Date }) {
  const { t } = useTranslation('today');
  const setting = useTimeSetting();
  const weekday = new Intl.DateTimeFormat(setting.language, { weekday: 'long', timeZone: setting.zone }).format(now);
  return <span className={classes.date}>{t('date', { weekday, now, ...setting })}</span>;
}
