import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Offline, Problem } from '../../api/problem.ts';
import type { SentenceOptions } from '../../i18n/refusal-sentence.ts';
import classes from './ProblemAlert.module.css';
import { Refusals } from './Refusals.tsx';

export type ProblemAlertProps = Omit<SentenceOptions, 'setting'> & {
  /** What a query or a mutation failed with; nothing is shown without it. */
  readonly error: unknown;
};

/** Why something did not work, said where it was tried. */
export function ProblemAlert({ error, ...options }: ProblemAlertProps) {
  const { t } = useTranslation('ui');
  if (!error) return null;
  return (
    <div role="alert" className={classes.alert}>
      <IconAlertCircle size={22} stroke={1.6} aria-hidden />
      <div>
        {error instanceof Problem && error.refusals.length > 0 ? (
          <Refusals refusals={error.refusals} look="plain" {...options} />
        ) : (
          t(error instanceof Offline ? 'problem.offline' : 'problem.broken')
        )}
        {error instanceof Problem && error.correlationId && (
          <div className={classes.reference}>{t('problem.number', { id: error.correlationId })}</div>
        )}
      </div>
    </div>
  );
}
