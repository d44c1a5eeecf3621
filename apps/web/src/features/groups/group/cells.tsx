import type { Enrolment, WireRefusal } from '@itog/contracts';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import classes from './group.module.css';

/** Whether a learner is admitted, and in few words why not (3.1). */
export function Verdict({ enrolment: { learner, refusals, override } }: { enrolment: Enrolment }) {
  const { t } = useTranslation('groups');
  const context = genderOf(learner.name);
  if (override)
    return (
      <>
        <StatusBadge tone="good">{t('admission.admitted', { context })}</StatusBadge>
        <div className={classes.small}>{t('admission.exception', { reason: override.reason })}</div>
      </>
    );
  if (refusals.length === 0) return <StatusBadge tone="good">{t('admission.admitted', { context })}</StatusBadge>;
  return (
    <>
      <StatusBadge tone="warn">{t('admission.notAdmitted', { context })}</StatusBadge>
      {refusals.map((refusal) => (
        <Reason key={refusal.code} refusal={refusal} />
      ))}
    </>
  );
}

function Reason({ refusal }: { refusal: WireRefusal }) {
  const { t } = useTranslation('groups');
  const missing = Array.isArray(refusal['missing']) ? refusal['missing'].map(String) : [];
  const [first = '', ...rest] = missing;
  if (refusal.code !== 'admission.curriculum-incomplete')
    return <div className={classes.small}>{t('admission.arrears')}</div>;
  return (
    <div className={classes.small} title={missing.join('\n')}>
      {rest.length > 0
        ? t('admission.missingMany', { title: first, count: rest.length })
        : t('admission.missing', { title: first })}
    </div>
  );
}

/** Whether the learner has acknowledged the Regulation (3.2) and has ever signed in. */
export function Readiness({ enrolment: { learner, acknowledgedAt, signedInOnce } }: { enrolment: Enrolment }) {
  const { t } = useTranslation('groups');
  if (acknowledgedAt)
    return (
      <span className={classes.ready}>
        {t('learners.acknowledged')} <DateTime value={acknowledgedAt} look="date" />
      </span>
    );
  return (
    <span className={classes.waiting}>
      {t(signedInOnce ? 'learners.notAcknowledgedYet' : 'learners.neverIn', { context: genderOf(learner.name) })}
    </span>
  );
}
