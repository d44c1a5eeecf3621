import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { paths } from '../../paths.ts';
import { Dialog } from '../dialog/Dialog.tsx';

/**
 * Asks before a page with unsaved words is left, by a link, the browser's back button or a closed tab. One per page.
 *
 * @param dirty whether something is typed and not being saved right now: `form.isDirty() && !pending`
 */
export function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('ui');
  const blocker = useBlocker(
    ({ currentLocation: here, nextLocation: next }) =>
      // Who is being signed out cannot stay.
      dirty && next.pathname !== here.pathname && next.pathname !== paths.signIn(),
  );
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  const stay = () => blocker.reset?.();
  return (
    <Dialog opened={blocker.state === 'blocked'} onClose={stay} title={t('leave.title')}>
      <p>{t('leave.text')}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" color="red" onClick={() => blocker.proceed?.()}>
          {t('leave.go')}
        </Button>
        <Button data-autofocus onClick={stay}>
          {t('leave.stay')}
        </Button>
      </Group>
    </Dialog>
  );
}
