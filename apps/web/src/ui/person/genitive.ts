import { genderHint, nameInCase, type Gender, type NameCase } from '@itog/documents';

type Words = {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly rest: string;
};

/** «Образцов Иван Примерович, доцент» in parts: what follows the first comma is no part of the name. */
function wordsOf(name: string): Words {
  const [, person = '', rest = ''] = /^([^,]*)(.*)$/su.exec(name.trim()) ?? [];
  const [family = '', given = '', ...others] = person.split(/\s+/u).filter(Boolean);
  return { family, given, patronymic: others.join(' ') || null, rest };
}

/** What the patronymic says of the gender; null where it says nothing. */
export function genderOfName(name: string): Gender | null {
  return genderHint(wordsOf(name));
}

/** The name in the genitive, as a proposal; without a gender it stays as it is, and so do initials. */
export const genitiveOf = (name: string, gender: Gender | null = genderOfName(name)): string =>
  inCase(name, 'genitive', gender);

/** The name in the dative, under the same conditions. */
export const dativeOf = (name: string): string => inCase(name, 'dative', genderOfName(name));

function inCase(name: string, to: NameCase, gender: Gender | null): string {
  const { rest, ...words } = wordsOf(name);
  const inflected = nameInCase(words, to, gender);
  const kept = (['family', 'given', 'patronymic'] as const).map((part) =>
    words[part]?.includes('.') ? words[part] : inflected[part],
  );
  return kept.filter(Boolean).join(' ') + rest;
}
