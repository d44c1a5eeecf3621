import type { Question, QuestionLine } from '@itog/contracts';
import { bankRefusals, questionRefusals, type BankRefusal, type QuestionFacts } from '@itog/domain';
import { comparableText } from '@itog/question-formats';
import type { QuestionRow } from './question.repository.ts';

const NO_TOPIC = { id: '', title: 'Без темы' };

const hasPicture = (html: string) => html.includes('src="picture:');

/** A question as the rules of the bank see it (3.5). */
export function factsOf({ id, name, topicId, html, plainText, options }: QuestionRow): QuestionFacts {
  return {
    id,
    name,
    topicId: topicId ?? NO_TOPIC.id,
    text: plainText,
    hasPicture: hasPicture(html),
    options: options.map((option) => ({
      text: comparableText(option.html),
      hasPicture: hasPicture(option.html),
      correct: option.correct,
    })),
  };
}

/** What keeps these questions from being the published bank; those without a topic count as one topic more (3.5). */
export function publishRefusals(questions: readonly QuestionRow[], questionsPerTopic: number | null): BankRefusal[] {
  const topics = new Map(
    questions.map(({ topicId, topic }) => [topicId, { id: topicId ?? NO_TOPIC.id, title: topic ?? NO_TOPIC.title }]),
  );
  return bankRefusals(questions.map(factsOf), [...topics.values()], questionsPerTopic);
}

/** The question with its key, as its authors see it. */
export function questionView(question: QuestionRow, versions: Question['versions']): Question {
  return { ...question, refusals: questionRefusals(factsOf(question)), versions };
}

const EXCERPT = 200;

/** A line of the bank’s list. */
export function questionLine(question: QuestionRow): QuestionLine {
  const { plainText, options, pictures } = question;
  const excerpt = plainText.length > EXCERPT ? `${plainText.slice(0, EXCERPT - 1).trimEnd()}…` : plainText;
  const refusals = questionRefusals(factsOf(question));
  return { ...question, excerpt, options: options.length, pictures: pictures.length, refusals };
}

/** SHA-256 of the pictures that clean HTML shows, each once. */
export function picturesIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((html) => [...html.matchAll(/src="picture:([0-9a-f]{64})"/g)]);
  return [...new Set(found.map(([, sha256 = '']) => sha256))];
}
