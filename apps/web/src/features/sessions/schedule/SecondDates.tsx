import { getSession, type SessionDetails } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../../../api/query.ts';
import classes from './schedule.module.css';

/** Whom the commission has given which dates, as periods with their people. */
function periodsOf({ participants }: SessionDetails) {
  const periods = new Map<string, { from: string; until: string; names: string[] }>();
  for (const { examination, learner } of participants) {
    if (!examination?.secondTime) continue;
    const { from, until } = examination.secondTime;
    const period = periods.get(`${from}/${until}`) ?? { from, until, names: [] };
    period.names.push(shortName(learner.name));
    periods.set(`${from}/${until}`, period);
  }
  return [...periods.values()].sort((a, b) => a.from.localeCompare(b.from));
}

/** The dates of a second time as the commission has set them (3.11); the first of them is proposed as the day. */
export function SecondDates({ sessionId, onDay }: { sessionId: string; onDay: (day: string) => void }) {
  const { t } = useTranslation('sessions');
  const { data } = useQuery(queryOf(getSession, { params: { sessionId } }));
  const periods = data ? periodsOf(data) : [];
  const first = periods[0]?.from;
  // Proposed once: from then on the day is what a person chooses.
  const propose = useEffectEvent(onDay);
  useEffect(() => {
    if (first) propose(first);
  }, [first]);
  return (
    <>
      {periods.map((period) => (
        <p key={period.from + period.until} className={classes.hint}>
          {t('schedule.secondDates', period)}
        </p>
      ))}
    </>
  );
}
