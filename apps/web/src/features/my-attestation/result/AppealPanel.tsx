import type { MyAttestation } from '@itog/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useSecondsUntil } from '../../../ui/time/use-seconds-until.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { appealClosesAt } from '../stage.ts';

/** The right of appeal and its last moment (5.3). */
export function AppealPanel({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const setting = useTimeSetting();
  const until = appealClosesAt(attestation, setting.zone);
  const isOpen = useSecondsUntil(until ?? new Date(0)) > 0;
  if (!until) return null;
  const isAnnounced = attestation.protocol !== null;
  return (
    <Panel title={t('appeal.title')}>
      <Text>{t('appeal.what')}</Text>
      <Text mt="xs">
        {t(isOpen || !isAnnounced ? 'appeal.until' : 'appeal.over', { until, ...setting })}{' '}
        {!isAnnounced && t('appeal.orLater')}
      </Text>
    </Panel>
  );
}
