import type { MyAttestation, WireRefusal } from '@itog/contracts';
import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCheck, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/me.ts';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';

/** One line of the checklist. */
export function Check({ good, icon: Shape, children }: { good?: boolean; icon: Icon; children: ReactNode }) {
  return (
    <li data-good={good}>
      <Shape size={20} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </li>
  );
}

/** Whether the learner is admitted (3.1) and has acknowledged the Regulation (3.2), with what is missing. */
export function AdmissionChecks({ startRefusals, acknowledgedAt }: MyAttestation) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const me = useMe();
  const say = useRefusalSentence({ mine: true });
  const inTheWay = (refusal: WireRefusal) => /^(admission|session\.cancelled)/.test(refusal.code);
  const admission = startRefusals.filter(inTheWay);
  return (
    <>
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
    </>
  );
}

/** Seconds only in the last minute: before it they only make nervous. */
export function coarse(seconds: number): number {
  return seconds > 60 ? Math.ceil(seconds / 60) * 60 : seconds;
}
