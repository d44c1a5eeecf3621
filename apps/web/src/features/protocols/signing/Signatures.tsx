import type { Protocol } from '@itog/contracts';
import { fullName, signersOf } from '@itog/domain';
import { Title } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Signatures.module.css';

/** Who has signed and who is waited for, in the order of signing: the chair last (2.4). */
export function Signatures({ protocol }: { protocol: Pick<Protocol, 'signers' | 'status'> }) {
  const { t } = useTranslation('protocols');
  const signers = signersOf(protocol.signers);
  const inOrder = [
    ...signers.filter(({ role }) => role !== 'chair'),
    ...signers.filter(({ role }) => role === 'chair'),
  ];
  const signed = inOrder.filter(({ signature }) => signature).length;
  return (
    <section>
      <Title order={2} size="h4">
        {t('signatures.title')}
      </Title>
      <p className={classes.count} role="status">
        {t('signatures.count', { signed, total: inOrder.length })}
      </p>
      <ol className={classes.signers}>
        {inOrder.map((signer) => (
          <Signer key={signer.id} signer={signer} />
        ))}
      </ol>
    </section>
  );
}

function Signer({ signer }: { signer: Protocol['signers'][number] }) {
  const { t } = useTranslation('protocols');
  const setting = useTimeSetting();
  const { name, role, signature } = signer;
  const Mark = signature ? IconCircleCheckFilled : IconCircleDashed;
  return (
    <li data-signed={signature !== null || undefined}>
      <Mark size={22} stroke={1.6} aria-hidden />
      <div>
        <div className={classes.name}>{fullName(name)}</div>
        <div className={classes.fact}>{t(`role.${role}`)}</div>
        {signature ? (
          <div className={classes.fact} title={t('signatures.device', { ...signature })}>
            {t('signatures.signed', { at: signature.at, address: signature.address, ...setting })}
          </div>
        ) : (
          <div className={classes.fact}>{t(role === 'chair' ? 'signatures.last' : 'signatures.waiting')}</div>
        )}
      </div>
    </li>
  );
}
