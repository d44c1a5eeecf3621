import { setTimeout } from 'node:timers/promises';
import type { PrintFile } from '@itog/documents';
import { launchBrowser } from '@itog/runtime';
import type { Browser } from 'puppeteer';
import { PrintPage } from './print-page.ts';

export type PressOptions = {
  /** Milliseconds without an answer after which a page is taken for hung and killed. */
  readonly timeoutMs: number;
  /** Printed forms after which a page is opened afresh, so that its memory stays bounded. */
  readonly recycleAfter: number;
  /** Printed forms after which the browser itself is started afresh. */
  readonly renewAfter: number;
};

/** A browser that takes longer to close is killed. */
const CLOSING_MS = 5_000;

/**
 * One browser with as many warm pages as there are prints at once. A page that fails or hangs is killed alone, and its print is
 * tried once more on another. The browser is started by the first print.
 */
export class Press {
  private starting: Promise<Browser> | null = null;
  private browser: Browser | null = null;
  private free: PrintPage[] = [];
  private readonly underway = new Set<Promise<unknown>>();
  private renewing: Promise<void> | null = null;
  private printed = 0;

  constructor(private readonly options: PressOptions) {}

  /** Process of the browser; null while none runs. */
  get processId(): number | null {
    return this.browser?.process()?.pid ?? null;
  }

  /** @throws Error when it failed or hung twice */
  print(file: PrintFile): Promise<Buffer> {
    return this.attempt(file).catch(() => this.attempt(file));
  }

  /** Closes the pages that print nothing, but for one. */
  async rest(): Promise<void> {
    await Promise.all(this.free.splice(1).map((page) => this.close(page)));
  }

  async stop(): Promise<void> {
    const { browser } = this;
    this.forget();
    if (!browser) return;
    const closed = browser.close().then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([closed, setTimeout(CLOSING_MS, false, { ref: false })]))) killWhole(browser);
  }

  private async attempt(file: PrintFile): Promise<Buffer> {
    if (this.printed >= this.options.renewAfter) this.renewing ??= this.renew();
    await this.renewing;
    const printing = this.printOnce(file);
    this.underway.add(printing);
    return printing.finally(() => this.underway.delete(printing));
  }

  /** The next print begins on another browser, once those on this one have ended. */
  private async renew(): Promise<void> {
    await Promise.allSettled(this.underway);
    await this.stop();
    this.renewing = null;
  }

  private async printOnce(file: PrintFile): Promise<Buffer> {
    const page = await this.takePage();
    try {
      const bytes = await page.print(file, this.options.timeoutMs);
      this.printed += file.forms;
      if (page.printed < this.options.recycleAfter) this.free.push(page);
      else await this.close(page);
      return bytes;
    } catch (error) {
      await this.close(page);
      throw error;
    }
  }

  private async takePage(): Promise<PrintPage> {
    for (let page = this.free.pop(); page; page = this.free.pop()) if (!page.isLost) return page;
    const browser = await (this.starting ??= this.start());
    return PrintPage.open(browser).catch((error: unknown) => {
      this.kill(browser);
      throw error;
    });
  }

  /** A browser that cannot close a page hangs itself. */
  private async close(page: PrintPage): Promise<void> {
    if (!(await page.close(CLOSING_MS))) this.kill(page.browser);
  }

  private async start(): Promise<Browser> {
    try {
      const browser = await launchBrowser({
        args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
        protocolTimeout: this.options.timeoutMs,
      });
      browser.once('disconnected', () => this.forget(browser));
      this.browser = browser;
      for (const page of await browser.pages()) await page.close(); // the one it begins with: another process
      return browser;
    } catch (error) {
      if (this.browser) killWhole(this.browser); // nobody would ever close it
      this.forget();
      throw error;
    }
  }

  private kill(browser: Browser): void {
    this.forget(browser);
    killWhole(browser);
  }

  private forget(browser = this.browser): void {
    if (browser !== this.browser) return;
    this.starting = null;
    this.browser = null;
    this.free = [];
    this.printed = 0;
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
