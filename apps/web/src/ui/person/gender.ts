import type { PersonName } from '@itog/domain';

/** The grammatical gender that a patronymic tells, for «ознакомлен» and «ознакомлена»; undefined when it does not. */
export function genderOf({ patronymic }: Pick<PersonName, 'patronymic'>): 'male' | 'female' | undefined {
  if (/(вна|чна|шна|кызы|қызы)$/i.test(patronymic ?? '')) return 'female';
  if (/(вич|ьич|ич|уулу|ұлы|улы|оглы)$/i.test(patronymic ?? '')) return 'male';
  return undefined;
}
