import type { PersonName } from '@itog/domain';

/** Cyrillic letters of Russian, Kazakh, Kyrgyz, Bashkir and Tatar as people write them on keyboards without them. */
const LATIN: Readonly<Record<string, string>> = {
  ...pairs('абвгдзиклмнопрстуф', 'abvgdziklmnoprstuf'),
  ...pairs('әғқңөұүһіҡҙҫҗ', 'agknouuhikzsj'),
  ...{ е: 'e', ё: 'e', ж: 'zh', й: 'y', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '' },
  ...{ э: 'e', ю: 'yu', я: 'ya', ѓ: 'g', є: 'e', ї: 'i', ў: 'u', ґ: 'g' },
};
const LONGEST_NAME = 30;

/** The login that a name suggests: «Примерова Анна Образцовна» gives `primerova.ao`; it may be taken. */
export function suggestedLogin({ lastName, firstName, patronymic }: PersonName): string {
  const initials = [firstName, patronymic ?? ''].map((part) => latin(part).slice(0, 1)).join('');
  const surname = latin(lastName).slice(0, LONGEST_NAME) || 'user';
  return initials ? `${surname}.${initials}` : `${surname}.u`;
}

/** The suggestion, or the first of `suggestion2`, `suggestion3`… that nobody has. */
export function freeLogin(suggestion: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const login = n === 1 ? suggestion : `${suggestion}${n}`;
    if (!taken.has(login)) return login;
  }
}

function latin(text: string): string {
  const letters = [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter);
  return letters
    .join('')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to[index] ?? '']));
}
