import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FACES = [
  { family: 'PT Serif', weight: 400, style: 'normal' },
  { family: 'PT Serif', weight: 400, style: 'italic' },
  { family: 'PT Serif', weight: 700, style: 'normal' },
  { family: 'PT Sans', weight: 400, style: 'normal' },
  { family: 'PT Sans', weight: 700, style: 'normal' },
] as const;
const SUBSETS = ['cyrillic-ext', 'cyrillic', 'latin-ext', 'latin'] as const;

const require = createRequire(import.meta.url);

/**
 * `@font-face` rules with the files inside: the page has no network to fetch them from. The WOFF files, unlike WOFF2, are
 * without hints for the screen, which halves every printed file.
 */
export const printFontFaces = FACES.flatMap(({ family, weight, style }) => {
  const name = family.toLowerCase().replace(' ', '-');
  const folder = require.resolve(`@fontsource/${name}/package.json`).replace(/package\.json$/u, '');
  const ranges = JSON.parse(readFileSync(`${folder}unicode.json`, 'utf8')) as Record<string, string>;
  return SUBSETS.map((subset) => {
    const file = readFileSync(`${folder}files/${name}-${subset}-${weight}-${style}.woff`).toString('base64');
    return `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};src:url(data:font/woff;base64,${file}) format('woff');unicode-range:${ranges[subset]}}`;
  });
}).join('\n');
