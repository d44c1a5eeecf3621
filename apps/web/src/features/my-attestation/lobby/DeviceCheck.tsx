import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { checkDevice, findingsOf } from './device-check.ts';
import classes from './Lobby.module.css';

/** Whether this device is fit for the test, in words and with advice; it forbids nothing. */
export function DeviceCheck() {
  const { t } = useTranslation('my-attestation');
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['device-check'],
    queryFn: checkDevice,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const findings = data ? findingsOf(data) : [];
  return (
    <Panel
      title={t('device.title')}
      actions={
        <Button
          variant="subtle"
          size="compact-md"
          loading={isFetching}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void refetch()}
        >
          {t('device.again')}
        </Button>
      }
    >
      <ul className={classes.checks} aria-live="polite" aria-busy={isFetching}>
        {findings.map(({ key, good, facts }) => (
          <li key={key} data-good={good}>
            {good ? <IconCheck size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
            {t(`device.${key}`, { ...facts })}
          </li>
        ))}
        {!data && <li>{t('device.checking')}</li>}
      </ul>
      {data && (
        <p className={classes.quiet}>{t(findings.every(({ good }) => good) ? 'device.allGood' : 'device.look')}</p>
      )}
    </Panel>
  );
}
