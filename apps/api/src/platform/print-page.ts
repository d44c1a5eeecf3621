import { setTimeout } from 'node:timers/promises';
import { printShell } from '@itog/documents';
import type { PrintFile } from '@itog/documents';
import type { Browser, BrowserContext, CDPSession, Page } from 'puppeteer';
import { printFontFaces } from './print-fonts.ts';

/** What a big print file is given on top for each of its forms. */
const EACH_FORM_MS = 200;
/** Characters of HTML after which a page collects its garbage: two dozen certificates, or one long protocol. */
const TIDY_AFTER = 150_000;

/**
 * A warm page whose body is swapped for each print: one print at a time. It runs no scripts of its own and reaches no
 * network. It stands in a browser context, and so in a process, of its own: whatever happens to it happens to no other.
 */
export class PrintPage {
  /** Printed forms so far. */
  printed = 0;
  /** Its process is gone. */
  isLost = false;
  /** The styles that it has read already. */
  private styles = '';
  /** Characters printed since its garbage was collected. */
  private untidy = 0;
  private readonly loss: Promise<never>;

  private constructor(
    readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly cdp: CDPSession,
    /** The page's own `showFile`. */
    private readonly showFile: string,
    page: Page,
  ) {
    this.loss = new Promise((_, reject) =>
      page.once('error', (error) => {
        this.isLost = true;
        reject(error);
      }),
    );
    this.loss.catch(() => undefined); // also when nothing is being printed
  }

  static async open(browser: Browser): Promise<PrintPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setContent(printShell({ fontFaceCss: printFontFaces }), { waitUntil: 'domcontentloaded' });
    await page.setRequestInterception(true);
    page.on('request', (request) => void request.abort('aborted'));
    await page.setOfflineMode(true);
    await page.evaluate(loadFonts);
    const cdp = await page.createCDPSession();
    const { result } = await cdp.send('Runtime.evaluate', { expression: `(${showFile})` });
    if (!result.objectId) throw new Error('the page has no place for its files');
    return new PrintPage(browser, context, cdp, result.objectId, page);
  }

  /**
   * @param patienceMs for an answer of the page, before the time that many forms take
   * @throws Error when it failed or hung: it is of no use any more
   */
  print(file: PrintFile, patienceMs: number): Promise<Buffer> {
    return Promise.race([this.printHere(file, patienceMs + file.forms * EACH_FORM_MS), this.loss]);
  }

  /** Ends it with its process, also when that hangs; gives whether the browser has done so. */
  async close(patienceMs: number): Promise<boolean> {
    const closed = this.context.close().then(
      () => true,
      () => false,
    );
    return Promise.race([closed, setTimeout(patienceMs, false, { ref: false })]);
  }

  /** What was printed is garbage, which a busy page would let grow to hundreds of megabytes before it looks for it. */
  private async tidy(timeout: number): Promise<void> {
    this.untidy = 0;
    await this.cdp.send('HeapProfiler.collectGarbage', undefined, { timeout });
  }

  private async printHere({ title, styles, main, forms }: PrintFile, timeout: number): Promise<Buffer> {
    const shown = { title, main, ...(styles === this.styles ? {} : { styles }) };
    const showing = { functionDeclaration: CALL, arguments: [{ value: shown }], awaitPromise: true };
    const call = { objectId: this.showFile, ...showing };
    const { exceptionDetails } = await this.cdp.send('Runtime.callFunctionOn', call, { timeout });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    this.styles = styles;
    const settings = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
    const { data } = await this.cdp.send('Page.printToPDF', settings, { timeout });
    this.printed += forms;
    this.untidy += main.length;
    if (this.untidy > TIDY_AFTER) await this.tidy(timeout);
    return Buffer.from(data, 'base64');
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
