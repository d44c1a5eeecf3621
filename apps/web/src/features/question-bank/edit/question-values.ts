import type { CallOf, createQuestion, Question } from '@itog/contracts';
import { questionRefusals, type QuestionRefusal } from '@itog/domain';
import { factsOf, htmlOf, typedOf } from './text-html.ts';

export type QuestionBody = CallOf<typeof createQuestion>['body'];

/** A question as its author types it. */
export type QuestionValues = {
  name: string;
  topic: string;
  text: string;
  options: { text: string }[];
  /** Which option is right, from 0; none at −1. */
  correct: number;
  explanation: string;
};

export const BLANK: QuestionValues = {
  name: '',
  topic: '',
  text: '',
  options: [{ text: '' }, { text: '' }, { text: '' }, { text: '' }],
  correct: -1,
  explanation: '',
};

export function valuesOf({ name, html, options, explanationHtml }: Question, topic: string): QuestionValues {
  return {
    name,
    topic,
    text: typedOf(html),
    options: options.map((option) => ({ text: typedOf(option.html) })),
    correct: options.findIndex(({ correct }) => correct),
    explanation: typedOf(explanationHtml ?? ''),
  };
}

const NAME_LENGTH = 80;

/** A question without a name of its own is called by its first words. */
function nameOf({ name, text }: QuestionValues): string {
  if (name.trim()) return name.trim();
  const words = factsOf(htmlOf(text)).text.replace(/\s+/g, ' ').trim();
  return words.length > NAME_LENGTH ? `${words.slice(0, NAME_LENGTH - 1).trimEnd()}…` : words;
}

/** What is sent: empty options at the end are left out. */
export function bodyOf(values: QuestionValues): QuestionBody {
  const options = values.options.map(({ text }, index) => ({ html: htmlOf(text), correct: index === values.correct }));
  const filled = options.findLastIndex(({ html, correct }) => html !== '' || correct) + 1;
  return {
    name: nameOf(values),
    topic: values.topic.trim() || null,
    html: htmlOf(values.text),
    options: options.slice(0, filled),
    explanationHtml: htmlOf(values.explanation) || null,
  };
}

/** What will keep the question from being published (3.5). */
export function refusalsOf({ name, html, options }: QuestionBody): QuestionRefusal[] {
  return questionRefusals({
    id: '',
    name,
    topicId: null,
    ...factsOf(html),
    options: options.map((option) => ({ ...factsOf(option.html), correct: option.correct })),
  });
}
