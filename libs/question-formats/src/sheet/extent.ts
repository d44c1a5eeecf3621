const MERGED = /<mergeCell[\s/][^>]*/g;
const AREA = /\sref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/i;

/**
 * How much a reader of sheets would build of this part: its rows and cells, empty ones with a look of their own too, and the
 * cells of its merged areas, of which a few letters can name all that a sheet has.
 */
export function extentOf(xml: string): number {
  let extent = 0;
  const cells = /<(?:c|row)[\s/>]/g;
  while (cells.test(xml)) extent++;
  for (const [tag] of xml.matchAll(MERGED)) extent += areaOf(tag);
  return extent;
}

function areaOf(tag: string): number {
  const [, left = '', top, right = '', bottom] = AREA.exec(tag) ?? [];
  const area = (columnOf(right) - columnOf(left) + 1) * (Number(bottom) - Number(top) + 1);
  return area >= 0 ? area : Infinity;
}

/** A is 1, Z is 26, AA is 27. */
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
