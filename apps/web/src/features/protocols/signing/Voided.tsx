import type { Protocol } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Voided.module.css';

/** Signatures that a change of the words has voided, and why. */
export function Voided({ voided }: Pick<Protocol, 'voided'>) {
  const { t } = useTranslation('protocols');
  const setting = useTimeSetting();
  if (voided.length === 0) return null;
  return (
    <details className={classes.voided}>
      <summary>{t('voided.title', { count: voided.length })}</summary>
      <ul>
        {voided.map(({ name, at, voidedAt, reason }) => (
          <li key={`${name} ${at.toISOString()}`}>
            <s>{name}</s>
            <div>{t('voided.signed', { at, ...setting })}</div>
            <div>{t('voided.why', { voidedAt, reason, ...setting })}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}
