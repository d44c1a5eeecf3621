import type { AppealDeadline } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Deadline } from '../../../ui/time/Deadline.tsx';
import { formatDay } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './parts.module.css';

export type TermProps = {
  readonly term: AppealDeadline;
  /** What must be done by then: «Рассмотреть» (5.6), «Сообщить» (5.11). */
  readonly what: 'consider' | 'tell';
  /** It has been done: no time runs any more. */
  readonly done?: boolean;
};

/** A deadline in working days that says why it ends when it ends: each day that does not count, and what the calendar is worth (5.6, 5.11). */
export function Term({ term, what, done = false }: TermProps) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { endsAt, status } = term;
  return (
    <div className={classes.term}>
      <div>{t(`term.${what}`, { endsAt, ...setting })}</div>
      {!done && <Deadline until={endsAt} />}
      <Why term={term} />
      {status !== 'approved' && (
        <Text size="sm" c="dimmed">
          {t(`term.calendar.${status}`)}
        </Text>
      )}
    </div>
  );
}

function Why({ term: { skipped, worked } }: Pick<TermProps, 'term'>) {
  const { t, i18n } = useTranslation('appeals');
  if (skipped.length === 0 && worked.length === 0) return null;
  const short = (day: string) => formatDay(day, i18n.language).replace(/ \d{4}.*$/, '');
  const reason = ({ day, why, title, transferredFrom }: AppealDeadline['skipped'][number]) =>
    t(`term.why.${why === 'transfer' && !transferredFrom ? 'off' : why}`, {
      day: short(day),
      title: title ?? t('term.holiday'),
      from: transferredFrom && short(transferredFrom),
    });
  return (
    <ul className={classes.why} aria-label={t('term.explained')}>
      {skipped.map((each) => (
        <li key={each.day}>{reason(each)}</li>
      ))}
      {worked.map((day) => (
        <li key={day}>{t('term.why.worked', { day: short(day) })}</li>
      ))}
    </ul>
  );
}
