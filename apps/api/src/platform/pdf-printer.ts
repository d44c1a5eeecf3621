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
  /** Browsers that print side by side; those after the first are started when it is busy and stopped after a rest. */
  readonly presses: number;
  /** Milliseconds without a print after which only the first browser is kept warm. */
  readonly restMs: number;
};

/** Forms in one file; the browser needs about a megabyte for each. */
export const MOST_FORMS = 200;

/** A file of more forms than this is for the first press alone: two such at once would take twice the memory. */
const FORMS_ANYWHERE = 8;

/** A second page hides the wait for the first; more would only share the same processors, and take memory. */
const PRESSES = Math.min(2, availableParallelism());

const DEFAULTS: PdfPrinterOptions = { timeoutMs: 15_000, recycleAfter: 300, presses: PRESSES, restMs: 60_000 };

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

type Waiting = { readonly file: PrintFile; readonly take: (press: Press) => void };

/** Prints forms to tagged PDF. What is asked for while every press is busy waits for its turn. */
@Injectable()
export class PdfPrinter implements OnModuleDestroy {
  private readonly presses: readonly [Press, ...Press[]];
  private readonly free: Set<Press>;
  private readonly restMs: number;
  private waiting: Waiting[] = [];
  private readonly underway = new Set<Promise<unknown>>();
  private rest: NodeJS.Timeout | null = null;
  /** CSS that was looked through last: that of a design is megabytes. */
  private readable = '';

  constructor(@Optional() @Inject(PDF_PRINTER_OPTIONS) options?: Partial<PdfPrinterOptions>) {
    const { presses, restMs, ...press } = { ...DEFAULTS, ...options };
    this.presses = [new Press(press), ...Array.from({ length: presses - 1 }, () => new Press(press))];
    this.free = new Set(this.presses);
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

  /** Process of the first browser, for monitoring; null while it does not run. */
  get processId(): number | null {
    return this.presses[0].processId;
  }

  async onModuleDestroy(): Promise<void> {
    while (this.underway.size > 0) await Promise.allSettled(this.underway);
    if (this.rest) clearTimeout(this.rest);
    await Promise.all(this.presses.map((press) => press.stop()));
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
    const press = await this.freePress(file);
    try {
      return await press.print(file);
    } finally {
      this.giveBack(press);
    }
  }

  private freePress(file: PrintFile): Promise<Press> {
    if (this.rest) clearTimeout(this.rest);
    this.rest = null;
    const press = this.presses.find((each) => this.free.has(each) && this.suits(each, file));
    if (!press) return new Promise((take) => this.waiting.push({ file, take }));
    this.free.delete(press);
    return Promise.resolve(press);
  }

  private giveBack(press: Press): void {
    const next = this.waiting.find(({ file }) => this.suits(press, file));
    if (next) {
      this.waiting = this.waiting.filter((each) => each !== next);
      next.take(press);
      return;
    }
    this.free.add(press);
    const [, ...others] = this.presses;
    if (this.free.size < this.presses.length || others.every(({ processId }) => processId === null)) return;
    this.rest = setTimeout(() => this.keepFirst(), this.restMs).unref();
  }

  private suits(press: Press, { forms }: PrintFile): boolean {
    return press === this.presses[0] || forms <= FORMS_ANYWHERE;
  }

  private keepFirst(): void {
    for (const press of this.presses.slice(1)) {
      this.free.delete(press);
      void press
        .stop()
        .catch(() => undefined)
        .then(() => this.giveBack(press));
    }
  }
}
