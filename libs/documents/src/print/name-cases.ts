// @ts-expect-error the library has no types of its own
import library from 'petrovich';
import { PARTICLES } from './words.ts';
import type { PersonName } from './words.ts';

export const GENDERS = ['male', 'female'] as const;
export type Gender = (typeof GENDERS)[number];
export type NameCase = 'genitive' | 'dative';

type Parts = { readonly first?: string; readonly middle?: string; readonly last?: string };
const petrovich = library as (person: Parts & { readonly gender: Gender }, to: NameCase) => Parts;

/**
 * The name as it reads in another case: a proposal, to be shown to a person, corrected and kept. Without a known gender
 * the name stays as it is: a guess would make a man of Бактыгуль.
 */
export function nameInCase(name: PersonName, to: NameCase, gender: Gender | null): PersonName {
  if (gender === null) return name;
  const inflected = (part: 'last' | 'first' | 'middle', word: string): string => {
    if (word === '') return word;
    const capitals = word.length > 1 && word === word.toLocaleUpperCase('ru');
    const changed = petrovich({ gender, [part]: capitals ? word.toLocaleLowerCase('ru') : word }, to)[part] ?? word;
    return capitals ? changed.toLocaleUpperCase('ru') : changed;
  };
  const { family, given, patronymic } = name;
  const fixed = patronymic === null || PARTICLES.test(patronymic);
  return {
    family: inflected('last', family),
    given: inflected('first', given),
    patronymic: fixed ? patronymic : inflected('middle', patronymic),
  };
}

/** What the patronymic says of the gender: -ич, оглы, улы of a man, -на, кызы of a woman; null where it says nothing. */
export function genderHint({ patronymic }: Pick<PersonName, 'patronymic'>): Gender | null {
  const text = patronymic?.trim().toLocaleLowerCase('ru') ?? '';
  if (/(ич|оглы|уулу|[уұ]лы)$/u.test(text)) return 'male';
  return /(на|[кқ]ызы)$/u.test(text) ? 'female' : null;
}
