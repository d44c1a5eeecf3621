import { XMLParser } from 'fast-xml-parser';
import type { ImportNote } from '../notes.ts';
import type { ImportLimits, RawFile, RawOption, RawQuestion, RawText } from '../types.ts';
import { TRUE_FALSE } from '../words.ru.ts';
import { parseCategory } from './category.ts';
import { outlineQuiz, type QuestionSlice } from './xml-outline.ts';

/** An element as fast-xml-parser gives it: children by name, attributes by `@name`; a bare string when it has neither. */
type Element = string | { [name: string]: Element | Element[] | undefined };

const FORMATS: Record<string, RawText['format']> = {
  html: 'html',
  plain_text: 'plain',
  markdown: 'markdown',
  moodle_auto_format: 'auto',
};

const parser = () =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
  });

/**
 * Reads a Moodle XML bank. The file as a whole must be sound XML without a document type; each question is then read by
 * itself, so that one unreadable question refuses only itself.
 * @throws FileRefused `xml-…`, `questions-many`, `file-text-too-long`
 */
export function parseMoodleXml(text: string, limits: ImportLimits): RawQuestion[] {
  const slices = outlineQuiz(text, limits);
  const reader = parser();
  const questions: RawQuestion[] = [];
  let topic: string[] = [];
  for (const slice of slices) {
    const element = readSlice(reader, text, slice);
    const type = element ? attribute(element, 'type') : '';
    if (element && type === 'category') topic = parseCategory(textIn(child(element, 'category'), 'text'));
    else questions.push(element ? readQuestion(element, type, topic, slice.line) : unreadable(topic, slice.line));
  }
  return questions;
}

/**
 * Reads one question. What its files hold is set aside first and put back after: it is most of the file, the parser goes
 * through it letter by letter, and base64 means the same before and after.
 */
function readSlice(reader: XMLParser, text: string, { start, end, files }: QuestionSlice): Element | null {
  const parts: string[] = [];
  let from = start;
  const payloads = files.map((file) => {
    parts.push(text.slice(from, file.start), `${parts.length / 2}`);
    from = file.end;
    return text.slice(file.start, file.end);
  });
  try {
    const parsed: { question?: Element } = reader.parse(parts.join('') + text.slice(from, end));
    if (parsed.question) restoreFiles(parsed.question, payloads);
    return parsed.question ?? null;
  } catch {
    return null;
  }
}

function restoreFiles(element: Element, payloads: readonly string[]): void {
  if (typeof element !== 'object') return;
  for (const [name, value] of Object.entries(element)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) {
      if (name !== 'file') restoreFiles(one, payloads);
      else if (typeof one === 'object') one['#text'] = payloads[Number(one['#text'])] ?? '';
    }
  }
}

function unreadable(topic: string[], line: number): RawQuestion {
  return { ...blank(topic, line), notes: [{ code: 'xml-unreadable', facts: {} }] };
}

function blank(topic: string[], line: number): RawQuestion {
  const text: RawText = { format: 'plain', text: '', files: [] };
  return { line, name: null, topic, type: 'multichoice', text, options: [], explanation: null, notes: [] };
}

function readQuestion(element: Element, type: string, topic: string[], line: number): RawQuestion {
  const question: RawQuestion = {
    ...blank(topic, line),
    name: textIn(child(element, 'name'), 'text') || null,
    text: rawText(child(element, 'questiontext')),
  };
  if (type !== 'multichoice' && type !== 'truefalse') return { ...question, type: type || 'unknown' };
  const feedback = child(element, 'generalfeedback');
  const options = children(element, 'answer').map((answer) => readAnswer(answer, type));
  const read = { ...question, type, options, explanation: feedback ? rawText(feedback) : null };
  const hints = children(element, 'hint').length;
  const notes: ImportNote[] = hints ? [{ code: 'hints-dropped', facts: { count: hints } }] : [];
  if (type !== 'multichoice' || /^\s*(?:true|1)\s*$/i.test(textOf(child(element, 'single')) || 'true'))
    return { ...read, notes };
  return severalAnswers({ ...read, notes });
}

/** A question with ticks that still has exactly one right option asks for one answer; any other is another type. */
function severalAnswers(question: RawQuestion): RawQuestion {
  const right = question.options.filter(({ percent }) => percent > 0);
  if (right.length !== 1 || right[0]?.percent !== 100) return { ...question, type: 'multichoice-multiple' };
  return { ...question, notes: [...question.notes, { code: 'single-choice-assumed', facts: {} }] };
}

function readAnswer(answer: Element, type: string): RawOption {
  const text = rawText(answer);
  const word = text.text.trim().toLowerCase();
  const feedback = child(answer, 'feedback');
  const truth = type === 'truefalse' && (word === 'true' || word === 'false') ? TRUE_FALSE[word] : null;
  return {
    percent: readPercent(attribute(answer, 'fraction')),
    text: truth ? { format: 'plain', text: truth, files: [] } : text,
    feedback: feedback ? rawText(feedback) : null,
  };
}

/** A fraction that is no number counts as a part of the mark, which refuses the question: it may have been the key. */
function readPercent(fraction: string): number {
  const percent = Number(fraction.trim().replace(',', '.') || '0');
  return Number.isFinite(percent) ? Math.max(-100, Math.min(100, percent)) : 50;
}

function rawText(element: Element | undefined): RawText {
  const files = children(element, 'file').map((file): RawFile => {
    const path = `${attribute(file, 'path')}/${attribute(file, 'name')}`;
    return { name: path.replace(/^\/+/, '').replace(/\/{2,}/g, '/'), base64: textOf(file) };
  });
  const format = FORMATS[attribute(element, 'format')] ?? (files.length ? 'html' : 'auto');
  return { format, text: textIn(element, 'text').trim(), files };
}

function children(element: Element | undefined, name: string): Element[] {
  const found = typeof element === 'object' ? element[name] : undefined;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

function child(element: Element | undefined, name: string): Element | undefined {
  return children(element, name)[0];
}

function textOf(element: Element | undefined): string {
  if (typeof element === 'string') return element;
  const text = element?.['#text'];
  return typeof text === 'string' ? text : '';
}

const textIn = (element: Element | undefined, name: string) => textOf(child(element, name));

function attribute(element: Element | undefined, name: string): string {
  return textOf(child(element, `@${name}`));
}
