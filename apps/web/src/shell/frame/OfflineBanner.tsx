import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Offline } from '../../api/problem.ts';
import classes from './OfflineBanner.module.css';

/** Says that the server is not reached, for as long as a question on the screen waits for it. */
export function OfflineBanner() {
  const { t } = useTranslation('shell');
  const { online } = useNetwork();
  const waiting = useUnreached();
  if (online && !waiting) return null;
  return (
    <p role="status" className={classes.banner}>
      <IconCloudOff size={20} stroke={1.6} aria-hidden />
      {t('offline')}
    </p>
  );
}

function useUnreached(): boolean {
  const cache = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () =>
      cache
        .getAll()
        .some((query) => query.isActive() && (query.state.fetchFailureReason ?? query.state.error) instanceof Offline),
  );
}
