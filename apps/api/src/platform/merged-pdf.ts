import { PDFDocument } from 'pdf-lib';

/** One PDF of many, their sheets in order. What is registered is the papers apart: signatures of files do not outlive a merge. */
export async function merged(title: string, files: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  whole.setTitle(title);
  whole.setLanguage('ru');
  for (const file of files) {
    const part = await PDFDocument.load(file);
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page);
  }
  return whole.save();
}
