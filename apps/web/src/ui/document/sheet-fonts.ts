import sans400Cyrillic from '@fontsource/pt-sans/files/pt-sans-cyrillic-400-normal.woff2';
import sans400Latin from '@fontsource/pt-sans/files/pt-sans-latin-400-normal.woff2';
import sans700Cyrillic from '@fontsource/pt-sans/files/pt-sans-cyrillic-700-normal.woff2';
import sans700Latin from '@fontsource/pt-sans/files/pt-sans-latin-700-normal.woff2';
import serif400Cyrillic from '@fontsource/pt-serif/files/pt-serif-cyrillic-400-normal.woff2';
import serif400Latin from '@fontsource/pt-serif/files/pt-serif-latin-400-normal.woff2';
import serif700Cyrillic from '@fontsource/pt-serif/files/pt-serif-cyrillic-700-normal.woff2';
import serif700Latin from '@fontsource/pt-serif/files/pt-serif-latin-700-normal.woff2';
import { queryOptions } from '@tanstack/react-query';

const CYRILLIC = 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116';
const LATIN = 'U+0000-00FF, U+2000-206F, U+20AC, U+2122, U+2212';

const FACES = [
  { family: 'PT Serif', weight: 400, range: CYRILLIC, file: serif400Cyrillic },
  { family: 'PT Serif', weight: 400, range: LATIN, file: serif400Latin },
  { family: 'PT Serif', weight: 700, range: CYRILLIC, file: serif700Cyrillic },
  { family: 'PT Serif', weight: 700, range: LATIN, file: serif700Latin },
  { family: 'PT Sans', weight: 400, range: CYRILLIC, file: sans400Cyrillic },
  { family: 'PT Sans', weight: 400, range: LATIN, file: sans400Latin },
  { family: 'PT Sans', weight: 700, range: CYRILLIC, file: sans700Cyrillic },
  { family: 'PT Sans', weight: 700, range: LATIN, file: sans700Latin },
];

/**
 * `@font-face` rules of the printed forms with the files inside: a shown sheet may reach no network. Rare letters are
 * drawn by the device's own fonts; on paper they have theirs.
 */
export const sheetFontsQuery = queryOptions({
  queryKey: ['sheet-fonts'],
  queryFn: async () => (await Promise.all(FACES.map(ruleOf))).join('\n'),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

async function ruleOf({ family, weight, range, file }: (typeof FACES)[number]): Promise<string> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${file}`);
  const data = base64Of(new Uint8Array(await response.arrayBuffer()));
  const source = `url(data:font/woff2;base64,${data}) format('woff2')`;
  return `@font-face{font-family:'${family}';font-weight:${weight};src:${source};unicode-range:${range}}`;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
