import { randomBytes } from 'node:crypto';

/** Crockford’s digits: none looks like another. 28 of them are 140 bits: nobody guesses a paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 28;
const GROUP = /.{4}(?=.)/g;

/** What people type for a digit: letters that look like it, also from a Russian keyboard. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ O: '0', I: '1', L: '1' },
  ...{ А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: '0', Р: 'P', Т: 'T', Х: 'X', У: 'Y', З: '3' },
};

/** A new code as it is printed: seven groups of four. */
export function newVerificationCode(): string {
  return grouped(Array.from(randomBytes(LENGTH), (byte) => DIGITS[byte % DIGITS.length]).join(''));
}

/** The code that was meant, whatever the case, spaces and dashes; null when it cannot be one. */
export function meantCode(typed: string): string | null {
  const digits = [...typed.toUpperCase()]
    .map((character) => ALIKE[character] ?? character)
    .filter((character) => DIGITS.includes(character));
  const foreign = /[^\p{L}\p{N}\s\p{Pd}_.]/u.test(typed);
  return digits.length === LENGTH && !foreign ? grouped(digits.join('')) : null;
}

const grouped = (digits: string): string => digits.replace(GROUP, '$&-');
