import { formatNumber, type NumberParts, type SeriesRule } from './numbering.ts';

/** A pattern with the word that its `{kind}` stands for. */
export type WrittenSeries = { readonly pattern: string; readonly kind: string };

export type MeetingRefusal =
  | { readonly code: 'series.repeats-given'; readonly clause: null; readonly text: string }
  | { readonly code: 'series.meets-other'; readonly clause: null; readonly text: string; readonly pattern: string };

/** A text that two series would both write, and for which of their counters and years. */
export type SharedNumber = { readonly text: string; readonly mine: NumberParts; readonly theirs: NumberParts };

/** Counters of more digits than this are not thought of. */
const LONGEST_COUNTER = 7;
const PLACEHOLDER = /\{(n(?::[1-9])?|yyyy|yy|kind)\}/g;

/** One character of a written number: given, or a digit not yet known (`n2`, `y0`), named with the side it belongs to. */
type Slot = { readonly given: string } | { readonly digit: string };

/**
 * A number that both series could write, or null when they never can. Years are those of this century: `{yy}` says no more.
 * For every pair of counter lengths both texts have a fixed length, so the question is whether two rows of known and unknown
 * digits can be the same.
 * @param year preferred in the example
 */
export function sharedNumber(mine: WrittenSeries, theirs: WrittenSeries, year: number): SharedNumber | null {
  for (let digits = 1; digits <= LONGEST_COUNTER; digits++)
    for (let others = 1; others <= LONGEST_COUNTER; others++) {
      const solved = solve(slotsOf(mine, 'a', digits), slotsOf(theirs, 'b', others), year);
      const read = (side: string, length: number, { kind }: WrittenSeries): NumberParts => ({
        n: Number(Array.from({ length }, (_, index) => solved?.(`${side}n${index}`)).join('')),
        year: 2000 + Number(`${solved?.(`${side}y0`)}${solved?.(`${side}y1`)}`),
        kind,
      });
      if (!solved) continue;
      const found = { mine: read('a', digits, mine), theirs: read('b', others, theirs) };
      return { text: formatNumber(mine.pattern, found.mine), ...found };
    }
  return null;
}

/** Why a series may not be written like this beside the others of its book; each collision with an example. */
export function meetingRefusals(
  mine: WrittenSeries,
  others: readonly WrittenSeries[],
  year: number,
): Extract<MeetingRefusal, { code: 'series.meets-other' }>[] {
  return others.flatMap((other) => {
    const shared = sharedNumber(mine, other, year);
    return shared
      ? [{ code: 'series.meets-other' as const, clause: null, text: shared.text, pattern: other.pattern }]
      : [];
  });
}

/** The counter and the year that a text was written from by this pattern; null when the pattern does not write it. */
export function readNumber(series: WrittenSeries, text: string): { n: number; year: number | null } | null {
  const characters = [...text];
  for (let digits = 1; digits <= characters.length; digits++) {
    const seen = match(slotsOf(series, '', digits), characters);
    const counter = Array.from({ length: digits }, (_, index) => seen?.get(`n${index}`)).join('');
    if (!seen || !/^[1-9]/u.test(counter)) continue;
    const year = seen.has('y0') ? 2000 + Number(`${seen.get('y0')}${seen.get('y1')}`) : null;
    return { n: Number(counter), year };
  }
  return null;
}

/** The digits of a text by their names; null when it is not written like this. */
function match(slots: readonly Slot[], characters: readonly string[]): Map<string, string> | null {
  if (slots.length !== characters.length) return null;
  const seen = new Map<string, string>();
  const fits = slots.every((slot, index) => {
    const character = characters[index] ?? '';
    if ('given' in slot) return slot.given === character;
    const known = seen.get(slot.digit) ?? character;
    seen.set(slot.digit, known);
    return known === character && /^\d$/u.test(character);
  });
  return fits ? seen : null;
}

/**
 * Among numbers given already, one that the series would write again: its counter is still to come, and so is its year.
 * @param last the last counter that the series has given (this year’s, when it counts by years)
 */
export function repeatedNumber(
  { kind, pattern, perYear }: WrittenSeries & SeriesRule,
  given: readonly string[],
  { last, year }: { readonly last: number; readonly year: number },
): string | null {
  return (
    given.find((text) => {
      const read = readNumber({ pattern, kind }, text);
      if (!read || (read.year ?? year) < year) return false;
      return read.n > last || (perYear && (read.year ?? year) > year);
    }) ?? null
  );
}

function pieces(pattern: string, kind: string): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  let from = 0;
  for (const match of pattern.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match;
    found.push({ name: 'text', text: pattern.slice(from, match.index) });
    found.push(
      name === 'kind' ? { name: 'text', text: kind } : { name: name.startsWith('n') ? 'n' : name, text: whole },
    );
    from = match.index + whole.length;
  }
  return [...found, { name: 'text', text: pattern.slice(from) }].filter(({ text }) => text !== '');
}

/** The text of a counter of so many digits, character by character; a padded counter has its zeros before it. */
function slotsOf({ pattern, kind }: WrittenSeries, side: string, digits: number): Slot[] {
  return pieces(pattern, kind).flatMap(({ name, text }): Slot[] => {
    const given = (characters: string): Slot[] => [...characters].map((character) => ({ given: character }));
    const years: Slot[] = [{ digit: `${side}y0` }, { digit: `${side}y1` }];
    if (name === 'yyyy') return [...given('20'), ...years];
    if (name === 'yy') return years;
    if (name !== 'n') return given(text);
    const zeros = Math.max(0, Number(text.slice(3, -1)) - digits);
    return [
      ...given('0'.repeat(zeros)),
      ...Array.from({ length: digits }, (_, index) => ({ digit: `${side}n${index}` })),
    ];
  });
}

/** Digits that make both rows one text, by name; null when nothing can. */
function solve(left: readonly Slot[], right: readonly Slot[], year: number): ((digit: string) => string) | null {
  if (left.length !== right.length) return null;
  const parents = new Map<string, string>();
  const root = (key: string): string => {
    const parent = parents.get(key);
    return parent === undefined || parent === key ? key : root(parent);
  };
  const keyOf = (slot: Slot) => ('given' in slot ? `=${slot.given}` : slot.digit);
  for (const [index, slot] of left.entries()) {
    const [a, b] = [root(keyOf(slot)), root(keyOf(right[index] ?? slot))];
    // What is given stays the root of its class; two given characters must be one.
    if (a.startsWith('=') && b.startsWith('=') && a !== b) return null;
    if (a.startsWith('=')) parents.set(b, a);
    else parents.set(a, b);
  }
  const digits = ['an0', 'bn0'].map(root);
  if (digits.includes('=0') || [...parents.keys()].some((key) => !key.startsWith('=') && /^=\D/u.test(root(key))))
    return null;
  return assign(root, digits, String(year));
}

/** Unknown digits become those of the preferred year where they belong to one, a one where a counter begins, else a zero. */
function assign(root: (key: string) => string, leading: readonly string[], year: string): (digit: string) => string {
  const chosen = new Map<string, string>(leading.filter((key) => !key.startsWith('=')).map((key) => [key, '1']));
  for (const side of ['a', 'b'])
    for (const place of [0, 1]) {
      const key = root(`${side}y${place}`);
      const wanted = year[place + 2] ?? '0';
      const spoilsCounter = wanted === '0' && leading.includes(key);
      if (!spoilsCounter && !(chosen.has(key) && !leading.includes(key))) chosen.set(key, wanted);
    }
  return (digit) => {
    const key = root(digit);
    return key.startsWith('=') ? key.slice(1) : (chosen.get(key) ?? '0');
  };
}
