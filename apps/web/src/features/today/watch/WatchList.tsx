import type { Today } from '@itog/contracts';
import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NotAdmittedLearners } from './NotAdmittedLearners.tsx';
import { RetakesLapsing } from './RetakesLapsing.tsx';
import { SessionsToday } from './SessionsToday.tsx';
import classes from './WatchList.module.css';

/** What asks for nothing now, but is to be kept an eye on. */
export function WatchList({ today }: { today: Today }) {
  const { t } = useTranslation('today');
  return (
    <div className={classes.watch}>
      {today.sessions.length > 0 && (
        <Part title={t('sessions.title')}>
          <SessionsToday sessions={today.sessions} />
        </Part>
      )}
      {today.retakesLapsing.length > 0 && (
        <Part title={t('retakes.title')}>
          <RetakesLapsing retakes={today.retakesLapsing} now={today.serverNow} />
        </Part>
      )}
      {today.notAdmitted.length > 0 && (
        <Part title={t('notAdmitted.title')}>
          <NotAdmittedLearners learners={today.notAdmitted} />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id} className={classes.title}>
        {title}
      </Title>
      {children}
    </section>
  );
}
