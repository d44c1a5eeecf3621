import { cyrillicLetters, tidyText, visibleText } from '../records/text.ts';
import { formatSnils, snilsDigits } from '../records/snils.ts';
import { DATE_COLUMNS, type RegisterColumn } from './columns.ts';
import { REGISTER_LISTS } from './lists.ts';

/** The list that a column's value must be of, to the letter. */
export const COLUMN_LISTS: Partial<Record<RegisterColumn, readonly string[]>> = {
  A: REGISTER_LISTS.kinds,
  B: REGISTER_LISTS.statuses,
  C: REGISTER_LISTS.losses,
  D: REGISTER_LISTS.exchanges,
  E: REGISTER_LISTS.destructions,
  J: REGISTER_LISTS.programs,
  L: REGISTER_LISTS.fieldsOfWork,
  M: REGISTER_LISTS.specialtyGroups,
  O: REGISTER_LISTS.levels,
  Z: REGISTER_LISTS.sexes,
  AB: REGISTER_LISTS.studyForms,
  AC: REGISTER_LISTS.fundings,
  AD: REGISTER_LISTS.places,
  AE: REGISTER_LISTS.countries,
  AF: REGISTER_LISTS.kinds,
};

/** Names of people: nothing but Russian letters. */
export const NAME_COLUMNS: readonly RegisterColumn[] = ['P', 'V', 'W', 'X', 'AK', 'AL', 'AM'];

/**
 * What the value should be, as far as a machine can tell; the value itself when nothing is wrong with its signs. Lists are
 * found by what is seen, so that a lost double space or a small letter comes back as the list has it.
 */
export function mendCell(column: RegisterColumn, value: string): string {
  if (DATE_COLUMNS.includes(column)) return value;
  const list = COLUMN_LISTS[column];
  if (list) return list.includes(value) ? value : (list.find((each) => key(each) === key(value)) ?? value);
  if (column === 'AA') {
    const digits = snilsDigits(value);
    return digits.length === 11 ? formatSnils(digits) : value;
  }
  const tidy = tidyText(value);
  return NAME_COLUMNS.includes(column) ? cyrillicLetters(tidy.replace(/[’ʼ`]/gu, "'")) : oneAlphabet(tidy);
}

/** What made the difference between a value and the mended one, for the sentence that is shown. */
export function mendingRule(value: string, mended: string): 'invisible' | 'spaces' | 'latin' | 'list' {
  if (visibleText(value) !== value) return 'invisible';
  if (tidyText(value) !== value) return 'spaces';
  return cyrillicLetters(value) === cyrillicLetters(mended) ? 'latin' : 'list';
}

/** Words of two alphabets get the Russian one; words of Latin letters alone stay as they are. */
function oneAlphabet(text: string): string {
  return text.replace(/[\p{L}]+/gu, (word) =>
    /[А-яЁё]/u.test(word) && /[A-Za-z]/u.test(word) ? cyrillicLetters(word) : word,
  );
}

const key = (text: string) => cyrillicLetters(tidyText(text)).replace(/\s/gu, '').toLowerCase();
