import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Actor } from './stage.ts';

export type Look = {
  readonly screen: 'phone' | 'desktop';
  readonly dark: boolean;
  /** Every page is loaded without the cache. */
  readonly cold: boolean;
};

export const COLD: Look = { screen: 'phone', dark: false, cold: true };
/** Phone in the light, desktop in the dark. */
export const LOOKS: readonly Look[] = [COLD, { screen: 'desktop', dark: true, cold: false }];

/** Shorter than the second between two ticks of a clock on the page. */
const STILL_MS = 150;
const FIRST_PAINT_MS = 1_000;
/** Only a page that is slow every time is slow. */
const PAINTS = 5;

/** Opens a page and says everything that is wrong with it; an empty list is a good page. */
export async function faultsOf({ page, screen, complaints }: Actor, path: string, cold: boolean): Promise<string[]> {
  const before = complaints().length;
  await page.setCacheEnabled(!cold);
  await screen.open(path);
  await settled({ page, screen });
  // Before axe, which the frame of a document complains of: it allows no scripts.
  const complained = complaints().slice(before);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const { violations } = await new AxePuppeteer(page).setLegacyMode().analyze();
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`),
    ...(width > 0 ? [`scrolls sideways by ${width} px`] : []),
    ...complained,
  ].map((fault) => `${path} ${fault}`);
}

/** What is wrong with the first paint of a page loaded without the cache, judged by the best of a few loads. */
export async function paintFaults({ page, screen }: Actor, path: string): Promise<string[]> {
  await page.setCacheEnabled(false);
  let best = Infinity;
  for (let tries = 0; tries < PAINTS && best > FIRST_PAINT_MS; tries++) {
    await screen.open(path);
    best = Math.min(best, await firstPaint(page));
  }
  return best > FIRST_PAINT_MS ? [`${path} shows nothing for ${Math.round(best)} ms`] : [];
}

/** Whether the page that is open took longer to show something than a page may. */
export async function paintedLate({ page }: Actor): Promise<boolean> {
  return (await firstPaint(page)) > FIRST_PAINT_MS;
}

async function firstPaint(page: Actor['page']): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, { polling: 50 });
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity);
}

/** Everything that the page loads is there: a heading or a question, nothing under way, and nothing changes any more. */
async function settled({ page, screen }: Pick<Actor, 'page' | 'screen'>): Promise<void> {
  try {
    await page.waitForFunction(
      () =>
        document.querySelector('h1, fieldset legend') !== null &&
        ![...document.querySelectorAll('[role=status]')].some(({ textContent }) =>
          textContent?.includes('Загружаем'),
        ) &&
        !document.querySelector('[aria-busy=true]') &&
        document.fonts.status === 'loaded' &&
        [...document.images].every(({ complete }) => complete),
      { polling: 50 },
    );
    await page.evaluate(stillness, STILL_MS);
  } catch (error) {
    throw new Error(`${screen.path} does not settle: ${await screen.words()}`, { cause: error });
  }
}

/** Runs in the page: resolves when nothing in it has changed for a while. */
function stillness(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve();
    };
    let timer = setTimeout(done, milliseconds);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, milliseconds);
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
