import type { WriteOffGround } from '@itog/domain';
import { letterhead, signatureLines, type Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE, type PrintedForm } from '../print/page.ts';
import { legalDay, type Day, type PersonName } from '../print/words.ts';

export type BlankActData = {
  readonly organisation: Organisation;
  readonly number: string;
  readonly date: Day;
  readonly ground: WriteOffGround;
  readonly reason: string;
  readonly signers: readonly { readonly name: PersonName; readonly post: string | null }[];
  readonly blanks: readonly { readonly kind: 'certificate' | 'diploma' | 'reference'; readonly blank: string }[];
};

const KINDS = {
  certificate: 'Удостоверение о повышении квалификации',
  diploma: 'Диплом о профессиональной переподготовке',
  reference: 'Справка',
} as const;

/** What the title says of the blanks, and what the text says. */
const GROUNDS: Readonly<Record<WriteOffGround, readonly [title: string, text: string]>> = {
  spoilt: [
    'о списании испорченных бланков строгой отчётности',
    'испорчены, к использованию непригодны и подлежат списанию и уничтожению',
  ],
  lost: ['о списании утраченных бланков строгой отчётности', 'утрачены и подлежат списанию'],
  shortage: [
    'о недостаче бланков строгой отчётности',
    'числятся на учёте, но при проверке не обнаружены и подлежат списанию',
  ],
  'wrong-receipt': [
    'о списании бланков строгой отчётности, принятых к учёту с ошибкой',
    'приняты к учёту с ошибкой, в действительности не поступали и подлежат списанию',
  ],
  obsolete: [
    'о списании бланков строгой отчётности, вышедших из употребления',
    'вышли из употребления и подлежат списанию и уничтожению',
  ],
};

/** The act that writes blanks off: strictly accounted paper leaves the stock only by it. */
export function blankActPaper({
  organisation,
  number,
  date,
  ground,
  reason,
  signers,
  blanks,
}: BlankActData): PrintedForm {
  const [title, text] = GROUNDS[ground];
  const body = html`<article class="form blank-act">
    ${letterhead(organisation)}
    <h1>Акт № ${number} <span class="subject">${title}</span></h1>
    <p class="place-and-day">
      <span>${organisation.city && `г. ${organisation.city}`}</span> <span>${legalDay(date)}</span>
    </p>
    <p class="text">
      Мы, нижеподписавшиеся, составили настоящий акт о том, что указанные ниже бланки строгой отчётности ${text}.
    </p>
    <p class="text">Причина: ${reason}</p>
    ${sheets(blanks)}
    <p class="text">Всего списано бланков: ${blanks.length}.</p>
    ${signatureLines(signers.map(({ name, post }) => ({ role: post ?? '', name })))}
  </article>`;
  return { title: `Акт № ${number} о списании бланков`, page: OFFICE_PAGE, body: body.toString() };
}

function sheets(blanks: BlankActData['blanks']): Html {
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">№ п/п</th>
        <th scope="col">Вид бланка</th>
        <th scope="col">Серия и номер бланка</th>
      </tr>
    </thead>
    <tbody>
      ${blanks.map(
        ({ kind, blank }, index) =>
          html`<tr>
            <td class="number">${index + 1}</td>
            <td>${KINDS[kind]}</td>
            <td class="centre nowrap">${blank}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
