import { field, letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, instantInWords } from '../print/words.ts';
import type { Day } from '../print/words.ts';

const CATEGORIES = {
  contacts: 'электронная почта и почтовый адрес',
  'sign-in': 'учётная запись: логин, пароль, средства входа',
  'identity-document': 'реквизиты документа, удостоверяющего личность',
  'prior-education': 'реквизиты документа о предыдущем образовании',
  'register-data': 'дата рождения, пол, СНИЛС, гражданство',
} as const;

export type DestructionActData = {
  readonly organisation: Organisation;
  /** Null while it is a draft. */
  readonly number: string | null;
  readonly date: Day;
  readonly zone: string;
  readonly reason: string;
  readonly categories: readonly (keyof typeof CATEGORIES)[];
  readonly people: readonly string[];
  readonly draftedBy: string;
  readonly approvedBy: string | null;
  /** Lines of the log of events, one for each person. */
  readonly log: readonly { readonly at: Date; readonly person: string }[];
};

const STYLES = '.destruction h2 { margin: 6mm 0 3mm; font-size: 11.5pt; }';

/** The act that proves the destruction of personal data, with the extract of the log (приказ Роскомнадзора 28.10.2022 № 179). */
export function destructionActPaper(data: DestructionActData): PrintedForm {
  const { organisation, number, date, reason, categories, draftedBy, approvedBy } = data;
  const name = number === null ? 'Проект акта' : `Акт № ${number}`;
  const body = html`<article class="form results destruction">
    ${letterhead(organisation)}
    <h1>${name.toUpperCase()} <span class="subject">об уничтожении персональных данных</span></h1>
    <div class="fields">
      ${field(approvedBy === null ? 'Дата составления' : 'Дата уничтожения', dayInWords(date))}
      ${field('Оператор', organisation.name)} ${field('Причина', reason)}
      ${field('Категории данных', categories.map((category) => CATEGORIES[category]).join('; '))}
      ${field('Способ', 'стирание из базы данных без возможности восстановления средствами системы')}
      ${field('Информационная система', '«Итог», система итоговой аттестации')} ${field('Составил(а)', draftedBy)}
      ${field('Утвердил(а)', approvedBy === null ? 'не утверждён' : `${approvedBy}, простая электронная подпись`)}
    </div>
    <h2>${approvedBy === null ? 'Чьи данные будут уничтожены' : 'Выгрузка из журнала регистрации событий'}</h2>
    ${approvedBy === null ? people(data) : log(data)}
    <p class="summary">Всего субъектов персональных данных: ${data.people.length}.</p>
  </article>`;
  return {
    title: `${name} об уничтожении персональных данных`,
    page: OFFICE_PAGE,
    body: body.toString(),
    styles: STYLES,
  };
}

function people({ people }: DestructionActData) {
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№ п/п</th>
        <th scope="col">Субъект персональных данных</th>
      </tr>
    </thead>
    <tbody>
      ${people.map(
        (person, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${person}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function log({ log, zone }: DestructionActData) {
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№ п/п</th>
        <th scope="col">Субъект персональных данных</th>
        <th scope="col">Время</th>
        <th scope="col">Событие</th>
      </tr>
    </thead>
    <tbody>
      ${log.map(
        ({ at, person }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${person}</td>
            <td class="centre">${instantInWords(at, zone)}</td>
            <td>данные уничтожены</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
