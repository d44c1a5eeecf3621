import type { Consent } from '@itog/contracts';
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../feedback/StatusBadge.tsx';
import { useTimeSetting } from '../time/use-time-setting.ts';

/** Where a person stands with one consent: given, to which words and how; withdrawn; or not asked for yet. */
export function ConsentStanding({ consent: { text, given, withdrawnAt } }: { consent: Consent }) {
  const { t } = useTranslation('privacy');
  const setting = useTimeSetting();
  if (given) {
    return (
      <Stack gap={4}>
        <div>
          <StatusBadge tone="good">{t('standing.given')}</StatusBadge>
        </div>
        <Text size="sm">{t(`standing.${given.source}`, { ...given, ...setting })}</Text>
        {text && text.version !== given.version && (
          <Text size="sm">{t('standing.older', { given: given.version, version: text.version })}</Text>
        )}
      </Stack>
    );
  }
  if (withdrawnAt) {
    return (
      <Stack gap={4}>
        <div>
          <StatusBadge tone="quiet">{t('standing.withdrawn')}</StatusBadge>
        </div>
        <Text size="sm">{t('standing.withdrawnAt', { at: withdrawnAt, ...setting })}</Text>
      </Stack>
    );
  }
  return <StatusBadge tone="quiet">{t(text ? 'standing.none' : 'standing.unpublished')}</StatusBadge>;
}
