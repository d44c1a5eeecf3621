import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bundle, missingGlyph, printShell } from '@itog/documents';
import type { PrintedForm, PrintFile } from '@itog/documents';
import { launchBrowser } from '@itog/runtime';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Browser, CDPSession, Page } from 'puppeteer';
import { settledPdf } from './settled-pdf.ts';

/** Injection token of {@link PdfPrinterOptions}; without a provider the defaults hold. */
export const PDF_PRINTER_OPTIONS = Symbol('PDF_PRINTER_OPTIONS');

export type PdfPrinterOptions = {
  /** Milliseconds without an answer after which the browser is taken for hung and killed. */
  readonly timeoutMs: number;
  /** Printed forms after which the browser is started afresh, so that its memory stays bounded. */
  readonly recycleAfter: number;
};

/** Forms in one file; the browser needs about a megabyte for each. */
export const MOST_FORMS = 200;

/** What a big print file is given on top for each of its forms. */
const EACH_FORM_MS = 200;

const DEFAULTS: PdfPrinterOptions = { timeoutMs: 15_000, recycleAfter: 500 };

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

type Press = { readonly browser: Browser; readonly page: Page; readonly cdp: CDPSession };

/**
 * Prints forms to tagged PDF. One browser with one warm page, whose body is swapped for each print; prints wait for one
 * another. The page runs no scripts of its own and reaches no network.
 */
@Injectable()
export class PdfPrinter implements OnModuleDestroy {
  private readonly options: PdfPrinterOptions;
  private press: Press | null = null;
  private printed = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Optional() @Inject(PDF_PRINTER_OPTIONS) options?: Partial<PdfPrinterOptions>) {
    this.options = { ...DEFAULTS, ...options };
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

  /** Process of the browser, for monitoring; null while none runs. */
  get processId(): number | null {
    return this.press?.browser.process()?.pid ?? null;
  }

  async onModuleDestroy(): Promise<void> {
    await this.last;
    await this.stop();
  }

  private async printFile(file: PrintFile): Promise<Buffer> {
    const missing = missingGlyph(file.title + file.main);
    if (missing !== null) throw new MissingGlyphError(missing, file.title);
    const result = this.last.then(() => this.attempt(file).catch(() => this.attempt(file)));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** One try. A failure leaves no browser behind, so that the next try begins with a new one. */
  private async attempt(file: PrintFile): Promise<Buffer> {
    try {
      if (this.printed >= this.options.recycleAfter) await this.stop();
      this.press ??= await this.start();
      return await this.printOn(this.press, file);
    } catch (error) {
      this.kill();
      throw error;
    }
  }

  private async printOn({ page, cdp }: Press, file: PrintFile): Promise<Buffer> {
    await page.evaluate(showFile, file);
    const settings = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
    const timeout = this.options.timeoutMs + file.forms * EACH_FORM_MS;
    const { data } = await cdp.send('Page.printToPDF', settings, { timeout });
    this.printed += file.forms;
    return Buffer.from(data, 'base64');
  }

  private async start(): Promise<Press> {
    const browser = await launchBrowser({
      args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
      protocolTimeout: this.options.timeoutMs,
    });
    const kill = () => killWhole(browser);
    const press = await this.warm(browser).catch((error: unknown) => {
      kill();
      throw error;
    });
    press.page.once('error', kill);
    browser.once('disconnected', () => {
      if (this.press === press) this.press = null;
    });
    this.printed = 0;
    return press;
  }

  private async warm(browser: Browser): Promise<Press> {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.setJavaScriptEnabled(false);
    await page.setContent(printShell({ fontFaceCss: printFontFaces }), { waitUntil: 'domcontentloaded' });
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.abort('aborted'));
    await page.setOfflineMode(true);
    await page.evaluate(loadFonts);
    return { browser, page, cdp: await page.createCDPSession() };
  }

  private async stop(): Promise<void> {
    const { press } = this;
    this.press = null;
    await press?.browser.close();
  }

  private kill(): void {
    if (this.press) killWhole(this.press.browser);
    this.press = null;
  }
}

/** The browser with its helpers: one of them that is stopped would not notice the end of the others, and stay. */
function killWhole(browser: Browser): void {
  const pid = browser.process()?.pid;
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL'); // it leads a group of its own
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}

/** What the two functions below need of the printed page, inside which they run; the server has no such global. */
declare const document: {
  title: string;
  querySelector(selector: string): { innerHTML: string } | null;
  readonly images: Iterable<{ decode(): Promise<void> }>;
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
};

async function showFile({ title, main }: PrintFile): Promise<void> {
  document.title = title;
  const place = document.querySelector('main');
  if (place) place.innerHTML = main;
  await Promise.all(Array.from(document.images, (image) => image.decode()));
}

async function loadFonts(): Promise<void> {
  await Promise.all(Array.from(document.fonts, (face) => face.load()));
}

const FACES = [
  { family: 'PT Serif', weight: 400, style: 'normal' },
  { family: 'PT Serif', weight: 400, style: 'italic' },
  { family: 'PT Serif', weight: 700, style: 'normal' },
  { family: 'PT Sans', weight: 400, style: 'normal' },
  { family: 'PT Sans', weight: 700, style: 'normal' },
] as const;
const SUBSETS = ['cyrillic-ext', 'cyrillic', 'latin-ext', 'latin'] as const;

const require = createRequire(import.meta.url);

/**
 * `@font-face` rules with the files inside: the page has no network to fetch them from. The WOFF files, unlike WOFF2, are
 * without hints for the screen, which halves every printed file.
 */
export const printFontFaces = FACES.flatMap(({ family, weight, style }) => {
  const name = family.toLowerCase().replace(' ', '-');
  const folder = require.resolve(`@fontsource/${name}/package.json`).replace(/package\.json$/u, '');
  const ranges = JSON.parse(readFileSync(`${folder}unicode.json`, 'utf8')) as Record<string, string>;
  return SUBSETS.map((subset) => {
    const file = readFileSync(`${folder}files/${name}-${subset}-${weight}-${style}.woff`).toString('base64');
    return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(data:font/woff;base64,${file}) format('woff');unicode-range:${ranges[subset]}}`;
  });
}).join('\n');
