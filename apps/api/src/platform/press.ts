import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { printShell } from '@itog/documents';
import type { PrintFile } from '@itog/documents';
import { launchBrowser } from '@itog/runtime';
import type { Browser, CDPSession, Page } from 'puppeteer';

export type PressOptions = {
  /** Milliseconds without an answer after which the browser is taken for hung and killed. */
  readonly timeoutMs: number;
  /** Printed forms after which the browser is started afresh, so that its memory stays bounded. */
  readonly recycleAfter: number;
};

/** A browser that takes longer to close is killed. */
const CLOSING_MS = 5_000;
/** What a big print file is given on top for each of its forms. */
const EACH_FORM_MS = 200;

type Running = {
  readonly browser: Browser;
  readonly cdp: CDPSession;
  /** The page's own `showFile`. */
  readonly showFile: string;
  /** The styles that the page has read already. */
  styles: string;
};

/**
 * A browser with one warm page, whose body is swapped for each print: one print at a time. The page runs no scripts of its
 * own and reaches no network. The browser is started by the first print.
 */
export class Press {
  private running: Running | null = null;
  private printed = 0;

  constructor(private readonly options: PressOptions) {}

  /** Process of the browser; null while none runs. */
  get processId(): number | null {
    return this.running?.browser.process()?.pid ?? null;
  }

  /** @throws Error when the browser failed or hung twice */
  print(file: PrintFile): Promise<Buffer> {
    return this.attempt(file).catch(() => this.attempt(file));
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (!running) return;
    const closed = running.browser.close().then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([closed, setTimeout(CLOSING_MS, false, { ref: false })]))) killWhole(running.browser);
  }

  /** One try. A failure leaves no browser behind, so that the next try begins with a new one. */
  private async attempt(file: PrintFile): Promise<Buffer> {
    try {
      if (this.printed >= this.options.recycleAfter) await this.stop();
      this.running ??= await this.start();
      return await this.printOn(this.running, file);
    } catch (error) {
      this.kill();
      throw error;
    }
  }

  private async printOn(running: Running, { title, styles, main, forms }: PrintFile): Promise<Buffer> {
    const { cdp, showFile: objectId } = running;
    const timeout = this.options.timeoutMs + forms * EACH_FORM_MS;
    const shown = { title, main, ...(styles === running.styles ? {} : { styles }) };
    const showing = { objectId, functionDeclaration: CALL, arguments: [{ value: shown }], awaitPromise: true };
    const { exceptionDetails } = await cdp.send('Runtime.callFunctionOn', showing, { timeout });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    running.styles = styles;
    const settings = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
    const { data } = await cdp.send('Page.printToPDF', settings, { timeout });
    this.printed += forms;
    return Buffer.from(data, 'base64');
  }

  private async start(): Promise<Running> {
    const browser = await launchBrowser({
      args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
      protocolTimeout: this.options.timeoutMs,
    });
    const kill = () => killWhole(browser);
    try {
      const page = (await browser.pages())[0] ?? (await browser.newPage());
      const running = await warm(browser, page);
      page.once('error', kill);
      browser.once('disconnected', () => {
        if (this.running === running) this.running = null;
      });
      this.printed = 0;
      return running;
    } catch (error) {
      kill();
      throw error;
    }
  }

  private kill(): void {
    if (this.running) killWhole(this.running.browser);
    this.running = null;
  }
}

async function warm(browser: Browser, page: Page): Promise<Running> {
  await page.setJavaScriptEnabled(false);
  await page.setContent(printShell({ fontFaceCss: printFontFaces }), { waitUntil: 'domcontentloaded' });
  await page.setRequestInterception(true);
  page.on('request', (request) => void request.abort('aborted'));
  await page.setOfflineMode(true);
  await page.evaluate(loadFonts);
  const cdp = await page.createCDPSession();
  const { result } = await cdp.send('Runtime.evaluate', { expression: `(${showFile})` });
  if (!result.objectId) throw new Error('the page has no place for its files');
  return { browser, cdp, showFile: result.objectId, styles: '' };
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
  querySelector(selector: 'main'): { innerHTML: string };
  querySelector(selector: '#of-file'): { textContent: string };
  readonly images: Iterable<{ decode(): Promise<void> }>;
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
};

type Shown = { readonly title: string; readonly main: string; readonly styles?: string };

async function showFile({ title, main, styles }: Shown): Promise<void> {
  document.title = title;
  if (styles !== undefined) document.querySelector('#of-file').textContent = styles;
  document.querySelector('main').innerHTML = main;
  await Promise.all(Array.from(document.images, (image) => image.decode()));
}

const CALL = 'function (file) { return this(file); }';

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
