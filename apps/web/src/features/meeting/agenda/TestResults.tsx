import type { Meeting } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { genderOf } from '../../../ui/person/gender.ts';
import { useRoom } from '../use-room.ts';
import classes from './Agenda.module.css';

type Result = Meeting['testResults'][number];
type Standing = Result['outcome'] | 'running' | 'annulled';
const TONES: Record<Standing, Tone> = {
  passed: 'good',
  'retake-open': 'warn',
  failed: 'bad',
  running: 'quiet',
  annulled: 'warn',
  'not-attempted': 'quiet',
};

/** Professional development: what the tests have given. Nobody changes it by hand; the commission decides beside it (3.7, 3.8). */
export function TestResults() {
  const { t } = useTranslation('meeting');
  const { testResults } = useRoom().meeting;
  return (
    <Panel title={t('tests.title')}>
      <Text size="sm" c="dimmed" mb="md">
        {t(testResults.length > 0 ? 'tests.note' : 'tests.empty')}
      </Text>
      <ul className={classes.list}>
        {testResults.map((result) => (
          <li key={result.enrolmentId} className={classes.result}>
            <LearnerResult result={result} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where the learner stands: somebody who writes, or whose attempt is annulled, has begun all the same. */
function standingOf({ outcome, attempts }: Result): Standing {
  if (attempts.some(({ finishedAt, annulledAt }) => !finishedAt && !annulledAt)) return 'running';
  return outcome === 'not-attempted' && attempts.length > 0 ? 'annulled' : outcome;
}

function LearnerResult({ result }: { result: Result }) {
  const { t } = useTranslation('meeting');
  const { learner, attempts } = result;
  const standing = standingOf(result);
  return (
    <>
      <div className={classes.resultHead}>
        <span>{fullName(learner.name)}</span>
        <StatusBadge tone={TONES[standing]}>
          {t(`tests.outcome.${standing}`, { context: genderOf(learner.name) })}
        </StatusBadge>
      </div>
      {attempts.map((attempt) => (
        <Text key={attempt.id} size="sm" c="dimmed" td={attempt.annulledAt ? 'line-through' : undefined}>
          <Attempt attempt={attempt} />
        </Text>
      ))}
    </>
  );
}

function Attempt({ attempt }: { attempt: Result['attempts'][number] }) {
  const { t } = useTranslation('meeting');
  const { number, correct, total, mark, granted, annulledAt, finishedAt } = attempt;
  const score = finishedAt
    ? t('tests.score', { correct: correct ?? 0, total, percent: Math.floor(((correct ?? 0) * 100) / total) })
    : t('tests.running');
  const parts = [
    t('tests.attempt', { number }),
    score,
    mark && t(`mark.${mark}`),
    granted && t('tests.granted'),
    annulledAt && t('tests.annulled'),
  ];
  return parts.filter(Boolean).join(' · ');
}
