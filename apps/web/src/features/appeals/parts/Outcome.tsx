import type { AppealDecision, AppealSummary } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import parts from './parts.module.css';

export type OutcomeProps = Pick<AppealSummary, 'kind'> & {
  readonly decision: AppealDecision;
  readonly consequences: readonly string[];
};

/** What the commission has decided and found, why, and what has followed (5.9, 5.10). */
export function Outcome({ kind, decision, consequences }: OutcomeProps) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  const { upheld, confirmed, influenced, newMark, reasons, at } = decision;
  return (
    <>
      <StatusBadge tone={upheld ? 'good' : 'bad'}>{t(upheld ? 'decision.upheld' : 'decision.rejected')}</StatusBadge>
      <p className={parts.text}>{t('decision.at', { at, ...setting })}</p>
      {kind === 'procedure' && (
        <p className={parts.text}>
          {t(confirmed ? 'decision.confirmed' : 'decision.notConfirmed')}{' '}
          {t(influenced ? 'decision.influenced' : 'decision.notInfluenced')}
        </p>
      )}
      {newMark && <p className={parts.text}>{t('decision.newMark', { mark: t(`mark.${newMark}`) })}</p>}
      <h3 className={parts.small}>{t('decision.reasons')}</h3>
      <p className={parts.text}>{reasons}</p>
      <Consequences consequences={consequences} />
      <p className={parts.fact}>{t('decision.final')}</p>
    </>
  );
}

/** What follows from a decision, sentence by sentence. */
export function Consequences({ consequences }: Pick<OutcomeProps, 'consequences'>) {
  const { t } = useTranslation('appeals');
  if (consequences.length === 0) return null;
  return (
    <>
      <h3 className={parts.small}>{t('decision.consequences')}</h3>
      <ul className={parts.list}>
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
