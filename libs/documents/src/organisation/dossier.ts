import { html, trustedMarkup, type Html } from '../print/html.ts';
import { dayInWords, instantInWords } from '../print/words.ts';
import { DOSSIER_SECTIONS, DOSSIER_VALUES } from './dossier-words.ts';

type Row = Readonly<Record<string, unknown>>;

export type DossierData = {
  readonly person: string;
  readonly organisation: string;
  /** The organisation’s IANA zone. */
  readonly zone: string;
  readonly at: Date;
  /** What is kept, by the sections of `DOSSIER_SECTIONS`; a section may be empty. */
  readonly sections: Readonly<Record<string, readonly object[]>>;
};

const STYLE = `:root{color-scheme:light dark}body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25}h2{margin:2rem 0 .5rem;font-size:1.15rem}
dl{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.25rem 1rem;margin:0 0 1rem;padding:.75rem 0;border-top:1px solid #8886}
dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}p{opacity:.75}
@media (max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}`;

/** Everything that is kept of a person as a page that anybody can read, without scripts and addresses of others (152-ФЗ, ст. 14). */
export function dossierPage({ person, organisation, zone, at, sections }: DossierData): string {
  const parts = Object.entries(DOSSIER_SECTIONS).map(([key, { title, fields }]) => {
    const rows = (sections[key] ?? []) as readonly Row[];
    return html`<section>
      <h2>${title}</h2>
      ${rows.length === 0 ? html`<p>Нет записей.</p>` : rows.map((row) => facts(key, fields, row, zone))}
    </section>`;
  });
  const page = html`<!doctype html>
    <html lang="ru">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Сведения о человеке: ${person}</title>
        <style>
          ${trustedMarkup(STYLE)}
        </style>
      </head>
      <body>
        <h1>${person}: что о вас хранится</h1>
        <p>${organisation}. Составлено ${instantInWords(at, zone)}.</p>
        ${parts}
      </body>
    </html>`;
  return page.toString();
}

function facts(section: string, fields: Readonly<Record<string, string>>, row: Row, zone: string): Html {
  const known = Object.entries(fields).filter(([column]) => row[column] !== null && row[column] !== undefined);
  return html`<dl>
    ${known.map(
      ([column, label]) =>
        html`<dt>${label}</dt>
          <dd>${wordsOf(row[column], DOSSIER_VALUES[`${section}.${column}`], zone)}</dd>`,
    )}
  </dl>`;
}

function wordsOf(value: unknown, words: Readonly<Record<string, string>> | undefined, zone: string): string {
  if (value instanceof Date) return instantInWords(value, zone);
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (Array.isArray(value)) return value.map((each) => wordsOf(each, words, zone)).join(', ');
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dayInWords(text);
  return words?.[text] ?? text;
}
