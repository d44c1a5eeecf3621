import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useTestState } from '../use-test.ts';

/** Nobody leaves a running test by surprise: not by the browser's back button, not by closing an unsaved tab. */
export function LeaveDialog() {
  const { t } = useTranslation('take-test');
  const setting = useTimeSetting();
  const { view, waiting } = useTestState();
  const unsaved = waiting.length;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => nextLocation.pathname !== currentLocation.pathname);
  useEffect(() => {
    if (unsaved === 0) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  const stay = () => blocker.reset?.();
  return (
    <Dialog opened={blocker.state === 'blocked'} onClose={stay} title={t('leave.title')}>
      <p>{t('leave.text', { deadlineAt: view.deadlineAt, ...setting })}</p>
      {unsaved > 0 && <p>{t('leave.waiting', { count: unsaved })}</p>}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('leave.go')}
        </Button>
        <Button data-autofocus onClick={stay}>
          {t('leave.stay')}
        </Button>
      </Group>
    </Dialog>
  );
}
