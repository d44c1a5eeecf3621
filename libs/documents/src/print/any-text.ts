import { missingGlyph } from './glyphs.ts';
import { printableText } from './html.ts';

/** Text that anybody may have written, as it can be printed: a sign that the fonts lack becomes its code, «[U+1F600]». */
export function anyText(text: string): string {
  const known = new Map<string, string>();
  return [...printableText(text.toWellFormed())]
    .map((sign) => {
      const shown = known.get(sign) ?? shownSign(sign);
      known.set(sign, shown);
      return shown;
    })
    .join('');
}

function shownSign(sign: string): string {
  if (/[\n\t]/u.test(sign)) return sign;
  if (/\p{Cc}/u.test(sign)) return ' ';
  if (/[&<>"']/u.test(sign) || missingGlyph(sign) === null) return sign;
  return `[U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`;
}
