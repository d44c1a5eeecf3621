import { missingGlyph } from '../print/glyphs.ts';

/** «14:05:09» */
export const timeOfDay = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: zone, timeStyle: 'medium' } as const).format(at);

/** Evidence is printed whatever signs a question holds: one that no font of ours can draw is named by its code. */
export function drawable(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => (/[&<>"']/u.test(sign) || missingGlyph(sign) === null ? sign : codeOf(sign)))
    .join('');
}

const codeOf = (sign: string) => `[знак U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
