import { previewDocument, type PrintedForm } from '@itog/documents';
import { Injectable } from '@nestjs/common';
import type { Page } from 'puppeteer';
import { Refused } from './refused.ts';

/** Milliseconds that one piece of work may take before its browser is killed. */
const PATIENCE_MS = 20_000;

/** Pieces of work that may wait for their turn. */
const MOST_WAITING = 4;

/** What a form looks like once it is laid out. */
export type Layout = {
  /** Words that do not fit into their place, the beginning of each. */
  readonly misfits: readonly string[];
  readonly sheets: number;
  readonly pdf: Buffer;
};

export type Redrawn = { readonly bytes: Buffer; readonly width: number; readonly height: number };

/**
 * Lays forms out in a browser of its own, by the same document and settings as the printer, for somebody who waits for
 * it: rare work, so that the browser lives no longer than it, and one piece at a time.
 */
@Injectable()
export class Proofs {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Each form measured and printed. */
  layOut(forms: readonly PrintedForm[]): Promise<Layout[]> {
    return this.withPage(async (page) => {
      const layouts: Layout[] = [];
      for (const form of forms) layouts.push(await layOut(page, form));
      return layouts;
    });
  }

  /**
   * The picture drawn anew, no larger than so many pixels a side: what else the file held is gone. Null when the
   * browser cannot read it.
   */
  redraw(bytes: Uint8Array, mediaType: 'image/png' | 'image/jpeg', most: number): Promise<Redrawn | null> {
    const address = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    return this.withPage(async (page) => {
      const drawn = await page.evaluate(redraw, address, mediaType, most);
      if (!drawn) return null;
      const { address: made, width, height } = drawn;
      return { bytes: Buffer.from(made.slice(made.indexOf(',') + 1), 'base64'), width, height };
    });
  }

  private async withPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
    if (this.waiting >= MOST_WAITING) throw new Refused([{ code: 'server.busy', clause: null, retryAfterSeconds: 5 }]);
    this.waiting += 1;
    const result = this.last.then(() => onPage(work));
    this.last = result.catch(() => undefined);
    return result.finally(() => (this.waiting -= 1));
  }
}

async function onPage<T>(work: (page: Page) => Promise<T>): Promise<T> {
  // The browser's library is loaded at the first proof: hardly any process ever needs it.
  const { launchBrowser } = await import('@itog/runtime');
  const browser = await launchBrowser({
    args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    protocolTimeout: PATIENCE_MS,
  });
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await page.setJavaScriptEnabled(false);
    await page.setOfflineMode(true);
    const result = await work(page);
    await browser.close();
    return result;
  } catch (error) {
    browser.process()?.kill('SIGKILL');
    throw error;
  }
}

async function layOut(page: Page, form: PrintedForm): Promise<Layout> {
  const { printFontFaces } = await import('./print-fonts.ts');
  await page.setContent(previewDocument(form, { fontFaceCss: printFontFaces }), { waitUntil: 'load' });
  await page.evaluate(ready);
  const misfits = await page.evaluate(misfitting);
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }));
  const { PDFDocument } = await import('pdf-lib');
  return { misfits, pdf, sheets: (await PDFDocument.load(pdf)).getPageCount() };
}

/** What the functions below need of the page, inside which they run; the server has no such globals. */
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Part = {
  getBoundingClientRect(): Box;
  closest(selector: string): Part | null;
  readonly textContent: string | null;
};
declare const document: {
  readonly images: Iterable<{ decode(): Promise<void> }>;
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
  querySelectorAll(selector: string): Iterable<Part>;
  createRange(): { selectNodeContents(part: Part): void; getClientRects(): Iterable<Box> };
  createTreeWalker(root: Part, what: number): { nextNode(): (Part & { readonly parentElement: Part }) | null };
  createElement(name: 'canvas'): {
    width: number;
    height: number;
    getContext(kind: '2d'): { drawImage(image: unknown, x: number, y: number, width: number, height: number): void };
    toDataURL(mediaType: string, quality: number): string;
  };
};
declare function getComputedStyle(part: Part): Readonly<Record<string, string>>;
declare const Image: new () => {
  src: string;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
};

async function ready(): Promise<void> {
  await Promise.all(Array.from(document.fonts, (face) => face.load()));
  await Promise.all(Array.from(document.images, (image) => image.decode()));
}

/**
 * Words outside their place: beyond the sides of their column, and, on a sheet that its form covers wholly, beyond its
 * foot or head.
 */
function misfitting(): string[] {
  const inside = (part: Part): Box => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const style = getComputedStyle(part);
    const [l, r, t, b] = ['Left', 'Right', 'Top', 'Bottom'].map((side) =>
      Number.parseFloat(style[`padding${side}`] ?? '0'),
    );
    return { left: left + (l ?? 0), right: right - (r ?? 0), top: top + (t ?? 0), bottom: bottom - (b ?? 0) };
  };
  const found = new Set<string>();
  // Letters reach a little above and below their line.
  const [spare, spareAbove] = [1, 4];
  for (const form of document.querySelectorAll('.form')) {
    const whole = getComputedStyle(form)['overflow'] === 'hidden';
    const sheet = inside(form);
    const texts = document.createTreeWalker(form, 4);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const words = text.textContent?.trim() ?? '';
      if (words === '') continue;
      const column = inside(text.parentElement.closest('.left, .right') ?? form);
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        const sideways = box.left < column.left - spare || box.right > column.right + spare;
        const upDown = whole && (box.top < sheet.top - spareAbove || box.bottom > sheet.bottom + spareAbove);
        if (sideways || upDown) found.add(words.replace(/\s+/g, ' ').slice(0, 60));
      }
    }
  }
  return Array.from(found);
}

async function redraw(address: string, mediaType: string, most: number) {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const scale = Math.min(1, most / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return { address: canvas.toDataURL(mediaType, 0.92), width: canvas.width, height: canvas.height };
}
