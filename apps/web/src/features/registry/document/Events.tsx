import { useTranslation } from 'react-i18next';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import type { IssuedDocument } from './DocumentPage.tsx';
import classes from './DocumentPage.module.css';

/** What has happened to the document, the first first. */
export function Events({ events }: Pick<IssuedDocument, 'events'>) {
  const { t } = useTranslation('registry');
  return (
    <ol className={classes.steps}>
      {events.map(({ event, at, by, reason }) => (
        <li key={event}>
          <p>{t(`document.event.${event}`)}</p>
          <p className={classes.quiet}>
            <DateTime value={at} />
            {by && `, ${by}`}
          </p>
          {reason && <p>{reason}</p>}
        </li>
      ))}
    </ol>
  );
}
