import type { MyAttestation } from '@itog/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useTimeSetting } from '../../ui/time/use-time-setting.ts';
import { examStageOf, isExam, type MyExam } from './exam/exam-stage.ts';
import { lastFinished, retakeContext, runningAttempt, secondsForTest, stageOf } from './stage.ts';

/** What the learner should do now, in one sentence. */
export function useNowText(): (attestation: MyAttestation) => string {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  return (attestation) => {
    if (isExam(attestation)) return examText(t, attestation);
    return t(`now.${stageOf(attestation)}`, {
      context: retakeContext(attestation),
      count: attestation.policy.retakeDays,
      ...lastFinished(attestation)?.result,
      deadlineAt: runningAttempt(attestation)?.deadlineAt,
      startUntil: attestation.session.startUntil,
      retakeClosesAt: attestation.retakeClosesAt,
      grantClosesAt: attestation.grantClosesAt,
      seconds: secondsForTest(attestation),
      ...setting,
    });
  };
}

function examText(t: TFunction<'my-attestation'>, attestation: MyExam): string {
  const { session, examination } = attestation;
  const { card, canDrawCard, result, hasThesisFile } = examination;
  const context = card ? 'card' : canDrawCard ? 'draw' : hasThesisFile ? 'handedIn' : session.form;
  const mark = result && t(`exam.mark.${result.mark}`).toLowerCase();
  return t(`exam.now.${examStageOf(attestation)}`, {
    context,
    form: t(`form.${session.form}`),
    number: card?.number,
    mark,
  });
}
