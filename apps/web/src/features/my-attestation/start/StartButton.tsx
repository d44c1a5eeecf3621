import { startAttempt, type MyAttestation } from '@itog/contracts';
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { Dialog } from '../../../ui/dialog/Dialog.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { useRefusalSentence } from '../../../ui/feedback/Refusals.tsx';
import { Countdown } from '../../../ui/time/Countdown.tsx';
import { runningAttempt, secondsForTest, stageOf } from '../stage.ts';
import classes from './StartButton.module.css';

/** Starts the test or the retake, or goes on with the one that runs. A disabled button says why it is disabled. */
export function StartButton({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const running = runningAttempt(attestation);
  if (!running) return <Start attestation={attestation} />;
  return (
    <div className={classes.start}>
      <Button size="md" fullWidth component={Link} to={paths.attempt(running.id)}>
        {t('act.continue')}
      </Button>
      <p className={classes.hint}>
        {t('ready.running')} <Countdown until={running.deadlineAt} />
      </p>
    </div>
  );
}

function Start({ attestation }: { attestation: MyAttestation }) {
  const { t } = useTranslation('my-attestation');
  const say = useRefusalSentence({ mine: true });
  const hint = useId();
  const [asking, setAsking] = useState(false);
  const { startRefusals } = attestation;
  const isRefused = startRefusals.length > 0;
  const soon = startRefusals.length === 1 && startRefusals[0]?.code === 'session.not-open-yet';
  return (
    <div className={classes.start}>
      <Button size="md" fullWidth disabled={isRefused} aria-describedby={hint} onClick={() => setAsking(true)}>
        {t(stageOf(attestation) === 'retake' ? 'act.retake' : 'act.start')}
      </Button>
      <div id={hint} className={classes.hint}>
        {!isRefused && t('ready.startHint')}
        {soon && t('ready.opensSoon')}
        {isRefused && !soon && startRefusals.map((refusal) => <p key={refusal.code}>{say(refusal)}</p>)}
      </div>
      <Confirm attestation={attestation} opened={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

type ConfirmProps = { readonly attestation: MyAttestation; readonly opened: boolean; readonly onClose: () => void };

/** An attempt cannot be given back: what starts with it is shown first. */
function Confirm({ attestation, opened, onClose }: ConfirmProps) {
  const { t } = useTranslation('my-attestation');
  const navigate = useNavigate();
  const { session, questions, policy, attempts } = attestation;
  const starting = useMutation({
    mutationFn: () => call(startAttempt, { params: { sessionId: session.id } }),
    onSuccess: ({ attemptId }) => void navigate(paths.attempt(attemptId)),
  });
  const isRetake = stageOf(attestation) === 'retake';
  const context = attestation.grantClosesAt ? 'granted' : undefined;
  const isLast = isRetake && !context && attempts.length >= policy.retakes;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t(isRetake ? 'confirm.titleRetake' : 'confirm.title', { context })}
    >
      <p className={classes.size}>{t('confirm.size', { count: questions, seconds: secondsForTest(attestation) })}</p>
      <p>{t('confirm.clock')}</p>
      <p>{t(isLast ? 'confirm.lastOne' : 'confirm.spent')}</p>
      <ProblemAlert error={starting.error} mine />
      <Group justify="flex-end" mt="lg">
        <Button data-autofocus variant="default" onClick={onClose}>
          {t('confirm.later')}
        </Button>
        <Button loading={starting.isPending} onClick={() => starting.mutate()}>
          {t(isRetake ? 'act.retake' : 'act.start')}
        </Button>
      </Group>
    </Dialog>
  );
}
