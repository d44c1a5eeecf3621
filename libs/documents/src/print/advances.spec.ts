import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { lineWidth } from './advances.ts';
import { coveredCharacters } from './glyphs.ts';

const FOLDER = createRequire(import.meta.url)
  .resolve('@fontsource/pt-serif/package.json')
  .replace(/package\.json$/u, '');

/** Advances in thousandths of the size, by the tables of a WOFF file. */
function advancesOf(subset: string, weight: 400 | 700): Map<number, number> {
  const file = readFileSync(`${FOLDER}files/pt-serif-${subset}-${weight}-normal.woff`);
  const table = (name: string): Buffer => {
    for (let at = 44; at < 44 + file.readUInt16BE(12) * 20; at += 20) {
      if (file.toString('latin1', at, at + 4) !== name) continue;
      const [offset, packed, whole] = [4, 8, 12].map((move) => file.readUInt32BE(at + move)) as [
        number,
        number,
        number,
      ];
      const bytes = file.subarray(offset, offset + packed);
      return packed < whole ? inflateSync(bytes) : bytes;
    }
    throw new Error(`no table ${name}`);
  };
  const [metrics, characters] = [table('hmtx'), table('cmap')];
  const [unitsPerEm, longMetrics] = [table('head').readUInt16BE(18), table('hhea').readUInt16BE(34)];
  const advances = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(characters))
    advances.set(code, Math.round((metrics.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4) * 1_000) / unitsPerEm));
  return advances;
}

/** Format 4 of the `cmap` table: segments of characters. */
function* glyphsOf(characters: Buffer): Generator<[code: number, glyph: number]> {
  const starts = Array.from({ length: characters.readUInt16BE(2) }, (_, index) =>
    characters.readUInt32BE(8 + index * 8),
  );
  const from = starts.find((start) => characters.readUInt16BE(start) === 4) ?? 0;
  const segments = characters.readUInt16BE(from + 6) / 2;
  const column = (index: number, segment: number) =>
    from + 14 + index * segments * 2 + (index > 0 ? 2 : 0) + segment * 2;
  for (let segment = 0; segment < segments; segment++) {
    const [end, start, delta, offset] = [0, 1, 2, 3].map((index) =>
      characters.readUInt16BE(column(index, segment)),
    ) as [number, number, number, number];
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = offset === 0 ? code : characters.readUInt16BE(column(3, segment) + offset + (code - start) * 2);
      yield [code, (found + delta) & 0xffff];
    }
  }
}

describe.each([
  ['regular', 400],
  ['bold', 700],
] as const)('widths of PT Serif, %s', (name, weight) => {
  it('are those of the font files, of every character that is printed', () => {
    const all = new Map(
      ['cyrillic-ext', 'cyrillic', 'latin-ext', 'latin'].flatMap((subset) => [...advancesOf(subset, weight)]),
    );
    const wrong = [...coveredCharacters()].filter(
      (character) =>
        Math.round(lineWidth(character, { bold: name === 'bold' }) * 1_000) !== all.get(character.codePointAt(0) ?? 0),
    );
    expect(all.size).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });
});

describe('the width of a line', () => {
  it('is the sum of its characters, and an unknown one is wide', () => {
    const width = (line: string) => lineWidth(line, { bold: false });
    expect(width('')).toBe(0);
    expect(width('Щи')).toBeCloseTo(width('Щ') + width('и'), 10);
    expect(width('漢')).toBeGreaterThan(width('Щ'));
    expect(lineWidth('Имя', { bold: true })).toBeGreaterThan(width('Имя'));
  });
});
