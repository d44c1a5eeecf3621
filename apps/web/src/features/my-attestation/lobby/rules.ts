import type { MyAttestation } from '@itog/contracts';
import { questionsToPass } from '@itog/domain';
import type { TFunction } from 'i18next';
import type { TimeSetting } from '../../../ui/time/format.ts';
import { secondsForTest } from '../stage.ts';

/** The rules of this very test for this very learner, a sentence each, from the policy of his session. */
export function rulesOf(t: TFunction<'my-attestation'>, attestation: MyAttestation, setting: TimeSetting): string[] {
  const { policy, extraMinutes, questions, session, grantClosesAt } = attestation;
  const seconds = secondsForTest(attestation);
  const pass = questionsToPass(questions, policy);
  const counted = policy.showPreliminaryScore ? undefined : 'announced';
  const days = t('rules.days', { count: policy.retakeDays, context: counted });
  const base = policy.timeLimitMinutes * 60;
  return [
    t('rules.size', { count: questions, seconds: base }),
    ...(extraMinutes > 0 ? [t('rules.extra', { extra: extraMinutes * 60, seconds })] : []),
    t('rules.oneRight'),
    t('rules.pass', { count: pass, total: questions, percent: policy.passPercent }),
    t('rules.order'),
    t('rules.saving'),
    t('rules.going'),
    ...(grantClosesAt ? [] : [t('rules.full', { startUntil: session.startUntil, ...setting })]),
    ...(policy.retakes === 1 ? [t('rules.retake', { days })] : []),
    ...(policy.retakes > 1 ? [t('rules.retakes', { count: policy.retakes, days })] : []),
    t('rules.appeal'),
  ];
}
