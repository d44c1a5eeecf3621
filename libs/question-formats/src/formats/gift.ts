import gift, { type GIFTQuestion, type TextChoice, type TextFormat, type TrueFalse } from 'gift-pegjs';
import type { ImportNote } from '../notes.ts';
import { refuseFile } from '../notes.ts';
import type { ImportLimits, RawOption, RawQuestion, RawText } from '../types.ts';
import { TRUE_FALSE } from '../words.ru.ts';
import { parseCategory } from './category.ts';
import { type GiftBlock, splitGift, unescaped, unescapeGift } from './gift-blocks.ts';

const TYPES: Record<string, string> = {
  Description: 'description',
  Numerical: 'numerical',
  Short: 'shortanswer',
  Essay: 'essay',
  Matching: 'matching',
};

const DATA_ADDRESS =
  /data\\?:image\/[a-z0-9.+-]{1,40}(?:;[^;,"'<>\s]{1,300}){0,3};base64,[A-Za-z0-9+/]*(?:\\?=){0,2}/gi;
/** Noncharacters of Unicode: no text holds them, so they can stand for what must not reach the parser. */
const SENTINEL = '\ufdd0';
const PAIR = '\ufdd1';
const APART = '\ufdd2';

/**
 * Reads a GIFT bank, each question by itself.
 *
 * gift-pegjs reads the answers; what it cannot do is done before it. A file is cut into blocks, since it gives up the whole
 * file at the first mistake. Titles are read here and signs outside braces are escaped, since it refuses a bare `:`, `=`
 * or `#` in a title or text, which Moodle accepts. Line breaks are written as `\n`, since it would make spaces of them.
 * `&&` is put aside, since it marks escaped signs by `&&058;` and the like and decodes them in the text too.
 */
export function parseGift(text: string, limits: ImportLimits): RawQuestion[] {
  const pictures: string[] = [];
  const light = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\ufdd0-\ufdef]/g, '')
    .replace(DATA_ADDRESS, (address) => `${SENTINEL}${pictures.push(unescapeGift(address)) - 1}${SENTINEL}`);
  if (light.length > limits.textCharacters) refuseFile('file-text-too-long', { limit: limits.textCharacters });
  const blocks = splitGift(light);
  if (blocks.length > limits.questions) refuseFile('questions-many', { limit: limits.questions });
  const restore = (part: string) =>
    part
      .replaceAll(PAIR, '&&')
      .replaceAll(APART, '')
      .replace(/\ufdd0(\d+)\ufdd0/g, (_, index: string) => pictures[Number(index)] ?? '');
  return blocks.map((block) => new BlockReader(block, limits, restore).read());
}

class BlockReader {
  constructor(
    private readonly block: GiftBlock,
    private readonly limits: ImportLimits,
    private readonly restore: (text: string) => string,
  ) {}

  read(): RawQuestion {
    const { text } = this.block;
    const limit = this.limits.fieldCharacters * 5;
    if (text.length > limit)
      return this.broken(null, { code: 'block-too-long', facts: { characters: text.length, limit } });
    const titleStart = text.length - text.trimStart().length;
    if (!text.startsWith('::', titleStart)) return this.readBody(null, 0);
    const titleEnd = this.findTitleEnd(titleStart + 2);
    if (titleEnd === null)
      return this.broken(null, { code: 'title-unclosed', facts: { line: this.lineAt(titleStart) } });
    return this.readBody(unescapeGift(text.slice(titleStart + 2, titleEnd)), titleEnd + 2);
  }

  private findTitleEnd(from: number): number | null {
    const rest = this.block.text.slice(from);
    for (const at of unescaped(rest, ':')) if (rest[at + 1] === ':') return from + at;
    return null;
  }

  private readBody(name: string | null, from: number): RawQuestion {
    const body = this.block.text.slice(from);
    const braces = this.findBraces(body, from);
    if ('code' in braces) return this.broken(name, braces);
    if (!braces.length) return { ...this.empty(name), type: 'description' };
    const [open = 0, close = 0] = braces;
    const prepared = prepare(body.slice(0, open), body.slice(open + 1, close), body.slice(close + 1));
    try {
      const [parsed, ...others] = gift.parse(prepared.replaceAll('&&', PAIR));
      if (parsed && !others.length) return { ...this.empty(name), ...this.convert(parsed) };
    } catch (error) {
      if (!isSyntaxError(error)) throw error;
    }
    return this.broken(name, { code: 'syntax', facts: { line: this.lineAt(from + open) } });
  }

