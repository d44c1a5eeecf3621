import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { CalendarDay, DateTime } from '../../../ui/time/DateTime.tsx';
import type { IssuedDocument } from './issued-document.ts';
import classes from './DocumentPage.module.css';

type Happened = IssuedDocument['events'][number];

/** What has happened to the document, the first first. */
export function Events({ events }: Pick<IssuedDocument, 'events'>) {
  const { t } = useTranslation(['registry', 'hand-overs']);
  return (
    <ol className={classes.steps}>
      {events.map((each) => (
        <li key={`${each.event} ${each.at.toISOString()} ${each.detail}`}>
          <p>
            {wordsOf(each, t)}
            {each.on && DATED.includes(each.event) && (
              <>
                {' '}
                <CalendarDay value={each.on} />
              </>
            )}
          </p>
          <p className={classes.quiet}>
            <DateTime value={each.at} />
            {each.by && `, ${each.by}`}
          </p>
          {each.reason && <p>{each.reason}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Events with a day of their own, which need not be that of their record. */
const DATED: readonly Happened['event'][] = ['handed-over', 'post-delivered', 'post-returned', 'returned', 'destroyed'];

function wordsOf({ event, detail }: Happened, t: TFunction<['registry', 'hand-overs']>): string {
  if (event === 'handed-over') return t(`hand-overs:done.${detail}`);
  if (event === 'loss-proved')
    return t('registry:reissue.former.proved', { proof: t(`registry:reissue.former.lossProofs.${detail}`) });
  return t(`registry:document.event.${event}`, { detail });
}
