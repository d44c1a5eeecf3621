import { availableParallelism } from 'node:os';
import { bundle, missingGlyph } from '@itog/documents';
import type { PrintedForm, PrintFile } from '@itog/documents';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Press, type PressOptions } from './press.ts';
import { settledPdf } from './settled-pdf.ts';

/** Injection token of {@link PdfPrinterOptions}; without a provider the defaults hold. */
export const PDF_PRINTER_OPTIONS = Symbol('PDF_PRINTER_OPTIONS');

export type PdfPrinterOptions = PressOptions & {
  /** Prints side by side, each on a page of its own. */
  readonly pages: number;
  /** Milliseconds without a print after which only one page is kept warm. */
  readonly restMs: number;
};

/** Forms in one file; the browser needs about a megabyte for each. */
export const MOST_FORMS = 200;

/** A file of more forms than this is for the first turn alone: two such at once would take twice the memory. */
const FORMS_ANYWHERE = 8;

/** A second page hides the wait for the first; more would only share the same processors, and take memory. */
const PAGES = Math.min(2, availableParallelism());

const DEFAULTS: PdfPrinterOptions = {
  timeoutMs: 15_000,
  recycleAfter: 300,
  renewAfter: 5_000,
  pages: PAGES,
  restMs: 60_000,
};

/** A text holds a character that no embedded font can draw, so the paper would lose it. */
export class MissingGlyphError extends Error {
  constructor(
    readonly character: string,
    title: string,
  ) {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    super(`no embedded font has the character «${character}» (U+${code}) of «${title}»`);
    this.name = 'MissingGlyphError';
  }
}

/** The first may print a file of any size, the others small ones. */
type Turn = number;
type Waiting = { readonly file: PrintFile; readonly take: (turn: Turn) => void };

/** Prints forms to tagged PDF. What is asked for while every page is busy waits for its turn. */
@Injectable()
export class PdfPrinter implements OnModuleDestroy {
  private readonly press: Press;
  private readonly turns: readonly Turn[];
  private readonly free: Set<Turn>;
  private readonly restMs: number;
  private waiting: Waiting[] = [];
  private readonly underway = new Set<Promise<unknown>>();
  private rest: NodeJS.Timeout | null = null;
  /** CSS that was looked through last: that of a design is megabytes. */
  private readable = '';

  constructor(@Optional() @Inject(PDF_PRINTER_OPTIONS) options?: Partial<PdfPrinterOptions>) {
    const { pages, restMs, ...press } = { ...DEFAULTS, ...options };
    this.press = new Press(press);
    this.turns = Array.from({ length: pages }, (_, turn) => turn);
    this.free = new Set(this.turns);
    this.restMs = restMs;
  }

  /**
   * One form as one file.
   * @param at the moment the file says it was made; with it the same form gives the same bytes whenever it is printed
   * @throws MissingGlyphError before anything is printed
   * @throws Error when the browser failed or hung twice
   */
  async print(form: PrintedForm, at?: Date): Promise<Buffer> {
    const bytes = await this.printFile(bundle([form]));
    return at ? settledPdf(bytes, at) : bytes;
  }

  /**
   * Many forms as one file, each on sheets of its own size; errors as for {@link print}.
   * @throws RangeError for more than {@link MOST_FORMS} forms: the caller makes several files
   */
  async printBundle(forms: readonly PrintedForm[], title?: string): Promise<Buffer> {
    if (forms.length > MOST_FORMS) throw new RangeError(`${forms.length} forms in one file, the most is ${MOST_FORMS}`);
    return this.printFile(bundle(forms, title));
  }

  /** Process of the browser, for monitoring; null while it does not run. */
  get processId(): number | null {
    return this.press.processId;
  }

  async onModuleDestroy(): Promise<void> {
    while (this.underway.size > 0) await Promise.allSettled(this.underway);
    if (this.rest) clearTimeout(this.rest);
    await this.press.stop();
  }

  private async printFile(file: PrintFile): Promise<Buffer> {
    this.refuseMissing(file);
    const printing = this.printInTurn(file);
    this.underway.add(printing);
    return printing.finally(() => this.underway.delete(printing));
  }

  private refuseMissing({ title, styles, main }: PrintFile): void {
    const missing = missingGlyph(title + main) ?? (styles === this.readable ? null : missingGlyph(styles));
    if (missing !== null) throw new MissingGlyphError(missing, title);
    this.readable = styles;
  }

  private async printInTurn(file: PrintFile): Promise<Buffer> {
    const turn = await this.freeTurn(file);
    try {
      return await this.press.print(file);
    } finally {
      this.giveBack(turn);
    }
  }

  private freeTurn(file: PrintFile): Promise<Turn> {
    if (this.rest) clearTimeout(this.rest);
    this.rest = null;
    const turn = this.turns.find((each) => this.free.has(each) && suits(each, file));
    if (turn === undefined) return new Promise((take) => this.waiting.push({ file, take }));
    this.free.delete(turn);
    return Promise.resolve(turn);
  }

  private giveBack(turn: Turn): void {
    const next = this.waiting.find(({ file }) => suits(turn, file));
    if (next) {
      this.waiting = this.waiting.filter((each) => each !== next);
      next.take(turn);
      return;
    }
    this.free.add(turn);
    if (this.free.size === this.turns.length) this.rest = setTimeout(() => void this.press.rest(), this.restMs).unref();
  }
}

function suits(turn: Turn, { forms }: PrintFile): boolean {
  return turn === 0 || forms <= FORMS_ANYWHERE;
}
