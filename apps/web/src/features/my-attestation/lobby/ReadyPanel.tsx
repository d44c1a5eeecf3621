import type { MyAttestation, WireRefusal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconMapPin, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { StartButton } from '../start/StartButton.tsx';
import { windowText } from '../window-text.ts';
import classes from './Lobby.module.css';
import { ServerTime } from './ServerTime.tsx';
import { useAskAgainAt } from './use-ask-again-at.ts';

/** The checklist before the start; what is missing says what to do about it. */
export function ReadyPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const me = useMe();
  const say = useRefusalSentence({ mine: true });
  const { session, startRefusals, acknowledgedAt } = attestation;
  const inTheWay = (refusal: WireRefusal) => /^(admission|session\.cancelled)/.test(refusal.code);
  const admission = startRefusals.filter(inTheWay);
  return (
    <Panel title={t('ready.title')}>
      <ul className={classes.checks}>
        {admission.map((refusal) => (
          <Check key={refusal.code} good={false} icon={IconAlertTriangle}>
            {say(refusal)}
          </Check>
        ))}
        {admission.length === 0 && (
          <Check good icon={IconCheck}>
            {t('ready.admitted', { context: genderOf(me.name) })}
          </Check>
        )}
        {acknowledgedAt ? (
          <Check good icon={IconCheck}>
            {t('ready.acknowledged', { at: acknowledgedAt, ...setting })}
          </Check>
        ) : (
          <Check good={false} icon={IconAlertTriangle}>
            <Anchor href="#regulation">{t('ready.notAcknowledged')}</Anchor>
          </Check>
        )}
        <Check icon={IconClock}>
          {t('ready.window', { window: windowText(t, session.opensAt, session.startUntil, setting) })}{' '}
          <Opening {...attestation} />
        </Check>
        <Check icon={IconMapPin}>{t(`ready.venue_${session.venue}`, { address: session.address })}</Check>
      </ul>
      <ServerTime />
      <StartButton attestation={attestation} />
    </Panel>
  );
}

function Check({ good, icon: Shape, children }: { good?: boolean; icon: Icon; children: ReactNode }) {
  return (
    <li data-good={good}>
      <Shape size={20} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </li>
  );
}

/** How long until the test opens; when it opens, the server is asked what holds now. */
function Opening({ session: { opensAt, startUntil } }: MyAttestation) {
  const { t } = useTranslation('my-attestation');
  const toOpen = useSecondsUntil(opensAt);
  const toClose = useSecondsUntil(startUntil);
  useAskAgainAt(opensAt);
  useAskAgainAt(startUntil);
  if (toOpen > 0) return <strong>{t('ready.opensIn', { seconds: coarse(toOpen) })}</strong>;
  return <strong>{t(toClose > 0 ? 'ready.opened' : 'ready.closed')}</strong>;
}

/** Seconds only in the last minute: before it they only make nervous. */
function coarse(seconds: number): number {
  return seconds > 60 ? Math.ceil(seconds / 60) * 60 : seconds;
}
