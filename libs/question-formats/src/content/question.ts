import type { ImportNote, Place } from '../notes.ts';
import { outcomeOf } from '../notes.ts';
import type { ImportedOption, ImportedQuestion, ImportLimits, RawQuestion, RawText } from '../types.ts';
import { cleanText } from './clean-html.ts';
import { comparableText, plainText, questionFingerprint } from './fingerprint.ts';
import { plainToHtml } from './markup.ts';
import { PictureShelf } from './pictures.ts';

const NAME_LIMIT = 255;
const TOPIC_LIMIT = 10;

export interface JudgedQuestion {
  name: string | null;
  notes: ImportNote[];
  /** Null when a note refuses it. */
  question: ImportedQuestion | null;
}

/**
 * Makes a single-answer question of what the file says, or says everything that stands in the way at once (3.5).
 * @param position its number in the file, from 1
 */
export function judgeQuestion(raw: RawQuestion, position: number, limits: ImportLimits): JudgedQuestion {
  const notes = [...raw.notes];
  const name = readName(raw.name, notes);
  const unsupported = raw.type !== 'multichoice' && raw.type !== 'truefalse';
  if (unsupported) notes.push({ code: 'type-unsupported', facts: { type: raw.type } });
  if (unsupported || outcomeOf(notes) === 'refused') return { name, notes, question: null };

  const shelf = new PictureShelf(limits);
  const clean = (text: RawText, place: Place) => {
    const cleaned = cleanText(text, place, shelf, limits);
    notes.push(...cleaned.notes);
    return cleaned.html;
  };
  const html = clean(raw.text, 'text');
  if (isEmpty(html) && !blames(notes, 'text')) notes.push({ code: 'text-empty', facts: {} });
  const options = readOptions(raw, notes, limits, clean);
  const explanationHtml = options.length ? readExplanation(raw, options, notes, clean) : null;
  const count = shelf.pictures.length;
  if (count > limits.picturesPerQuestion)
    notes.push({ code: 'pictures-many', facts: { count, limit: limits.picturesPerQuestion } });
  noteUnusedFiles(raw, shelf, notes);
  if (outcomeOf(notes) === 'refused') return { name, notes, question: null };
  const topic = readTopic(raw.topic, notes);
  const fingerprint = questionFingerprint(html, options);
  const question = { position, name, topic, html, options, explanationHtml, pictures: shelf.pictures, fingerprint };
  return { name, notes, question };
}

const isEmpty = (html: string) => comparableText(html) === '';

function blames(notes: readonly ImportNote[], place: Place): boolean {
  return notes.some((note) => 'place' in note.facts && note.facts.place === place && outcomeOf([note]) === 'refused');
}

function readName(name: string | null, notes: ImportNote[]): string | null {
  const clean = (name ?? '')
    .replace(/[\p{Cc}\p{Surrogate}\ufdd0-\ufdef]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= NAME_LIMIT) return clean || null;
  notes.push({ code: 'name-shortened', facts: { limit: NAME_LIMIT } });
  return `${clean.slice(0, NAME_LIMIT - 1).trimEnd()}…`;
}

function readTopic(path: readonly string[], notes: ImportNote[]): string[] {
  const clean = path.map((part) => part.replace(/[\p{Cc}\p{Surrogate}\ufdd0-\ufdef\s]+/gu, ' ').trim()).filter(Boolean);
  if (clean.length <= TOPIC_LIMIT && clean.every((part) => part.length <= NAME_LIMIT)) return clean;
  notes.push({ code: 'topic-shortened', facts: { limit: NAME_LIMIT } });
  return clean.slice(0, TOPIC_LIMIT).map((part) => part.slice(0, NAME_LIMIT).trimEnd());
}

type Clean = (text: RawText, place: Place) => string;

function readOptions(raw: RawQuestion, notes: ImportNote[], limits: ImportLimits, clean: Clean): ImportedOption[] {
  const count = raw.options.length;
  if (count < 2) notes.push({ code: 'options-few', facts: { count } });
  if (count > limits.options) {
    notes.push({ code: 'options-many', facts: { count, limit: limits.options } });
    return [];
  }
  const options = raw.options.map(({ text, percent }, index) => ({
    html: clean(text, `option-${index + 1}`),
    correct: percent === 100,
  }));
  options.forEach(({ html }, index) => {
    if (isEmpty(html) && !blames(notes, `option-${index + 1}`))
      notes.push({ code: 'option-empty', facts: { option: index + 1 } });
  });
  notes.push(...sameOptions(options), ...keyNotes(raw));
  return options;
}

function sameOptions(options: readonly ImportedOption[]): ImportNote[] {
  const groups = Map.groupBy(options.keys(), (index) => comparableText(options[index]?.html ?? ''));
  return [...groups]
    .filter(([text, indexes]) => text !== '' && indexes.length > 1)
    .map(([, indexes]) => ({ code: 'options-same', facts: { options: indexes.map((index) => index + 1) } }));
}

function keyNotes({ options, type }: RawQuestion): ImportNote[] {
  const where = (wanted: (percent: number) => boolean) =>
    options.flatMap(({ percent }, index) => (wanted(percent) ? [index + 1] : []));
  const partial = where((percent) => percent > 0 && percent < 100);
  const right = where((percent) => percent === 100);
  const fined = where((percent) => percent < 0);
  const notes: ImportNote[] = [];
  if (partial.length) {
    const percents = partial.map((option) => options[option - 1]?.percent ?? 0);
    notes.push({ code: 'partial-credit', facts: { options: partial, percents } });
  } else if (!right.length) notes.push({ code: 'right-option-missing', facts: {} });
  if (right.length > 1) notes.push({ code: 'right-options-many', facts: { options: right } });
  if (fined.length) notes.push({ code: 'penalty-ignored', facts: { options: fined } });
  if (type === 'truefalse') notes.push({ code: 'true-false-converted', facts: {} });
  return notes;
}

/** The general feedback, then what the file says about single options, each under the option's text. */
function readExplanation(
  raw: RawQuestion,
  options: ImportedOption[],
  notes: ImportNote[],
  clean: Clean,
): string | null {
  const general = raw.explanation ? clean(raw.explanation, 'explanation') : '';
  const parts = raw.options.flatMap(({ feedback, percent }, index) => {
    const said = feedback ? clean(feedback, 'explanation') : '';
    if (isEmpty(said)) return [];
    const option = plainText(options[index]?.html ?? '');
    const about =
      !option || percent === 100 || raw.type === 'truefalse' ? '' : `<p><em>${plainToHtml(option)}</em></p>`;
    return [`${about}<div>${said}</div>`];
  });
  if (!parts.length) return isEmpty(general) ? null : general;
  notes.push({ code: 'feedback-merged', facts: { count: parts.length } });
  return [isEmpty(general) ? '' : `<div>${general}</div>`, ...parts].join('');
}

function noteUnusedFiles(raw: RawQuestion, shelf: PictureShelf, notes: ImportNote[]): void {
  const texts = [raw.text, raw.explanation, ...raw.options.flatMap(({ text, feedback }) => [text, feedback])];
  const files = texts.flatMap((text) => text?.files.map(({ name }) => name) ?? []);
  const names = [...new Set(files)].filter((name) => !shelf.asked.has(name));
  if (names.length) notes.push({ code: 'pictures-unused', facts: { names: names.slice(0, 10) } });
}
