import type { MyAttestation } from '@itog/contracts';
import { IconClock, IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { StartButton } from '../start/StartButton.tsx';
import { windowText } from '../window-text.ts';
import { AdmissionChecks, Check, coarse } from './Checks.tsx';
import classes from './Lobby.module.css';
import { ServerTime } from './ServerTime.tsx';
import { useAskAgainAt } from './use-ask-again-at.ts';

/** From here on it is told how long the test may still be begun. */
const SOON_S = 1_800;

/** The checklist before the start; what is missing says what to do about it. */
export function ReadyPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const { session, grantClosesAt } = attestation;
  return (
    <Panel title={t('ready.title')}>
      <ul className={classes.checks}>
        <AdmissionChecks {...attestation} />
        <Check icon={IconClock}>
          {grantClosesAt ? (
            t('ready.granted', { grantClosesAt, ...setting })
          ) : (
            <>
              {t('ready.window', { window: windowText(t, session.opensAt, session.startUntil, setting) })}{' '}
              <Opening {...attestation} />
            </>
          )}
        </Check>
        <Check icon={IconMapPin}>{t(`ready.venue_${session.venue}`, { address: session.address })}</Check>
      </ul>
      <ServerTime />
      <StartButton attestation={attestation} />
    </Panel>
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
  if (toClose === 0) return <strong>{t('ready.closed')}</strong>;
  if (toClose > SOON_S) return <strong>{t('ready.opened')}</strong>;
  const seconds = toClose > 60 ? toClose - (toClose % 60) : toClose;
  return <strong>{t('ready.closesIn', { seconds })}</strong>;
}
