import type { Protocol } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { useContentCheck } from '../../../ui/signing/use-content-check.ts';
import { NextToSign } from './NextToSign.tsx';
import classes from './SignProtocol.module.css';
import { SignDialog } from './SignDialog.tsx';

export type SignProtocolProps = {
  readonly protocol: Protocol;
  /** Hash of the words that the reader has read. */
  readonly read: string;
  readonly onRead: (contentSha256: string) => void;
};

/** The reader's own signature: possible, not yet his turn, or not his at all. New words are to be read first. */
export function SignProtocol({ protocol, read, onRead }: SignProtocolProps) {
  const { t } = useTranslation('protocols');
  const me = useMe();
  const [shown, setShown] = useState<Protocol | null>(null);
  const same = useContentCheck(protocol);
  const { contentSha256, mySigning, signers } = protocol;
  const changed = contentSha256 !== read;
  // A signature under words that have changed since the dialog was opened would be one under words unread.
  const asking = shown !== null && !changed && shown.contentSha256 === contentSha256;
  if (shown !== null && !asking) setShown(null);
  const mine = signers.find(({ id }) => id === me.id)?.signature;
  if (mine?.status === 'signed' || mine?.status === 'signed-with-opinion')
    return <NextToSign protocolId={protocol.id} />;
  if (!mySigning || protocol.status !== 'draft') return null;
  if (mySigning.some(({ code }) => code === 'signature.given-already')) return null;
  // Of the signers the chair alone may sign after he has refused (2.4).
  const refused = mine?.status === 'refused';
  const names = Object.fromEntries(signers.map(({ id, name }) => [id, fullName(name)]));
  return (
    <div className={classes.sign} data-ready={mySigning.length === 0 || undefined}>
      {changed && (
        <div role="alert" className={classes.changed}>
          <p>{t('sign.changed')}</p>
          <Button variant="default" onClick={() => onRead(contentSha256)}>
            {t('sign.readAnew')}
          </Button>
        </div>
      )}
      <Refusals refusals={mySigning} names={names} />
      {!changed && same === false && <div role="alert">{t('sign.otherText')}</div>}
      {mySigning.length === 0 && !changed && same !== false && (
        <>
          <p className={classes.before}>{t(refused ? 'sign.afterRefusal' : 'sign.before')}</p>
          <Button
            fullWidth
            size="md"
            leftSection={<IconSignature size={20} aria-hidden />}
            onClick={() => setShown(protocol)}
          >
            {t('sign.act')}
          </Button>
        </>
      )}
      {shown && <SignDialog protocol={shown} refused={refused} onClose={() => setShown(null)} />}
    </div>
  );
}
