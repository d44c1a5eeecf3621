import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionCard } from '../../../ui/question/QuestionCard.tsx';
import { useShortcuts } from '../comfort/use-shortcuts.ts';
import { chosenOption } from '../saving/test-state.ts';
import type { Place } from '../use-place.ts';
import { useTest, useTestState } from '../use-test.ts';
import { PaletteButton } from './PaletteButton.tsx';
import classes from './QuestionPage.module.css';

export type QuestionPageProps = {
  /** From 1. */
  readonly number: number;
  readonly go: (to: Place) => void;
  /** Whether single keys do something. */
  readonly keys: boolean;
};

/** One question and the ways on from it. */
export function QuestionPage({ number, go, keys }: QuestionPageProps) {
  const { t } = useTranslation(['take-test', 'shell']);
  const { session, visited } = useTest();
  const state = useTestState();
  const total = state.view.questions.length;
  const question = state.view.questions[number - 1];
  const questionId = question?.id ?? '';
  const heading = useFocusOnTurn(number);
  useEffect(() => visited.add(questionId), [visited, questionId]);
  const previous = () => number > 1 && go({ kind: 'question', number: number - 1 });
  const next = () => go(number < total ? { kind: 'question', number: number + 1 } : { kind: 'check' });
  useShortcuts(keys, {
    previous,
    next,
    flag: () => session.toggleFlag(questionId),
    choose: (index) => {
      const option = question?.options[index];
      if (option) session.choose(questionId, option.id);
    },
  });
  if (!question) return null;
  return (
    <>
      <title>{`${t('title', { number, total })} — ${t('shell:product')}`}</title>
      <QuestionCard
        key={questionId}
        question={question}
        number={number}
        total={total}
        chosen={chosenOption(state, questionId)}
        readOnly={state.standing !== 'writing'}
        isPage
        headingRef={heading}
        aside={<FlagButton questionId={questionId} />}
        onChoose={(optionId) => session.choose(questionId, optionId)}
      />
      <div className={classes.ways}>
        <Button
          variant="default"
          size="md"
          disabled={number === 1}
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={previous}
        >
          {t('question.previous')}
        </Button>
        <PaletteButton current={number} />
        <Button size="md" rightSection={<IconArrowRight size={18} aria-hidden />} onClick={next}>
          {t(number < total ? 'question.next' : 'question.check')}
        </Button>
      </div>
    </>
  );
}

function FlagButton({ questionId }: { questionId: string }) {
  const { t } = useTranslation('take-test');
  const { session } = useTest();
  const { flagged, standing } = useTestState();
  const on = flagged.has(questionId);
  const Flag = on ? IconFlagFilled : IconFlag;
  return (
    <button
      type="button"
      className={classes.flag}
      aria-pressed={on}
      disabled={standing !== 'writing'}
      onClick={() => session.toggleFlag(questionId)}
    >
      <Flag size={18} stroke={1.7} aria-hidden />
      <span>{t(on ? 'question.unflag' : 'question.flag')}</span>
    </button>
  );
}

/** Coming or turning to a question puts the focus on its number and the page to its top. */
function useFocusOnTurn(number: number) {
  const heading = useRef<HTMLLegendElement>(null);
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (shown.current === number) return;
    shown.current = number;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [number]);
  return heading;
}
