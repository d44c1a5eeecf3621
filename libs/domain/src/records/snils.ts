import { visibleText } from './text.ts';

export type SnilsRefusal =
  | { readonly code: 'record.snils-form'; readonly clause: null; readonly digits: number }
  | { readonly code: 'record.snils-zeros'; readonly clause: null }
  | {
      readonly code: 'record.snils-check';
      readonly clause: null;
      readonly snils: string;
      /** The two digits that the first nine call for, and those that stand there. */
      readonly expected: string;
      readonly given: string;
    };

/** Numbers up to this one were given out before there were check digits. */
const LAST_UNCHECKED = 1_001_998;

/** Eleven digits of what a person wrote or pasted; other signs than spaces and hyphens stay, to be refused. */
export function snilsDigits(text: string): string {
  return visibleText(text).replace(/[\s‐‑‒–—−-]/gu, '');
}

/** The check digits that nine digits call for: «112233445» → «95». */
export function snilsCheck(nine: string): string {
  const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
  return String((sum % 101) % 100).padStart(2, '0');
}

/**
 * Why this is no СНИЛС; empty when it is one. All zeros pass the arithmetic and are nobody's number.
 * @param text as written, with or without spaces and hyphens
 */
export function snilsRefusals(text: string): SnilsRefusal[] {
  const digits = snilsDigits(text);
  if (!/^\d{11}$/u.test(digits))
    return [{ code: 'record.snils-form', clause: null, digits: digits.replace(/\D/gu, '').length }];
  const [nine, given] = [digits.slice(0, 9), digits.slice(9)];
  if (/^0+$/u.test(nine)) return [{ code: 'record.snils-zeros', clause: null }];
  const expected = snilsCheck(nine);
  if (Number(nine) <= LAST_UNCHECKED || given === expected) return [];
  return [{ code: 'record.snils-check', clause: null, snils: formatSnils(digits), expected, given }];
}

/** «112-233-445 95» of eleven digits; anything else as it is. */
export function formatSnils(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/u, '$1-$2-$3 $4');
}
