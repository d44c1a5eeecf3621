import type { Protocol } from '@itog/contracts';
import { fullName, signersOf } from '@itog/domain';
import { Title } from '@mantine/core';
import {
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleXFilled,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from './Signatures.module.css';

/** Who has signed and who is waited for, in the order of signing: the chair last (2.4). */
export function Signatures({ protocol }: { protocol: Pick<Protocol, 'signers' | 'status' | 'form'> }) {
  const { t } = useTranslation('protocols');
  const signers = signersOf(protocol.signers, protocol.form);
  const inOrder = [
    ...signers.filter(({ role }) => role !== 'chair'),
    ...signers.filter(({ role }) => role === 'chair'),
  ];
  const signed = inOrder.filter(({ signature }) => signature && SIGNED.includes(signature.status)).length;
  const total = inOrder.filter(({ signature }) => signature?.status !== 'absent').length;
  return (
    <section>
      <Title order={2} size="h4">
        {t('signatures.title')}
      </Title>
      <p className={classes.count} role="status">
        {t('signatures.count', { signed, total })}
      </p>
      <ol className={classes.signers}>
        {inOrder.map((signer) => (
          <Signer key={signer.id} signer={signer} />
        ))}
      </ol>
    </section>
  );
}

type Signature = NonNullable<Protocol['signers'][number]['signature']>;
const SIGNED: readonly Signature['status'][] = ['signed', 'signed-with-opinion'];
const MARKS: Record<Signature['status'], Icon> = {
  signed: IconCircleCheckFilled,
  'signed-with-opinion': IconCircleCheckFilled,
  refused: IconCircleXFilled,
  absent: IconCircleMinus,
};

function Signer({ signer }: { signer: Protocol['signers'][number] }) {
  const { t } = useTranslation('protocols');
  const { name, role, signature } = signer;
  const Mark = signature ? MARKS[signature.status] : IconCircleDashed;
  return (
    <li data-status={signature?.status}>
      <Mark size={22} stroke={1.6} aria-hidden />
      <div>
        <div className={classes.name}>{fullName(name)}</div>
        <div className={classes.fact}>{t(`role.${role}`)}</div>
        {signature ? (
          <Given signature={signature} />
        ) : (
          <div className={classes.fact}>{t(role === 'chair' ? 'signatures.last' : 'signatures.waiting')}</div>
        )}
      </div>
    </li>
  );
}

/** What he has done: signed, how and when; or why not. */
function Given({ signature }: { signature: Signature }) {
  const { t } = useTranslation('protocols');
  const setting = useTimeSetting();
  const { status, method, statement, at, address } = signature;
  if (status === 'absent') return <div className={classes.fact}>{t('signatures.absent')}</div>;
  return (
    <>
      <div className={classes.fact} title={t('signatures.device', { ...signature })}>
        {t(status === 'refused' ? 'signatures.refused' : `signatures.signed.${method}`, { at, address, ...setting })}
      </div>
      {statement && (
        <div className={classes.statement}>
          <strong>{t(`signatures.statement.${status}`)}</strong> {statement}
        </div>
      )}
    </>
  );
}
