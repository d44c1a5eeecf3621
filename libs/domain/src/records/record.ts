import { REGISTER_LISTS } from '../federal-register/lists.ts';
import { cyrillicLetters, tidyText } from './text.ts';
import { snilsDigits, snilsRefusals, type SnilsRefusal } from './snils.ts';

export type Sex = 'male' | 'female';
export type IdentityKind = 'passport' | 'foreign-passport' | 'residence-permit' | 'other';
export type PriorLevel = 'higher' | 'secondary-vocational' | 'reference' | 'experience' | 'rule-1';
export type Funding = 'federal' | 'regional' | 'local' | 'paid';
export type LearningPlace = 'inside' | 'outside';

/** What the papers and the federal register say of a person beside his name. Days as `YYYY-MM-DD`. */
export type RecordFacts = {
  readonly birthDate: string | null;
  readonly sex: Sex | null;
  /** Eleven digits. */
  readonly snils: string | null;
  /** Three digits of ОКСМ: «643» is Russia. */
  readonly citizenship: string;
  readonly identityKind: IdentityKind | null;
  readonly identitySeries: string | null;
  readonly identityNumber: string | null;
  readonly priorLevel: PriorLevel | null;
  /** The surname as it stands in the diploma, the maiden name included. */
  readonly priorLastName: string | null;
  readonly priorSeries: string | null;
  readonly priorNumber: string | null;
  readonly priorIssuedOn: string | null;
  readonly postalAddress: string | null;
};

export type RecordRefusal =
  | SnilsRefusal
  | { readonly code: 'record.birth-date'; readonly clause: null; readonly earliest: string; readonly latest: string }
  | {
      readonly code: 'record.prior-issued-on';
      readonly clause: null;
      readonly earliest: string;
      readonly latest: string;
    }
  | { readonly code: 'record.citizenship-unknown'; readonly clause: null; readonly citizenship: string }
  | { readonly code: 'record.passport-form'; readonly clause: null }
  | { readonly code: 'record.surname-letters'; readonly clause: null; readonly found: readonly string[] };

/** Nobody younger has finished or can be finishing a vocational school. */
const YOUNGEST = 14;
export const RUSSIA = '643';
const EARLIEST = '1900-01-01';

/** What stands in the form, without invisible signs and stray spaces; СНИЛС as eleven digits. */
export function tidyRecord(facts: RecordFacts): RecordFacts {
  const tidy = (text: string | null) => (text === null ? null : tidyText(text) || null);
  return {
    ...facts,
    snils: facts.snils === null ? null : snilsDigits(facts.snils) || null,
    identitySeries: spaceless(tidy(facts.identitySeries), facts.identityKind),
    identityNumber: spaceless(tidy(facts.identityNumber), facts.identityKind),
    priorLastName: facts.priorLastName === null ? null : cyrillicLetters(tidyText(facts.priorLastName)) || null,
    priorSeries: tidy(facts.priorSeries),
    priorNumber: tidy(facts.priorNumber),
    postalAddress: tidy(facts.postalAddress),
  };
}

/** Why these facts of a person cannot be kept; what is not known yet is no mistake. */
export function recordRefusals(facts: RecordFacts, today: string): RecordRefusal[] {
  const { birthDate, priorIssuedOn, citizenship, priorLastName, snils } = facts;
  const refusals: RecordRefusal[] = snils ? snilsRefusals(snils) : [];
  const latest = yearsLater(today, -YOUNGEST);
  if (birthDate && (birthDate < EARLIEST || birthDate > latest))
    refusals.push({ code: 'record.birth-date', clause: null, earliest: EARLIEST, latest });
  const earliest = birthDate ? yearsLater(birthDate, YOUNGEST) : EARLIEST;
  if (priorIssuedOn && (priorIssuedOn < earliest || priorIssuedOn > today))
    refusals.push({ code: 'record.prior-issued-on', clause: null, earliest, latest: today });
  if (!REGISTER_LISTS.countries.includes(citizenship))
    refusals.push({ code: 'record.citizenship-unknown', clause: null, citizenship });
  const found = [...new Set(priorLastName?.match(/[^А-ЯЁа-яё .'’()-]/gu))];
  if (found.length > 0) refusals.push({ code: 'record.surname-letters', clause: null, found });
  return isPassportOdd(facts) ? [...refusals, { code: 'record.passport-form', clause: null }] : refusals;
}

/** What is still to be asked of the learner before his document can go to the federal register. */
export type RecordLack = 'birthDate' | 'sex' | 'snils' | 'priorLevel' | 'priorLastName' | 'priorNumber';

export function recordLacks(facts: RecordFacts): RecordLack[] {
  const { birthDate, sex, snils, citizenship, priorLevel, priorLastName, priorNumber } = facts;
  const diploma = priorLevel === 'higher' || priorLevel === 'secondary-vocational';
  const lacks: (RecordLack | false)[] = [
    !birthDate && 'birthDate',
    !sex && 'sex',
    !snils && citizenship === RUSSIA && 'snils',
    !priorLevel && 'priorLevel',
    diploma && !priorLastName && 'priorLastName',
    diploma && !priorNumber && 'priorNumber',
  ];
  return lacks.filter((lack) => lack !== false);
}

/** A Russian passport has four digits and six. */
function isPassportOdd({ identityKind, identitySeries, identityNumber }: RecordFacts): boolean {
  if (identityKind !== 'passport') return false;
  const odd = (text: string | null, form: RegExp) => text !== null && !form.test(text);
  return odd(identitySeries, /^\d{4}$/u) || odd(identityNumber, /^\d{6}$/u);
}

const spaceless = (text: string | null, kind: IdentityKind | null) =>
  kind === 'passport' && text !== null ? text.replace(/ /gu, '') : text;

/** The same day so many years on; 29 February is 28 February in a common year. */
export function yearsLater(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(4);
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${String(year).padStart(4, '0')}${rest === '-02-29' && !leap ? '-02-28' : rest}`;
}
