import { startAttempt, type MyAttestation } from '@itog/contracts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { paths } from '../../paths.ts';
import { ProblemAlert } from '../../ui/feedback/ProblemAlert.tsx';
import { useRefusalSentence } from '../../ui/feedback/Refusals.tsx';
import { Countdown } from '../../ui/time/Countdown.tsx';
import { runningAttempt, stageOf } from './stage.ts';
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
  const navigate = useNavigate();
  const say = useRefusalSentence({ mine: true });
  const hint = useId();
  const { session, startRefusals } = attestation;
  const starting = useMutation({
    mutationFn: () => call(startAttempt, { params: { sessionId: session.id } }),
    onSuccess: ({ attemptId }) => void navigate(paths.attempt(attemptId)),
  });
  const isRefused = startRefusals.length > 0;
  const soon = startRefusals.length === 1 && startRefusals[0]?.code === 'session.not-open-yet';
  return (
    <div className={classes.start}>
      <Button
        size="md"
        fullWidth
        disabled={isRefused}
        loading={starting.isPending}
        aria-describedby={hint}
        onClick={() => starting.mutate()}
      >
        {t(stageOf(attestation) === 'retake' ? 'act.retake' : 'act.start')}
      </Button>
      <div id={hint} className={classes.hint}>
        {!isRefused && t('ready.startHint')}
        {soon && t('ready.opensSoon')}
        {isRefused && !soon && startRefusals.map((refusal) => <p key={refusal.code}>{say(refusal)}</p>)}
      </div>
      <ProblemAlert error={starting.error} mine />
    </div>
  );
}
