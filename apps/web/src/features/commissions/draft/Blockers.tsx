import type { WireRefusal } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import classes from './Blockers.module.css';

export type BlockersProps = {
  /** Undefined until a program is chosen and the first answer is there. */
  readonly refusals: readonly WireRefusal[] | undefined;
  readonly error: unknown;
  /** The answer is of a composition that has changed since. */
  readonly stale: boolean;
  readonly names: Readonly<Record<string, string>>;
};

/** What the Regulation has against the composition, or that it has nothing (2.4–2.7). */
export function Blockers({ refusals, error, stale, names }: BlockersProps) {
  const { t } = useTranslation('commissions');
  if (error) return <ProblemAlert error={error} />;
  if (!refusals) return <p className={classes.note}>{t('draft.checkLater')}</p>;
  return (
    <div role="status" className={classes.blockers} data-stale={stale || undefined}>
      {refusals.length === 0 ? (
        <StatusBadge tone="good">{t('draft.fits')}</StatusBadge>
      ) : (
        <Refusals refusals={refusals} names={names} />
      )}
    </div>
  );
}
