import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SRC = join(process.cwd(), 'apps/web/src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|test-app\.tsx$|test-support/.test(name))
  .map((name) => ({ name, code: withoutComments(readFileSync(join(SRC, name), 'utf8')) }));

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

type Tree = { [key: string]: string | Tree };
const namespaces = new Map<string, Tree>();

function wordsOf(language: string, namespace: string): Tree {
  const key = `${language}/${namespace}`;
  const known = namespaces.get(key);
  if (known) return known;
  const tree = JSON.parse(readFileSync(join(SRC, 'i18n', `${key}.json`), 'utf8')) as Tree;
  namespaces.set(key, tree);
  return tree;
}

/** Dotted keys without the endings of number and context. */
function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    return typeof value === 'string' ? [path] : Array.isArray(value) ? [path] : keysOf(value, path);
  });
}
const FORM = /_(zero|one|two|few|many|other)$/;
const known = (namespace: string) => {
  const keys = keysOf(wordsOf('ru', namespace));
  const groups = keys.flatMap((key) => key.split('.').map((_, depth, parts) => parts.slice(0, depth).join('.')));
  return new Set([
    ...groups,
    ...keys.flatMap((key) => [key, key.replace(FORM, ''), key.replace(FORM, '').replace(/_[\w-]+$/, '')]),
  ]);
};

/** Words that a machine needs, not a person: they decline a town or read a patronymic. */
const GRAMMAR = ['ui/time/format.ts', 'ui/person/gender.ts', 'i18n/languages.ts'];

/** «№ 5», «п. 3.6», «60 %», «5 МБ» with a space at which a line may break. */
const LOOSE =
  /№ \S|(^|[^А-яЁё])(п|пп|ст|ч|стр)\. [\d{]|(^|[^А-яЁё])г\. [{А-ЯЁ«]|[\d}] (%|(ч|мин|МБ|кБ|КБ|ГБ|мм|см|px|₽|руб)([^А-яЁё]|$))/i;
const HEADING = /^(title|heading)(_|$)|Title(_|$)/;
const LOOSE_IN_HEADING = /(^|[^А-яЁё-])[А-яЁё]{1,2} \S/;

describe('words of the interface', () => {
  it('stand in i18n, not in the code', () => {
    const guilty = files
      .filter(({ name }) => !GRAMMAR.includes(name))
      .flatMap(({ name, code }) =>
        code.split('\n').flatMap((line) => (/[А-Яа-яЁё]/.test(line) ? [`${name}: ${line.trim()}`] : [])),
      );
    expect(guilty).toEqual([]);
  });

  it('exist for every key that the code asks for', () => {
    const missing = files.flatMap(({ name, code }) => {
      const used = [...code.matchAll(/useTranslation\((\[[^\]]*\]|'[^']*')/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/'([\w-]+)'/g)].map(([, namespace = '']) => namespace),
      );
      if (used.length === 0) return [];
      const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key);
      return asked.filter((key) => !isKnown(key, used)).map((key) => `${name}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  it.each(['kk', 'ky', 'en'])('of %s answer to Russian ones, and the public pages are complete', (language) => {
    const translated = readdirSync(join(SRC, 'i18n', language)).map((file) => file.replace('.json', ''));
    expect(translated).toEqual(expect.arrayContaining(['shell', 'sign-in', 'verify', 'ui', 'refusals']));
    for (const namespace of translated) {
      const bare = (keys: string[]) => [...new Set(keys.map((key) => key.replace(FORM, '')))].sort();
      const theirs = bare(keysOf(wordsOf(language, namespace)));
      const ours = bare(keysOf(wordsOf('ru', namespace)));
      expect({ namespace, strays: theirs.filter((key) => !ours.includes(key)) }).toEqual({ namespace, strays: [] });
      if (['shell', 'sign-in', 'verify'].includes(namespace)) expect(theirs).toEqual(ours);
    }
  });

  it('of Russian name the gender only of whose patronymic tells it', () => {
    const guilty = readdirSync(join(SRC, 'i18n/ru')).flatMap((file) => {
      const keys = new Set(keysOf(wordsOf('ru', file.replace('.json', ''))));
      return [...keys]
        .filter((key) => key.endsWith('_female'))
        .filter((key) => !keys.has(key.replace('_female', '_male')) || !keys.has(key.replace('_female', '')))
        .map((key) => `${file}: ${key}`);
    });
    expect(guilty).toEqual([]);
  });

  it('of Russian keep a number with its sign, and a short word of a heading with the next one, by no-break spaces', () => {
    const guilty = readdirSync(join(SRC, 'i18n/ru')).flatMap((file) =>
      [...texts(wordsOf('ru', file.replace('.json', '')))]
        .filter(([key, text]) => LOOSE.test(text) || (HEADING.test(key) && LOOSE_IN_HEADING.test(text)))
        .map(([, text]) => `${file}: ${text}`),
    );
    expect(guilty).toEqual([]);
  });

  it('of Russian use the letter ё, quotes and dashes as print does', () => {
    const guilty = readdirSync(join(SRC, 'i18n/ru')).flatMap((file) =>
      [...texts(wordsOf('ru', file.replace('.json', '')))]
        .filter(([, text]) =>
          /(^|\s)-\s|["!]|\.\.\.|ещe|еще(?=[\s.,]|$)|[А-Яа-я]\s%/.test(text.replace(/\{\{.*?\}\}/g, '0')),
        )
        .map(([, text]) => `${file}: ${text}`),
    );
    expect(guilty).toEqual([]);
  });
});

function isKnown(key: string, used: readonly string[]): boolean {
  const [namespace, rest] = key.includes(':') ? (key.split(':') as [string, string]) : [null, key];
  return (namespace ? [namespace] : used).some((name) => known(name).has(rest));
}

/** Every text with its own key. */
function* texts(tree: Tree): Generator<readonly [key: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [key, value];
    else yield* texts(value);
  }
}

it('finds the sources', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.every(({ name }) => !relative(SRC, join(SRC, name)).startsWith('..'))).toBe(true);
});
