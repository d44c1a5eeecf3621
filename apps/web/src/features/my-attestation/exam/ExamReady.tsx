import { IconClock, IconMapPin, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { AdmissionChecks, Check, coarse } from '../lobby/Checks.tsx';
import lobby from '../lobby/Lobby.module.css';
import { ServerTime } from '../lobby/ServerTime.tsx';
import { useAskAgainAt } from '../lobby/use-ask-again-at.ts';
import { useNowText } from '../use-now-text.ts';
import { windowText } from '../window-text.ts';
import { examStageOf, type MyExam } from './exam-stage.ts';
import classes from './exam.module.css';

/** Further off the date says enough. */
const DAY_SECONDS = 86_400;

/** When, where, and what is missing before the commission hears the learner. */
export function ExamReady({ attestation }: { attestation: MyExam }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const now = useNowText();
  const { form, opensAt, startUntil, venue, address, secondTimeOf } = attestation.session;
  const left = useSecondsUntil(opensAt);
  useAskAgainAt(opensAt);
  const stage = examStageOf(attestation);
  const isAhead = !['meeting', 'current'].includes(stage) && left > 0 && left < DAY_SECONDS;
  return (
    <Panel title={t(`exam.title.${form}`)}>
      <p className={classes.now}>{now(attestation)}</p>
      <ul className={lobby.checks}>
        <Check icon={IconClock}>
          {t('exam.window', { window: windowText(t, opensAt, startUntil, setting) })}{' '}
          {isAhead && <strong>{t('ready.opensIn', { seconds: coarse(left) })}</strong>}
          {stage === 'scheduled' && left <= 0 && <strong>{t('exam.notOpened')}</strong>}
        </Check>
        <Check icon={IconMapPin}>{t(`ready.venue_${venue}`, { address })}</Check>
        {secondTimeOf && <Check icon={IconRepeat}>{t('exam.secondTime')}</Check>}
        <AdmissionChecks {...attestation} />
      </ul>
      <ServerTime />
    </Panel>
  );
}
