import { lineAt } from '../decode.ts';
import { refuseFile } from '../notes.ts';
import type { ImportLimits } from '../types.ts';

/** Where one `<question>` stands in the file. */
export interface QuestionSlice {
  line: number;
  start: number;
  /** One past its closing tag. */
  end: number;
  /** What stands inside its `<file>` elements. */
  files: { start: number; end: number }[];
}

type OutlineLimits = Pick<ImportLimits, 'xmlDepth' | 'questions' | 'textCharacters'>;

const TAG_LIMIT = 5000;
const NAME = /[A-Za-z_][\w.:-]*/y;

/**
 * Walks a Moodle XML file once: every tag closed by its own name, no deeper than the limit, no document type and no
 * entity declaration, `<quiz>` around everything. What stands inside a question is read later, question by question.
 *
 * fast-xml-parser is not asked to do this: it closes `<a></b>` without a word and knows no line.
 * @throws FileRefused `xml-…` with the line
 */
export function outlineQuiz(text: string, limits: OutlineLimits): QuestionSlice[] {
  return new Outline(text, limits).walk();
}

class Outline {
  private readonly questions: QuestionSlice[] = [];
  private readonly open: { tag: string; start: number; end: number }[] = [];
  private files: QuestionSlice['files'] = [];
  private rootSeen = false;
  private inFiles = 0;
  private line = 1;
  private nextBreak: number;

  constructor(
    private readonly text: string,
    private readonly limits: OutlineLimits,
  ) {
    this.nextBreak = this.breakFrom(0);
  }

  walk(): QuestionSlice[] {
    let after = 0;
    for (let at = this.text.indexOf('<'); at !== -1; at = this.text.indexOf('<', after)) {
      this.refuseTextOutside(after, at);
      after = this.step(at);
      const limit = this.limits.textCharacters;
      if (after - this.inFiles > limit) refuseFile('file-text-too-long', { limit }, this.lineAt(at));
    }
    const last = this.open.at(-1);
    if (last) refuseFile('xml-unclosed', { tag: last.tag }, this.lineAt(last.start));
    this.refuseTextOutside(after, this.text.length);
    if (!this.rootSeen) refuseFile('xml-broken', {}, 1);
    return this.questions;
  }

  /** Passes what begins at `<` and says where it ends. */
  private step(at: number): number {
    const { text } = this;
    if (text.startsWith('<!--', at)) return this.skip(at, '-->', 4, 'comment');
    if (text.startsWith('<?', at)) return this.skip(at, '?>', 2, 'instruction');
    if (text.startsWith('<![CDATA[', at) && this.open.length) return this.skip(at, ']]>', 9, 'CDATA');
    if (text.startsWith('<!', at)) return refuseFile('xml-doctype', {}, this.lineAt(at));
    const closing = text[at + 1] === '/';
    NAME.lastIndex = at + (closing ? 2 : 1);
    const tag = NAME.exec(text)?.[0];
    if (!tag) return refuseFile('xml-broken', {}, this.lineAt(at));
    const end = this.tagEnd(at, NAME.lastIndex);
    if (closing) this.closeTag(tag, at, end);
    else this.openTag(tag, at, end);
    return end;
  }

  private skip(at: number, ending: string, opening: number, what: string): number {
    const end = this.text.indexOf(ending, at + opening);
    return end === -1 ? refuseFile('xml-unclosed', { tag: what }, this.lineAt(at)) : end + ending.length;
  }

  private tagEnd(at: number, from: number): number {
    let quote = '';
    const limit = Math.min(this.text.length, at + TAG_LIMIT);
    for (let end = from; end < limit; end++) {
      const char = this.text.charAt(end);
      if (quote) quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '>') return end + 1;
      else if (char === '<') break;
    }
    return refuseFile('xml-broken', {}, this.lineAt(at));
  }

  private openTag(tag: string, start: number, end: number): void {
    if (!this.open.length && this.rootSeen) refuseFile('xml-broken', {}, this.lineAt(start));
    if (!this.open.length && tag !== 'quiz')
      refuseFile('xml-not-moodle', { root: tag.slice(0, 60) }, this.lineAt(start));
    this.rootSeen = true;
    if (this.text[end - 2] === '/') {
      if (tag === 'question' && this.open.length === 1) this.addQuestion(start, end);
      return;
    }
    this.open.push({ tag, start, end });
    const limit = this.limits.xmlDepth;
    if (this.open.length > limit) refuseFile('xml-too-deep', { limit }, this.lineAt(start));
  }

  private closeTag(tag: string, at: number, end: number): void {
    const opened = this.open.pop();
    if (!opened) return refuseFile('xml-broken', {}, this.lineAt(at));
    if (opened.tag !== tag) refuseFile('xml-mismatch', { tag, opened: opened.tag }, this.lineAt(at));
    if (tag === 'file') {
      this.files.push({ start: opened.end, end: at });
      this.inFiles += at - opened.end;
    }
    if (tag === 'question' && this.open.length === 1) this.addQuestion(opened.start, end);
  }

  private addQuestion(start: number, end: number): void {
    this.questions.push({ line: this.questionLine(start), start, end, files: this.files });
    this.files = [];
    // Up to every second one may be a category; what is left is counted when it is known.
    const limit = this.limits.questions;
    if (this.questions.length > limit * 2) refuseFile('questions-many', { limit });
  }

  private refuseTextOutside(from: number, until: number): void {
    if (this.open.length) return;
    if (this.text.slice(from, until).trim()) refuseFile('xml-broken', {}, this.lineAt(from));
  }

  private lineAt(offset: number): number {
    return lineAt(this.text, offset);
  }

  /** As `lineAt`; questions are asked for in their order, so lines are counted once. */
  private questionLine(offset: number): number {
    let { line, nextBreak } = this;
    while (nextBreak < offset) {
      line++;
      nextBreak = this.breakFrom(nextBreak + 1);
    }
    this.line = line;
    this.nextBreak = nextBreak;
    return line;
  }

  private breakFrom(offset: number): number {
    const at = this.text.indexOf('\n', offset);
    return at === -1 ? Infinity : at;
  }
}
