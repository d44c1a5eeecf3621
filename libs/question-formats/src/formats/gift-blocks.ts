/** One piece of a GIFT file: the lines of a question without comments and blank lines. */
export interface GiftBlock {
  /** The line of the file where it begins, from 1. */
  line: number;
  text: string;
  /** For each line of `text` its line in the file. */
  lines: number[];
  /** The path of the last `$CATEGORY:` line above, as written. */
  category: string;
}

/**
 * Cuts a GIFT file into questions, so that one broken question cannot spoil the next.
 *
 * A blank line ends a question, as in Moodle. Inside braces it does so only when the next line does not look like an
 * answer: people do put blank lines between answers. A line that opens a title starts a new question too, when braces
 * stand before it, closed or forgotten.
 */
export function splitGift(text: string): GiftBlock[] {
  const splitter = new Splitter();
  let line = 0;
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const until = end === -1 ? text.length : end;
    splitter.take(text.slice(from, until), ++line);
    from = until + 1;
  }
  return splitter.finish();
}

class Splitter {
  private readonly blocks: GiftBlock[] = [];
  private parts: string[] = [];
  private lines: number[] = [];
  private category = '';
  private open = false;
  private braces = false;
  private blank = false;

  take(line: string, number: number): void {
    const content = line.trim();
    if (content === '') {
      if (!this.open) this.cut();
      this.blank = true;
      return;
    }
    if (content.startsWith('//')) return;
    if (content.startsWith('$CATEGORY:')) {
      this.cut();
      this.category = content.slice('$CATEGORY:'.length).trim();
      return;
    }
    const answerLike = /^[=~#}]/.test(content);
    if ((this.blank && this.open && !answerLike) || (this.braces && content.startsWith('::'))) this.cut();
    this.blank = false;
    this.parts.push(line);
    this.lines.push(number);
    this.followBraces(line);
  }

  finish(): GiftBlock[] {
    this.cut();
    return this.blocks;
  }

  private cut(): void {
    const [line] = this.lines;
    if (line !== undefined)
      this.blocks.push({ line, text: this.parts.join('\n'), lines: this.lines, category: this.category });
    this.parts = [];
    this.lines = [];
    this.open = false;
    this.braces = false;
  }

  private followBraces(line: string): void {
    for (let at = 0; at < line.length; at++) {
      const char = line[at];
      if (char === '\\') at++;
      else if (char === '{') this.open = this.braces = true;
      else if (char === '}') this.open = false;
    }
  }
}

/** Takes the backslashes off GIFT's escaped signs; `\n` is a line break. */
export function unescapeGift(text: string): string {
  return text.replace(/\\([\\:#={}~n])/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** Where the signs that `wanted` names stand without a backslash. */
export function* unescaped(text: string, wanted: string): Generator<number> {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (wanted.includes(text.charAt(at))) yield at;
  }
}
