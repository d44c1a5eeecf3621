import { Button, Group, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { useTimeLeft } from '../clock/use-time-left.ts';
import { flaggedNumbers, unanswered } from '../saving/test-state.ts';
import { useTest, useTestState } from '../use-test.ts';
import classes from './FinishDialog.module.css';

/** Asks before what cannot be undone, then shows what it waits for: first the answers, then the server's receipt. */
export function FinishDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('take-test');
  const { session } = useTest();
  const { handingIn } = useTestState();
  const close = () => {
    session.keepWriting();
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={close} locked={handingIn === 'sent'} title={t('finish.title')}>
      {handingIn === 'no' ? <WhatIsLeft /> : <WhatWeWaitFor />}
      <Group justify="flex-end" mt="lg">
        {handingIn !== 'sent' && (
          <Button data-autofocus variant="default" onClick={close}>
            {t('finish.back')}
          </Button>
        )}
        <Button loading={handingIn !== 'no'} onClick={() => session.handIn()}>
          {t('finish.confirm')}
        </Button>
      </Group>
    </Dialog>
  );
}

function WhatIsLeft() {
  const { t } = useTranslation('take-test');
  const { clock } = useTest();
  const state = useTestState();
  const empty = unanswered(state).length;
  const flagged = flaggedNumbers(state).length;
  const seconds = useTimeLeft(clock, state.view.deadlineAt);
  return (
    <>
      <p className={classes.final}>{t('finish.final')}</p>
      <ul className={classes.facts}>
        <li>{empty > 0 ? t('finish.unanswered', { count: empty }) : t('finish.allAnswered')}</li>
        {flagged > 0 && <li>{t('finish.flagged', { count: flagged })}</li>}
        {seconds > 0 && <li>{t('finish.timeLeft', { seconds: Math.ceil(seconds / 60) * 60 })}</li>}
      </ul>
    </>
  );
}

function WhatWeWaitFor() {
  const { t } = useTranslation('take-test');
  const { waiting, trouble } = useTestState();
  const what =
    waiting.length > 0
      ? t('finish.waiting', { count: waiting.length })
      : t(trouble ? 'finish.sendingOffline' : 'finish.sending');
  return (
    <p role="status" className={classes.waiting}>
      <Loader size="sm" aria-hidden />
      {what}
    </p>
  );
}
