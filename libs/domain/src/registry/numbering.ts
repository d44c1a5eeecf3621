/** What a number of a series is written from. */
export type NumberParts = { readonly n: number; readonly year: number; readonly kind: string };

export type SeriesRule = {
  /** Text with placeholders: `{n}`, `{n:4}` (padded with zeros), `{yy}`, `{yyyy}`, `{kind}`. */
  readonly pattern: string;
  /** Counting starts again each year. */
  readonly perYear: boolean;
};

export type SeriesRefusal =
  | { readonly code: 'series.no-counter'; readonly clause: null; readonly first: string; readonly second: string }
  | { readonly code: 'series.year-missing'; readonly clause: null; readonly first: string; readonly second: string }
  | { readonly code: 'series.unknown-placeholder'; readonly clause: null; readonly placeholder: string }
  | { readonly code: 'series.counter-runs-into-digits'; readonly clause: null; readonly text: string };

/** Series whose numbers stand in one book, the registry: no two of them may write the same number. */
export const DOCUMENT_SERIES = ['certificate', 'diploma', 'reference', 'duplicate', 'extract'] as const;

const PLACEHOLDER = /\{([^{}]*)\}/g;
const KNOWN = /^(n|n:[1-9]|yy|yyyy|kind)$/;

/** The number as printed, e.g. `{n:4}-ПК-{yy}` gives `0017-ПК-26`. */
export function formatNumber(pattern: string, { n, year, kind }: NumberParts): string {
  return pattern.replace(PLACEHOLDER, (whole, name: string) => {
    if (name === 'yyyy') return String(year);
    if (name === 'yy') return String(year % 100).padStart(2, '0');
    if (name === 'kind') return kind;
    if (name === 'n') return String(n);
    return name.startsWith('n:') ? String(n).padStart(Number(name.slice(2)), '0') : whole;
  });
}

/**
 * Why a series could give one number twice, or could not be read back; each collision with an example. A counter that touches
 * other digits repeats nothing, but «1126» is read as the 11th of 2026 as well as the 1126th, and people copy numbers by hand.
 */
export function seriesRefusals({ pattern, perYear }: SeriesRule): SeriesRefusal[] {
  const names = [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const refusals: SeriesRefusal[] = names
    .filter((name) => !KNOWN.test(name))
    .map((placeholder) => ({ code: 'series.unknown-placeholder', clause: null, placeholder }));
  const example = (n: number, year: number) => formatNumber(pattern, { n, year, kind: 'ПК' });
  if (!names.some((name) => name === 'n' || name.startsWith('n:')))
    refusals.push({ code: 'series.no-counter', clause: null, first: example(1, 2026), second: example(2, 2026) });
  else if (perYear && !names.some((name) => name === 'yy' || name === 'yyyy'))
    refusals.push({ code: 'series.year-missing', clause: null, first: example(1, 2026), second: example(1, 2027) });
  if (/\{n(:\d)?\}(\d|\{(yy|yyyy|n(:\d)?)\})|(\d|\{(yy|yyyy)\})\{n\}/.test(pattern))
    refusals.push({ code: 'series.counter-runs-into-digits', clause: null, text: example(11, 2026) });
  return refusals;
}

/** A name as shown to strangers: «Примерова А. О.» becomes «П••••••• А. О.». */
export function maskedName({ lastName, firstName, patronymic }: PersonName): string {
  const initials = [firstName, patronymic].filter((part) => part).map((part) => `${[...(part ?? '')][0] ?? ''}.`);
  const letters = [...lastName];
  return [`${letters[0] ?? ''}${'•'.repeat(Math.max(letters.length - 1, 0))}`, ...initials].join(' ');
}

/** A person's name in its parts; a missing patronymic is a value of its own. */
export type PersonName = {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
};

/** «Примерова Анна Образцовна» */
export function fullName({ lastName, firstName, patronymic }: PersonName): string {
  return [lastName, firstName, patronymic].filter((part) => part).join(' ');
}

/** «Примерова А. О.» */
export function shortName({ lastName, firstName, patronymic }: PersonName): string {
  const initials = [firstName, patronymic].filter((part) => part).map((part) => `${[...(part ?? '')][0] ?? ''}.`);
  return [lastName, ...initials].join(' ');
}