  private findBraces(body: string, from: number): number[] | ImportNote {
    const found: number[] = [];
    for (const at of unescaped(body, '{}')) {
      const facts = { line: this.lineAt(from + at) };
      const opens = body[at] === '{';
      if (opens && found.length === 1) return { code: 'brace-nested', facts };
      if (opens && found.length === 2) return { code: 'brace-second', facts };
      if (!opens && found.length !== 1) return { code: 'brace-extra', facts };
      found.push(at);
    }
    if (found.length !== 1) return found;
    return { code: 'brace-unclosed', facts: { line: this.lineAt(from + (found[0] ?? 0)) } };
  }

  private convert(parsed: GIFTQuestion): Partial<RawQuestion> {
    if (parsed.type === 'Category' || parsed.type === 'Description') return { type: 'description' };
    const explanation = parsed.globalFeedback ? this.text(parsed.globalFeedback) : null;
    const text = this.text(parsed.stem);
    if (parsed.type === 'TF') return { type: 'truefalse', text, explanation, options: this.trueFalse(parsed) };
    if (parsed.type !== 'MC') return { type: TYPES[parsed.type] ?? parsed.type, text };
    return { type: 'multichoice', text, explanation, options: parsed.choices.map((choice) => this.option(choice)) };
  }

  private option({ isCorrect, weight, text, feedback }: TextChoice): RawOption {
    const percent = weight ?? (isCorrect ? 100 : 0);
    return { percent, text: this.text(text), feedback: feedback && this.text(feedback) };
  }

  private trueFalse({ isTrue, trueFeedback, falseFeedback }: TrueFalse): RawOption[] {
    // GIFT writes what to say to the wrong answer first; the parser calls the two by their order.
    const feedback = [trueFeedback, falseFeedback].map((said) => said && this.text(said));
    const [toWrong = null, toRight = null] = feedback;
    return [true, false].map((value) => ({
      percent: value === isTrue ? 100 : 0,
      text: { format: 'plain', text: TRUE_FALSE[value ? 'true' : 'false'], files: [] },
      feedback: value === isTrue ? toRight : toWrong,
    }));
  }

  private text({ format, text }: TextFormat): RawText {
    return { format: format === 'moodle' ? 'auto' : format, text: this.restore(text).trim(), files: [] };
  }

  private empty(name: string | null): RawQuestion {
    const text: RawText = { format: 'plain', text: '', files: [] };
    const { line, category } = this.block;
    return {
      line,
      name,
      topic: parseCategory(category),
      type: 'multichoice',
      text,
      options: [],
      explanation: null,
      notes: [],
    };
  }

  private broken(name: string | null, note: ImportNote): RawQuestion {
    return { ...this.empty(name), notes: [note] };
  }

  private lineAt(offset: number): number {
    const { text, lines, line } = this.block;
    let index = 0;
    for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) index++;
    return lines[index] ?? line;
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && error.name === 'SyntaxError';
}

/** One question in the strict GIFT that the parser wants, without its title. */
function prepare(before: string, answers: string, after: string): string {
  const numerical = /^\s*#(?!###)/.test(answers);
  const inner = numerical ? answers : breakLines(escapeSigns(apart(answers.replace(/~=/g, '=')), ':'));
  const tail = escapeSigns(after.trim(), ':=~#').replace(/\n/g, '\\n');
  return `${escapeSigns(before.trim(), ':=~#').replace(/\n/g, '\\n')}{${inner}}${tail}`;
}

/** An arrow among options is text; the parser would take any `=… ->` for the first pair of a matching question. */
function apart(answers: string): string {
  return unescaped(answers, '~').next().done ? answers : answers.replaceAll('->', `-${APART}>`);
}

function escapeSigns(text: string, signs: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const at of unescaped(text, signs)) {
    parts.push(text.slice(from, at), '\\');
    from = at;
  }
  return parts.join('') + text.slice(from);
}

/** Inside braces a line break is part of a text unless an answer begins or has just begun there. */
function breakLines(answers: string): string {
  const lines = answers.trim().split('\n');
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      if (next === undefined) return line;
      return /^\s*[=~#]/.test(next) || /(?:^|[^\\])[=~#]\s*$/.test(line) ? `${line}\n` : `${line}\\n`;
    })
    .join('');
}
