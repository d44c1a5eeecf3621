import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PersonOptions } from '@itog/testing';
import type { Page } from 'puppeteer';
import type { Actor } from './stage.ts';

/** Every page is loaded so, without the cache, and then shown otherwise as it stands. */
export const PHONE = { screen: 'phone', dark: false } as const satisfies PersonOptions;
const LOOKS = [PHONE, { screen: 'desktop', dark: true }] as const satisfies readonly PersonOptions[];

/** Shorter than the second between two ticks of a clock on the page. */
const STILL_MS = 150;
const FIRST_PAINT_MS = 1_000;
/** Only a page that is slow every time is slow. */
const PAINTS = 5;

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export type Inspection = { readonly faults: readonly string[]; readonly paintedLate: boolean };

/** Opens a page and says everything that is wrong with it on a phone in the light and on a desktop in the dark. */
export async function inspect(actor: Actor, path: string): Promise<Inspection> {
  const { page, screen, complaints } = actor;
  const before = complaints().length;
  await page.setCacheEnabled(false);
  await page.evaluate(vanish);
  await actor.look(PHONE);
  await screen.open(path);
  const faults: string[] = [];
  for (const look of LOOKS) {
    await actor.look(look);
    faults.push(...(await faultsHere(actor)).map((fault) => `${look.screen}: ${path} ${fault}`));
  }
  faults.push(
    ...complaints()
      .slice(before)
      .map((words) => `${path} ${words}`),
  );
  return { faults, paintedLate: (await firstPaint(page)) > FIRST_PAINT_MS };
}

/** Runs in the page that is about to be left: it need not be laid out for the look of the next. */
const vanish = () => document.documentElement.style.setProperty('display', 'none');

/** What is wrong with the page as it stands. */
export async function faultsHere(actor: Pick<Actor, 'page' | 'screen'>): Promise<string[]> {
  await settled(actor);
  return [...(await violations(actor.page)), ...(await sidewaysScroll(actor.page))];
}

/** What axe finds, every rule of it; it cannot look into the frames of papers, which run no scripts. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(AXE);
    await page.evaluate(quicken);
  }
  return page.evaluate(async (options) => {
    const found = await axe.run(document, options);
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ element }) => element.outerHTML.slice(0, 200)).join(' · ')}`,
    );
  }, FINDINGS_ALONE);
}

/** Nothing is told of what is good: to describe that costs more than to find what is not. */
const FINDINGS_ALONE = { resultTypes: ['violations'], selectors: false, iframes: false, elementRef: true };

/**
 * Runs in the page: axe finds the same and asks less. It would write out every element it looks at, the good ones too, and make
 * out the words of a colour anew at every element, though a page has a few dozen.
 */
function quicken(): void {
  axe.configure({ noHtml: true });
  const { prototype } = axe.commons.color.Color;
  const { parseString } = prototype;
  const known = new Map<string, Colour>();
  prototype.parseString = function (words) {
    const { r, g, b, alpha } = known.get(words) ?? parseString.call(this, words);
    known.set(words, { r, g, b, alpha });
    return Object.assign(this, { r, g, b, alpha });
  };
}

type Colour = { r: number; g: number; b: number; alpha: number };

/** What the script above leaves in the page, and only there. */
declare const axe: {
  commons: { color: { Color: { prototype: { parseString: (this: Colour, words: string) => Colour } } } };
  configure: (changes: object) => void;
  run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { element: Element }[] }[] }>;
};

async function sidewaysScroll(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return width > 0 ? [`scrolls sideways by ${width} px`] : [];
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
