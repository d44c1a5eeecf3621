import type { RowNote } from './notes.ts';

// Latin letters and the Russian ones that look the same, in pairs of one order.
const LATIN = 'ABCEHKMOPTXYaceopxyëË';
const RUSSIAN = 'АВСЕНКМОРТХУасеорхуёЁ';

/** The same text with Russian letters for the Latin ones that look like them. */
export const toRussian = (text: string) => text.replace(/[A-Za-zëË]/g, (char) => RUSSIAN[LATIN.indexOf(char)] ?? char);

/** A name with one kind of spaces and, where it is Russian, without Latin letters that look Russian. */
export function cleanName(text: string, column: string, notes: RowNote[]): string {
  const plain = cleanSpaces(text, column, notes);
  if (!/[А-Яа-яЁё]/.test(plain) || !/[A-Za-zëË]/.test(plain)) return plain;
  const after = toRussian(plain);
  if (/[A-Za-zëË]/.test(after)) {
    notes.push({ code: 'mixed-letters', facts: { column, value: plain } });
    return plain;
  }
  notes.push({ code: 'letters-replaced', facts: { column, before: plain, after } });
  return after;
}

const PARTICLES = [
  ...['оглы', 'оглу', 'кызы', 'гызы', 'улы', 'ұлы', 'қызы', 'уулу'],
  ...['фон', 'де', 'ла', 'ван', 'дер', 'ден', 'аль', 'ибн', 'бен'],
];

/** A part of a name written in capitals or in small letters alone, as it is written in a document: «ПЕТРОВА», «мария». */
export function withCapitals(name: string): string {
  const several = name.includes(' ');
  return name.replace(/[\p{L}\p{M}'’ʼ]+/gu, (word) => {
    const small = word.toLowerCase();
    const isPlain = word === small || (word.length > 1 && word === word.toUpperCase());
    if (!isPlain) return word;
    if (several && PARTICLES.includes(small)) return small;
    return small.replace(/^\p{L}|(?<=^\p{L}['’ʼ])\p{L}/gu, (letter) => letter.toUpperCase());
  });
}

/** Collapses spaces; only the unseen kinds (no-break, zero-width, tabs inside) are worth a note. */
export function cleanSpaces(text: string, column: string, notes: RowNote[]): string {
  const visible = text.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]|(?![\t\n\r])\p{Cc}/gu, '');
  const clean = visible.replace(/\s+/g, ' ').trim();
  const unusual = visible !== text || /[^\S \n\r]/.test(visible.trim());
  if (unusual && clean) notes.push({ code: 'spaces-cleaned', facts: { column } });
  return clean.normalize();
}

/** Splits «Фамилия Имя Отчество»; all after the first name is the patronymic («Гусейн оглы»). */
export function splitFullName(text: string): { lastName: string; firstName: string; patronymic: string | null } {
  const [lastName = '', firstName = '', ...rest] = text.split(' ').filter(Boolean);
  return { lastName, firstName, patronymic: rest.join(' ') || null };
}

/** Letters of any alphabet, spaces, hyphens, apostrophes, dots and brackets: what a name may hold. */
export const looksLikeName = (text: string) => /^[\p{L}\p{M}][\p{L}\p{M} .'’ʼ()-]*$/u.test(text);

const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}{2,24}$/iu;

/** Whether an address can be written to; the notes say what is wrong with it. */
export function emailNotes(value: string): RowNote[] {
  const [, domain = ''] = value.split('@');
  const mixed =
    /[а-яё]/i.test(domain) &&
    /[a-z]/i.test(
      domain
        .split('.')
        .filter((part) => /[а-яё]/i.test(part))
        .join(''),
    );
  const letters = (/[а-яё]/gi.exec(value.split('@')[0] ?? '') ?? (mixed ? /[а-яё]/i.exec(domain) : null))?.[0];
  if (letters && value.includes('@')) return [{ code: 'email-foreign-letters', facts: { value, letters } }];
  return value.length <= 254 && EMAIL.test(value) ? [] : [{ code: 'email-bad', facts: { value } }];
}

/** Letters, digits and `. _ - @`, 2 to 64 of them: what can be typed from a printed slip. */
export const isLogin = (value: string) => /^[\p{L}\d][\p{L}\d._@-]{1,63}$/u.test(value);

/** A day as YYYY-MM-DD from a date cell, `17.05.1990` or `1990-05-17`; null when there is no such day. */
export function readDay(value: string | Date): string | null {
  const text = value instanceof Date ? (Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)) : value;
  const russian = /^(\d{1,2})[./](\d{1,2})[./](\d{4})/.exec(text);
  const [year, month, day] = russian
    ? [russian[3], russian[2]?.padStart(2, '0'), russian[1]?.padStart(2, '0')]
    : (/^(\d{4})-(\d{2})-(\d{2})/.exec(text)?.slice(1) ?? []);
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && Number(year) >= 1900 && Number(year) <= 2100 ? iso : null;
}

/**
 * Makes a text safe to put into a cell of a sheet: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return could be
 * run as a formula by the program that opens it, so an apostrophe goes in front.
 */
export function neutraliseCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
