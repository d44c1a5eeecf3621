import type { AttemptTimeline } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { QuestionCard } from '../../../ui/question/QuestionCard.tsx';
import { formatInstant } from '../../../ui/time/format.ts';
import { useTimeSetting } from '../../../ui/time/use-time-setting.ts';
import { useEventWords } from '../event-words.ts';
import classes from './Replay.module.css';
import { stateAt } from './state-at.ts';

export type ReplayProps = {
  readonly timeline: AttemptTimeline;
  /** Place of the event in the record, from 0. */
  readonly moment: number;
  readonly onMoment: (index: number) => void;
};

/** The test as the learner saw it after any event: a slider over the record, the question, what was answered by then. */
export function Replay({ timeline, moment, onMoment }: ReplayProps) {
  const { t } = useTranslation('evidence');
  const { events, questions } = timeline;
  const [picked, setPicked] = useState<number | null>(null);
  const state = useMemo(() => stateAt(events, moment), [events, moment]);
  const number = picked ?? state.question;
  const question = questions[number - 1];
  const move = (index: number) => {
    setPicked(null);
    onMoment(Math.max(0, Math.min(index, events.length - 1)));
  };
  return (
    <div className={classes.replay}>
      <Scrubber timeline={timeline} moment={moment} onMoment={move} />
      <div className={classes.screen}>
        <div className={classes.question}>
          {question && (
            <QuestionCard
              key={question.id}
              question={question}
              number={number}
              total={questions.length}
              chosen={state.chosen.get(number) ?? null}
              onChoose={() => undefined}
              readOnly
            />
          )}
          {question && <Outcome question={question} />}
        </div>
        <nav aria-label={t('replay.questions')} className={classes.palette}>
          {questions.map(({ id }, index) => {
            const answered = state.chosen.has(index + 1);
            return (
              <button
                key={id}
                type="button"
                data-answered={answered || undefined}
                aria-current={index + 1 === number || undefined}
                aria-label={t(answered ? 'replay.answered' : 'replay.unanswered', { number: index + 1 })}
                onClick={() => setPicked(index + 1)}
              >
                {index + 1}
              </button>
            );
          })}
        </nav>
      </div>
    </div>
  );
}

function Scrubber({ timeline: { events, questions }, moment, onMoment }: ReplayProps) {
  const { t } = useTranslation('evidence');
  const words = useEventWords(questions);
  const setting = useTimeSetting();
  const event = events[moment];
  if (!event) return null;
  const said =
    event.kind === 'choice' ? t('replay.choice', { number: event.question, what: words(event) }) : words(event);
  const line = `${formatInstant(event.at, 'clock', setting)} — ${said}`;
  return (
    <div className={classes.scrubber}>
      <input
        type="range"
        min={0}
        max={events.length - 1}
        value={moment}
        aria-label={t('replay.moment')}
        aria-valuetext={line}
        onChange={({ currentTarget }) => onMoment(Number(currentTarget.value))}
      />
      <div className={classes.steps}>
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          aria-disabled={moment === 0}
          onClick={() => onMoment(moment - 1)}
        >
          {t('replay.back')}
        </Button>
        <Button
          variant="default"
          rightSection={<IconChevronRight size={18} aria-hidden />}
          aria-disabled={moment === events.length - 1}
          onClick={() => onMoment(moment + 1)}
        >
          {t('replay.next')}
        </Button>
        <p className={classes.said}>{line}</p>
        <span className={classes.count}>{t('replay.of', { number: moment + 1, total: events.length })}</span>
      </div>
    </div>
  );
}

/** How the question ended, as far as the reader may know. */
function Outcome({ question }: { question: AttemptTimeline['questions'][number] }) {
  const { t } = useTranslation('evidence');
  const { counted, key, chosen, options, flagged, version } = question;
  const numberOf = (optionId: string) => options.findIndex(({ id }) => id === optionId) + 1;
  return (
    <div className={classes.outcome}>
      {counted !== null && (
        <StatusBadge tone={counted ? 'good' : 'bad'}>
          {t(counted ? 'outcome.counted' : 'outcome.notCounted')}
        </StatusBadge>
      )}
      <span>{chosen ? t('outcome.last', { option: numberOf(chosen) }) : t('outcome.none')}</span>
      {key && <span>{t('outcome.key', { option: numberOf(key) })}</span>}
      {flagged && <span>{t('outcome.flagged')}</span>}
      <span>{t('outcome.version', { version })}</span>
    </div>
  );
}
