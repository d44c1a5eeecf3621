import { PDFDocument, PDFName, rgb } from 'pdf-lib';
import { joinedPdf } from './joined-pdf.ts';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A file of so many pages of one size, with a picture that others have too; `whole` packs its objects as new programs do. */
async function file(size: [number, number], pages: number, whole: boolean): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const picture = await made.embedPng(Buffer.from(PIXEL, 'base64'));
  for (let page = 0; page < pages; page++) {
    const sheet = made.addPage(size);
    sheet.drawImage(picture, { x: 10, y: 10 });
    sheet.drawRectangle({ x: page, y: 20, width: 30, height: 40, color: rgb(0, 0, 1) });
  }
  return made.save({ useObjectStreams: whole });
}

async function joined(title: string, files: readonly Uint8Array[]): Promise<Buffer> {
  const reading = (async function* () {
    yield* files;
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of joinedPdf(title, reading)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('one file of many', () => {
  it('has the sheets of all in their order and of their sizes, and a title', async () => {
    const bytes = await joined('Дипломы', [
      await file([200, 100], 1, true),
      await file([300, 400], 2, false),
      await file([200, 100], 1, true),
    ]);
    const whole = await PDFDocument.load(bytes);
    expect(whole.getTitle()).toBe('Дипломы');
    expect(whole.getPages().map((page) => [page.getWidth(), page.getHeight()])).toEqual([
      [200, 100],
      [300, 400],
      [300, 400],
      [200, 100],
    ]);
    for (const page of whole.getPages()) expect(page.node.lookup(PDFName.of('Parent'))).toBe(whole.catalog.Pages());
  });

  it('holds what is the same in all of them once', async () => {
    const one = await file([200, 100], 1, true);
    const two = await file([200, 100], 1, false);
    const images = (bytes: Buffer) => bytes.toString('latin1').match(/\/Subtype \/Image/gu)?.length;
    expect(images(await joined('Ф', [one]))).toBe(images(await joined('Ф', [one, two, one])));
  });
});
