import type { SessionDetails } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Anchor } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Countdown } from '../../../ui/time/Countdown.tsx';
import { DateTime } from '../../../ui/time/DateTime.tsx';
import { LearnerName } from './LearnerName.tsx';
import classes from './monitor.module.css';
import {
  countingAttempts,
  lastAttempt,
  STANDING_TONES,
  STANDINGS,
  standingOf,
  type Attempt,
  type Participant,
} from './standing.ts';

/** The columns of the monitor. */
export function useParticipantColumns({ policy, group }: SessionDetails): Column<Participant>[] {
  const { t } = useTranslation('sessions');
  const attempts = 1 + policy.retakes;
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('monitor.learner'),
        isName: true,
        sortBy: ({ learner }) => fullName(learner.name),
        render: (participant) => (
          <>
            <LearnerName groupId={group.id} of={participant} />
            {participant.extraMinutes > 0 && (
              <div className={classes.small}>{t('monitor.extra', { count: participant.extraMinutes })}</div>
            )}
          </>
        ),
      },
      {
        key: 'state',
        title: t('monitor.state'),
        sortBy: (participant) => STANDINGS.indexOf(standingOf(participant)),
        render: (participant) => <State participant={participant} />,
      },
      {
        key: 'answered',
        title: t('monitor.answered'),
        align: 'end',
        sortBy: (participant) => lastAttempt(participant)?.answered ?? null,
        render: (participant) => <Answered participant={participant} of={attempts} />,
      },
      {
        key: 'time',
        title: t('monitor.time'),
        sortBy: (participant) => lastAttempt(participant)?.deadlineAt ?? null,
        render: (participant) => <Time attempt={lastAttempt(participant)} />,
      },
      {
        key: 'result',
        title: t('monitor.result'),
        sortBy: (participant) => lastAttempt(participant)?.correct ?? null,
        render: (participant) => <Result participant={participant} />,
      },
    ],
    [t, attempts, group.id],
  );
}

function State({ participant }: { participant: Participant }) {
  const { t } = useTranslation('sessions');
  const standing = standingOf(participant);
  const context = genderOf(participant.learner.name);
  return (
    <div className={classes.state}>
      <StatusBadge tone={STANDING_TONES[standing]}>{t(`standing.${standing}`, { context })}</StatusBadge>
      {standing === 'not-admitted' && (
        <div className={classes.small}>
          <Refusals refusals={participant.refusals} look="plain" />
        </div>
      )}
      {standing === 'waiting' && !participant.acknowledged && (
        <div className={classes.small}>{t('monitor.notAcknowledged', { context })}</div>
      )}
    </div>
  );
}

function Answered({ participant, of }: { participant: Participant; of: number }) {
  const { t } = useTranslation('sessions');
  const reads = useCan()('evidence.read');
  const attempt = lastAttempt(participant);
  if (!attempt) return null;
  const { number, answered, total } = attempt;
  return (
    <>
      {t('monitor.of', { answered, total })}
      {of > 1 && number > 1 && <div className={classes.small}>{t('monitor.attempt', { number })}</div>}
      {reads &&
        participant.attempts.map(({ id, number: each }) => (
          <div key={id} className={classes.evidence}>
            <Anchor component={Link} to={paths.attemptTimeline(id)} size="sm">
              {participant.attempts.length > 1 ? t('monitor.timelineOf', { number: each }) : t('monitor.timeline')}
            </Anchor>
          </div>
        ))}
    </>
  );
}

function Time({ attempt }: { attempt: Attempt | null }) {
  const { t } = useTranslation('sessions');
  if (!attempt) return null;
  const { finishedAt, deadlineAt, closeReason } = attempt;
  if (!finishedAt)
    return (
      <div className={classes.time}>
        <Countdown until={deadlineAt} />
        <div className={classes.small}>
          {t('monitor.until')} <DateTime value={deadlineAt} look="time" />
        </div>
      </div>
    );
  return (
    <>
      <DateTime value={finishedAt} look="time" />
      {closeReason && <div className={classes.small}>{t(`close.${closeReason}`)}</div>}
    </>
  );
}

function Result({ participant }: { participant: Participant }) {
  const { t } = useTranslation('sessions');
  const counting = countingAttempts(participant);
  const done = counting.filter(({ mark }) => mark !== null).at(-1);
  const annulled = participant.attempts.length > counting.length && (
    <div className={classes.small}>{t('monitor.annulled')}</div>
  );
  if (!done || done.correct === null) return annulled;
  const { correct, total, mark, number } = done;
  return (
    <>
      {t('monitor.score', { correct, total, percent: Math.floor((correct * 100) / total) })} · {t(`mark.${mark}`)}
      <div className={classes.small}>
        {participant.retakeClosesAt ? (
          <>
            {t('monitor.retakeUntil')} <DateTime value={participant.retakeClosesAt} look="until" />
          </>
        ) : (
          number > 1 && t('monitor.byRetake')
        )}
      </div>
      {annulled}
    </>
  );
}
