import type { MyAttestation } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Result.module.css';

/** By which protocol the result is announced (3.12), or how an appeal has changed it and what replaces that protocol (5.10). */
export function Announced({ attestation }: { attestation: Pick<MyAttestation, 'protocol' | 'amendment'> }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const { protocol, amendment } = attestation;
  if (!amendment)
    return protocol && <p className={classes.lead}>{t('result.protocol', { ...protocol, ...setting })}</p>;
  const { appealProtocol, signedAt } = amendment;
  return (
    <>
      <p className={classes.lead}>
        {t('result.amended', { context: appealProtocol ? 'numbered' : undefined, appealProtocol })}
      </p>
      <p className={classes.lead}>
        {t(signedAt ? 'result.replaced' : 'result.replacing', { ...amendment, ...setting })}
      </p>
    </>
  );
}
