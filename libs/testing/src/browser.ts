import { launchBrowser } from '@itog/runtime';
import type { Browser, BrowserContext, Page } from 'puppeteer';

const SCREENS = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { width: 1280, height: 800 },
};

export interface PersonOptions {
  screen?: keyof typeof SCREENS;
  dark?: boolean;
  /** IANA zone of the person's computer; the machine's by default */
  timeZone?: string;
}

/** One person at one computer: cookies and storage of their own. */
export interface Person {
  page: Page;
  context: BrowserContext;
  /** another tab of the same browser */
  newTab(): Promise<Page>;
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

/** A real browser for the journeys; everybody in it is a stranger to the others. */
export async function openBrowser(): Promise<OpenedBrowser> {
  const browser = await launchBrowser();
  return { browser, person: (options) => comePerson(browser, options), close: () => browser.close() };
}

async function comePerson(
  browser: Browser,
  { screen = 'desktop', dark = false, timeZone }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.createBrowserContext();
  const complaints: string[] = [];
  const newTab = async () => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.setViewport(SCREENS[screen]);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    if (timeZone) await page.emulateTimezone(timeZone);
    return page;
  };
  return { page: await newTab(), context, newTab, complaints, leave: () => context.close() };
}
