import { refuseFile } from '../notes.js';
import type { ImportLimits } from '../types.js';

/** Where one `<question>` stands in the file. */
export interface QuestionSlice {
  line: number;
  start: number;
  /** One past its closing tag. */
  end: number;
}

const TAG_LIMIT = 5000;
const NAME = /[A-Za-z_][\w.:-]*/y;

/**
 * Walks a Moodle XML file once: every tag closed by its own name, no deeper than the limit, no document type and no
 * entity declaration, `<quiz>` around everything. What stands inside a question is read later, question by question.
 *
 * fast-xml-parser is not asked to do this: it closes `<a></b>` without a word and knows no line.
 * @throws FileRefused `xml-…` with the line
 */
export function outlineQuiz(text: string, limits: Pick<ImportLimits, 'xmlDepth'>): QuestionSlice[] {
  return new Outline(text, limits.xmlDepth).walk();
}

class Outline {
  private readonly questions: QuestionSlice[] = [];
  private readonly open: { tag: string; start: number }[] = [];
  private rootSeen = false;
  private counted = 0;
  private line = 1;

  constructor(
    private readonly text: string,
    private readonly depthLimit: number,
  ) {}

  walk(): QuestionSlice[] {
    let after = 0;
    for (let at = this.text.indexOf('<'); at !== -1; at = this.text.indexOf('<', after)) {
      this.refuseTextOutside(after, at);
      after = this.step(at);
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
      if (tag === 'question' && this.open.length === 1) this.questions.push({ line: this.lineAt(start), start, end });
      return;
    }
    this.open.push({ tag, start });
    if (this.open.length > this.depthLimit) refuseFile('xml-too-deep', { limit: this.depthLimit }, this.lineAt(start));
  }

  private closeTag(tag: string, at: number, end: number): void {
    const opened = this.open.pop();
    if (!opened) return refuseFile('xml-broken', {}, this.lineAt(at));
    if (opened.tag !== tag) refuseFile('xml-mismatch', { tag, opened: opened.tag }, this.lineAt(at));
    if (tag === 'question' && this.open.length === 1)
      this.questions.push({ line: this.lineAt(opened.start), start: opened.start, end });
  }

  private refuseTextOutside(from: number, until: number): void {
    if (this.open.length) return;
    if (this.text.slice(from, until).trim()) refuseFile('xml-broken', {}, this.lineAt(from));
  }

  /** The line of an offset; offsets come in rising order but for an unclosed tag, so lines are counted once. */
  private lineAt(offset: number): number {
    if (offset < this.counted) {
      this.counted = 0;
      this.line = 1;
    }
    for (
      let at = this.text.indexOf('\n', this.counted);
      at !== -1 && at < offset;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.line++;
      this.counted = at + 1;
    }
    return this.line;
  }
}
