/**
 * Characters that every embedded face has (PT Serif regular, italic, bold; PT Sans regular, bold; subsets cyrillic,
 * cyrillic-ext, latin, latin-ext): first and last code points, hexadecimal. The printer's spec prints each of them and
 * finds no other font in the file.
 */
const COVERED = `
20-7e a0-109 10c-113 116-11f 122-127 12a-12b 12e-131 134-137 139-13e 141-148 14c-14d 150-165 16a-173 178-17f
192 1f4-1f5 218-21b 237 2bc 2c6-2c7 2da 2dc-2dd 401-40c 40e-44f 451-45c 45e-45f 462-463 472-475 48a-4c0
4c3-4f9 4fc-4fd 510-513 51c-51d 524-527 1e30-1e31 1e3e-1e3f 1e54-1e55 1e9e 2013-2014 2018-201a 201c-201e 2020
2022 2026 2039-203a 2044 20ac 20b4 20b6-20b7 20b9-20c0 2113 2116 2122 2212 2215 2c67-2c68
`.trim();

const ranges = COVERED.split(/\s+/u).map((range) => {
  const [first, last] = range.split('-').map((code) => parseInt(code, 16)) as [number, number?];
  return { first, last: last ?? first };
});

/** Laid out, never drawn: line breaks in the markup, and soft hyphens. */
const NOT_DRAWN = new Set([0x09, 0x0a, 0x0d, 0xad]);

/** A stress mark is drawn over a Cyrillic letter only: it is in the same file as they are. */
const STRESSED = /([\u0400-\u045f])\u0301/gu;

function isCovered(code: number): boolean {
  return NOT_DRAWN.has(code) || ranges.some(({ first, last }) => first <= code && code <= last);
}

/** Every character that can be printed, in the order of code points. */
export function coveredCharacters(): string {
  return ranges
    .map(({ first, last }) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i)))
    .join('');
}

/**
 * The first character of the markup that no embedded font can draw, or null. Such a character would vanish from the
 * paper or be drawn by whatever font the machine has, so the print is refused.
 */
export function missingGlyph(markup: string): string | null {
  const decoded = markup.replace(STRESSED, '$1').replace(/&#(x[0-9a-f]+|\d+);/giu, (entity: string, code: string) => {
    const point = /^x/iu.test(code) ? parseInt(code.slice(1), 16) : Number(code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });
  for (const [character] of decoded.matchAll(/[^ -~]/gu))
    if (!isCovered(character.codePointAt(0) ?? 0)) return character;
  return null;
}
