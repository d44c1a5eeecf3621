import { letterhead, signatureLines } from '../print/blocks.ts';
import type { Organisation, Signatory } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, legalDay } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';

export type CommissionSeat = {
  readonly name: PersonName;
  /** Post and organisation, as they are to be printed after the name. */
  readonly post: string;
};

export type CommissionOrderData = {
  readonly organisation: Organisation;
  /** null in a draft: a line to write on. */
  readonly number: string | null;
  readonly date: Day;
  readonly programKind: 'professional-development' | 'retraining';
  readonly program: string;
  readonly chair: CommissionSeat;
  readonly members: readonly CommissionSeat[];
  readonly secretary: CommissionSeat | null;
  /** The day from which the commission works; usually the day of the order. */
  readonly inForceFrom: Day;
  readonly director: Signatory;
};

const KINDS = {
  'professional-development': 'повышения квалификации',
  retraining: 'профессиональной переподготовки',
} as const;

/** The director's order that approves an attestation commission, its chair and members (2.1, 2.2). */
export function commissionOrder(data: CommissionOrderData): PrintedForm {
  const number = data.number ?? html`<span class="blank short"></span>`;
  const body = html`<article class="form order">
    ${letterhead(data.organisation)}
    <h1>ПРИКАЗ</h1>
    <div class="requisites"><span>${legalDay(data.date)}</span> <span>№&nbsp;${number}</span></div>
    <p class="subject-line">Об утверждении состава аттестационной комиссии</p>
    <p class="text">
      В соответствии с пунктами 2.1 и 2.2 Положения об итоговой аттестации слушателей и в целях проведения итоговой
      аттестации по дополнительной профессиональной программе ${KINDS[data.programKind]} «${data.program}»
    </p>
    <p class="verb">ПРИКАЗЫВАЮ:</p>
    <ol>
      <li>Утвердить с ${dayInWords(data.inForceFrom)} аттестационную комиссию в следующем составе: ${seats(data)}</li>
      <li>Комиссии в своей работе руководствоваться Положением об итоговой аттестации слушателей.</li>
      <li>Контроль за исполнением настоящего приказа оставляю за собой.</li>
    </ol>
    ${signatureLines([data.director])}
  </article>`.toString();
  return { title: `Приказ № ${data.number ?? 'б/н'} от ${dayInWords(data.date)}`, page: OFFICE_PAGE, body };
}

function seats({ chair, members, secretary }: CommissionOrderData): Html {
  return html`<div class="seats">
    <p><span class="name">Председатель комиссии:</span> ${seat(chair)}</p>
    ${members.map((member) => html`<p><span class="name">Член комиссии:</span> ${seat(member)}</p>`)}
    ${secretary && html`<p><span class="name">Секретарь комиссии:</span> ${seat(secretary)}</p>`}
  </div>`;
}

function seat({ name, post }: CommissionSeat): string {
  return post ? `${fullName(name)}, ${post}` : fullName(name);
}
