import { type ImportNote, refuseFile } from '../notes.ts';
import type { ImportLimits, RawOption, RawQuestion, RawText } from '../types.ts';

const OPTION = /^\s*([A-ZА-Я])[).]\s*(.*)$/i;
const ANSWER = /^\s*(?:ANSWER|(?:ПРАВИЛЬНЫЙ\s+)?ОТВЕТ)\s*:\s*(\S{1,3}?)[).]?\s*$/i;
/** What a word processor puts before a question of a numbered list; four digits may be a year. */
const NUMBER = /^\s*\d{1,3}[).]\s+(?=\S)/;

/** Whether a text is an Aiken bank: it has a line that names the right letter. */
export function looksLikeAiken(text: string): boolean {
  return /^[ \t]*(?:ANSWER|(?:ПРАВИЛЬНЫЙ[ \t]+)?ОТВЕТ)[ \t]*:/im.test(text);
}

/**
 * Reads an Aiken bank: the question, options `A) …` or `A. …`, then `ANSWER: B`. Russian and small letters are welcome, and
 * the number of a question is dropped: so tests stand in files of a word processor.
 */
export function parseAiken(text: string, limits: ImportLimits): RawQuestion[] {
  if (text.length > limits.textCharacters) refuseFile('file-text-too-long', { limit: limits.textCharacters });
  const questions: RawQuestion[] = [];
  let draft: Draft | null = null;
  text.split(/\r\n?|\n/).forEach((content, index) => {
    if (!content.trim()) {
      if (draft?.options.length) questions.push(finish(draft, null));
      if (draft?.options.length) draft = null;
      return;
    }
    draft ??= { line: index + 1, text: [], options: [] };
    const answer = ANSWER.exec(content);
    if (answer) {
      questions.push(finish(draft, answer[1] ?? ''));
      draft = null;
    } else take(draft, content);
  });
  if (draft) questions.push(finish(draft, null));
  if (questions.length > limits.questions) refuseFile('questions-many', { limit: limits.questions });
  return questions;
}

interface Draft {
  line: number;
  text: string[];
  options: { label: string; text: string[] }[];
}

function take(draft: Draft, content: string): void {
  const option = OPTION.exec(content);
  const last = draft.options.at(-1);
  if (option && draft.text.length)
    draft.options.push({ label: option[1]?.toUpperCase() ?? '', text: [option[2] ?? ''] });
  else if (last) last.text.push(content.trim());
  else draft.text.push((draft.text.length ? content : content.replace(NUMBER, '')).trim());
}

function finish(draft: Draft, label: string | null): RawQuestion {
  const right = draft.options.findIndex((option) => option.label === label?.toUpperCase());
  const options = draft.options.map(({ text }, index): RawOption => ({
    text: plain(text),
    percent: index === right ? 100 : 0,
    feedback: null,
  }));
  const notes: ImportNote[] = [];
  if (label === null) notes.push({ code: 'answer-line-missing', facts: {} });
  else if (right === -1) notes.push({ code: 'answer-label-unknown', facts: { label } });
  const { line } = draft;
  return {
    line,
    name: null,
    topic: [],
    type: 'multichoice',
    text: plain(draft.text),
    options,
    explanation: null,
    notes,
  };
}

function plain(lines: string[]): RawText {
  return { format: 'plain', text: lines.join('\n'), files: [] };
}
