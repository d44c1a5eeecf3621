import type { AttachedSigner } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../feedback/StatusBadge.tsx';
import { Whole } from '../text/Whole.tsx';
import { DateTime } from '../time/DateTime.tsx';
import { useTimeSetting } from '../time/use-time-setting.ts';
import classes from './AttachedSignatures.module.css';
import { Facts } from './Facts.tsx';

const TONES: Record<AttachedSigner['check'], Tone> = {
  verified: 'good',
  gost: 'warn',
  'no-certificate': 'warn',
  'unknown-algorithm': 'warn',
};

/** One signer: who he says he is, and in plain words what was checked and what was not. */
export function SignerFacts({ signer }: { signer: AttachedSigner }) {
  const { t } = useTranslation('attached');
  const setting = useTimeSetting();
  const { subject, organisation, issuer, serial, validFrom, validUntil, signedAt, digest, algorithm, check } = signer;
  const range = validFrom && validUntil && t('range', { from: validFrom, until: validUntil, ...setting });
  return (
    <div className={classes.signer}>
      <div className={classes.name}>
        <strong>{subject ?? t('unknownSigner')}</strong>
        <StatusBadge tone={TONES[check]}>{t(`badge.${check}`)}</StatusBadge>
      </div>
      <p className={classes.checked}>
        <Whole>{t(`checked.${check}`, { digest, algorithm })}</Whole>
      </p>
      {wasNotValid(signer) && <p className={classes.checked}>{t('notValidThen')}</p>}
      <Facts
        facts={[
          { name: t('signedAt'), value: signedAt ? <DateTime value={signedAt} /> : t('noTime') },
          { name: t('organisation'), value: organisation },
          { name: t('serial'), value: <span className="figures">{serial}</span> },
          { name: t('issuer'), value: issuer },
          { name: t('valid'), value: range },
          { name: t('algorithm'), value: algorithm },
        ]}
      />
    </div>
  );
}

/** Whether the certificate did not hold at the time that the signature names. */
function wasNotValid({ signedAt, validFrom, validUntil }: AttachedSigner): boolean {
  if (!signedAt || !validFrom || !validUntil) return false;
  return signedAt < validFrom || signedAt > validUntil;
}
