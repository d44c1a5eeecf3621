import type { Question } from '@itog/contracts';
import { useState } from 'react';
import { QuestionCard } from '../../../ui/question/QuestionCard.tsx';

type Shown = Pick<Question, 'html' | 'options'>;

/** The question as it stands in a test; an option can be chosen, nothing is kept. */
export function AsLearner({ question: { html, options } }: { question: Shown }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = {
    id: 'preview',
    text: html,
    options: options.map((option, index) => ({ id: String(index), text: option.html })),
  };
  return <QuestionCard question={shown} number={1} total={1} chosen={chosen} onChoose={setChosen} />;
}
