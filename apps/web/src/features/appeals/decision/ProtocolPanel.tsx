import { getAppealProtocolFile, signAppealProtocol, type Appeal } from '@itog/contracts';
import { fullName, givesWay } from '@itog/domain';
import { Alert, Button, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';
import { call } from '../../../api/call.ts';
import { useMe } from '../../../api/me.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { HashText } from '../../../ui/signing/HashText.tsx';
import { SignDialog, type SigningAct } from '../../../ui/signing/SignDialog.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import classes from '../case/case.module.css';
import { namesOf, useAct } from '../case/use-case.ts';
import people from '../hearing/People.module.css';
import { FileLink } from '../parts/FileLink.tsx';
import { Sheet } from '../parts/Sheet.tsx';

/** The protocol of the hearing, who has signed it and who is waited for; the chair last (5.11). */
export function ProtocolPanel({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const { protocol, commission } = appeal;
  if (!protocol) return null;
  const title = t('protocol.number', { number: protocol.number });
  const href = addressOf(getAppealProtocolFile, { params: { appealId: appeal.id }, query: undefined });
  return (
    <>
      <Panel
        title={title}
        actions={
          protocol.signedAt && (
            <FileLink href={href} ready={protocol.printed}>
              {t('protocol.download')}
            </FileLink>
          )
        }
      >
        <ul className={people.people}>
          {commission?.seats.map((seat) => (
            <Signer key={seat.id} seat={seat} />
          ))}
        </ul>
        <ChairRefused appeal={appeal} />
        <Sign appeal={appeal} protocol={protocol} />
        <p className={classes.fact}>{t('application.hash')}</p>
        <HashText value={protocol.contentSha256} />
      </Panel>
      <div className={classes.sheet}>
        <Sheet title={title} html={protocol.html} />
      </div>
    </>
  );
}

type Seat = NonNullable<Appeal['commission']>['seats'][number];
const TONES: Record<NonNullable<Seat['signature']>['status'], Tone> = {
  signed: 'good',
  'signed-with-opinion': 'good',
  refused: 'bad',
  absent: 'quiet',
};

function Signer({ seat: { name, role, signature } }: { seat: Seat }) {
  const { t } = useTranslation('appeals');
  const setting = useTimeSetting();
  return (
    <li>
      <div className={people.who}>
        <strong>{fullName(name)}</strong>
        <Text size="sm" c="dimmed">
          {t(`role.${role}`)}
          {signature && signature.status !== 'absent' && ` · ${t('protocol.at', { at: signature.at, ...setting })}`}
        </Text>
        {signature?.statement && <p className={people.opinion}>{signature.statement}</p>}
      </div>
      {signature ? (
        <StatusBadge tone={TONES[signature.status]}>{t(`protocol.status.${signature.status}`)}</StatusBadge>
      ) : (
        <StatusBadge tone="wait">{t('protocol.waiting')}</StatusBadge>
      )}
    </li>
  );
}

/** Nothing is announced without the chair: he is told that he may still sign, the others what is waited for (2.4, 5.11). */
function ChairRefused({ appeal: { commission, protocol, mySeat } }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const refused = commission?.seats.some((seat) => seat.signature && givesWay(seat, seat.signature));
  if (!refused || protocol?.signedAt) return null;
  return <Alert color="red">{t('protocol.chairRefused', { context: mySeat === 'chair' ? 'mine' : undefined })}</Alert>;
}

type Protocol = NonNullable<Appeal['protocol']>;

function Sign({ appeal, protocol }: { appeal: Appeal; protocol: Protocol }) {
  const { t } = useTranslation('appeals');
  const [shown, setShown] = useState<Protocol | null>(null);
  // A signature under words that have changed since the dialog was opened would be one under words unread.
  if (shown && shown.contentSha256 !== protocol.contentSha256) setShown(null);
  if (!appeal.mySigning || protocol.signedAt) return null;
  if (appeal.mySigning.some(({ code }) => code === 'signature.given-already')) return null;
  return (
    <div className={classes.form}>
      <Refusals refusals={appeal.mySigning} names={namesOf(appeal)} />
      {appeal.mySigning.length === 0 && (
        <Button leftSection={<IconSignature size={20} aria-hidden />} onClick={() => setShown(protocol)}>
          {t('protocol.sign')}
        </Button>
      )}
      {shown && <Signing appeal={appeal} protocol={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function Signing({ appeal, protocol, onClose }: { appeal: Appeal; protocol: Protocol; onClose: () => void }) {
  const { t } = useTranslation('appeals');
  const me = useMe();
  const { number, html, contentSha256 } = protocol;
  const refused = appeal.commission?.seats.some(({ id, signature }) => id === me.id && signature?.status === 'refused');
  const signing = useAct(
    (act: SigningAct) => call(signAppealProtocol, { params: { appealId: appeal.id }, body: { ...act, contentSha256 } }),
    onClose,
  );
  return (
    <SignDialog
      opened
      choices
      refused={refused}
      onClose={onClose}
      title={t('protocol.signTitle', { number })}
      confirm={t('protocol.sign')}
      content={{ html, contentSha256 }}
      onSign={(act) => signing.mutate(act)}
      pending={signing.isPending}
      error={signing.error}
    />
  );
}
