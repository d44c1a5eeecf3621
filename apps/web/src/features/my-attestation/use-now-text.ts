import type { MyAttestation } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { lastFinished, runningAttempt, secondsForTest, stageOf } from './stage.ts';

/** What the learner should do now, in one sentence. */
export function useNowText(): (attestation: MyAttestation) => string {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  return (attestation) =>
    t(`now.${stageOf(attestation)}`, {
      ...lastFinished(attestation)?.result,
      deadlineAt: runningAttempt(attestation)?.deadlineAt,
      startUntil: attestation.session.startUntil,
      retakeClosesAt: attestation.retakeClosesAt,
      seconds: secondsForTest(attestation),
      ...setting,
    });
}
