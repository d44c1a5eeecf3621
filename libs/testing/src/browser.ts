import { launchBrowser } from '@itog/runtime';
import type { Browser, BrowserContext, CDPSession, Page } from 'puppeteer';

const SCREENS = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, mobile: true, hasTouch: true },
  desktop: { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false, hasTouch: false },
};

/** What a page is shown on. */
export interface Look {
  screen?: keyof typeof SCREENS;
  dark?: boolean;
}

export interface PersonOptions extends Look {
  /** IANA zone of the person's computer; the machine's by default */
  timeZone?: string;
}

/** One person at one computer: cookies and storage of their own. */
export interface Person {
  page: Page;
  context: BrowserContext;
  /** another tab of the same browser */
  newTab(): Promise<Page>;
  /** shows the page, as it stands, on another screen or in other colours; the next ones are loaded so */
  look(as: Look): Promise<void>;
  /** what the pages threw or complained of in the console */
  complaints: readonly string[];
  leave(): Promise<void>;
}

export interface OpenedBrowser {
  browser: Browser;
  /** somebody comes to a computer of their own */
  person(options?: PersonOptions): Promise<Person>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** tells of every request, which costs; without it no page can lose the network, stop a request or do without the cache */
  network?: boolean;
}

/** A real browser for the journeys; everybody in it is a stranger to the others. */
export async function openBrowser({ network = true }: BrowserOptions = {}): Promise<OpenedBrowser> {
  const browser = await launchBrowser({ defaultViewport: null, networkEnabled: network, issuesEnabled: false });
  return { browser, person: (options) => comePerson(browser, options), close: () => browser.close() };
}

async function comePerson(browser: Browser, { timeZone, ...first }: PersonOptions = {}): Promise<Person> {
  const context = await browser.createBrowserContext();
  const complaints: string[] = [];
  const comeTab = async () => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const look = lookOf(page, await page.createCDPSession());
    await look(first);
    if (timeZone) await page.emulateTimezone(timeZone);
    return { page, look };
  };
  return {
    ...(await comeTab()),
    context,
    newTab: async () => (await comeTab()).page,
    complaints,
    leave: () => context.close(),
  };
}

/** What runs inside the page, and only there, knows this. */
declare const document: {
  readonly documentElement: { readonly dataset: Readonly<Record<string, string | undefined>> };
};

// Puppeteer's own setViewport would load the page anew on the way from a phone to a desktop.
function lookOf(page: Page, devtools: CDPSession): Person['look'] {
  return async ({ screen = 'desktop', dark = false }) => {
    const { hasTouch, ...metrics } = SCREENS[screen];
    const scheme = dark ? 'dark' : 'light';
    await devtools.send('Emulation.setDeviceMetricsOverride', metrics);
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: hasTouch });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    // The page hears of it a moment later; what is not our page has no scheme.
    await page.waitForFunction(
      (wanted) => [undefined, wanted].includes(document.documentElement.dataset['mantineColorScheme']),
      {
        polling: 50,
      },
      scheme,
    );
  };
}
