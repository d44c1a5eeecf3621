import { anyText } from '../print/any-text.ts';
import { field, letterhead, signatureLines, STAMP_PLACE } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, initials } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';
import { APPEAL_SUBJECTS, paragraphs } from './appeal-application.ts';

export type AppealProtocolSeat = {
  readonly role: 'chair' | 'member' | 'secretary';
  readonly name: PersonName;
  readonly present: boolean;
};

export type AppealProtocolData = {
  readonly organisation: Organisation;
  readonly number: string;
  readonly heldOn: Day;
  readonly place: string;
  readonly order: { readonly number: string; readonly date: Day };
  /** By which document somebody else than the director chairs (5.5). */
  readonly authorisation: string | null;
  /** In the order of their lines: the chair, the members, the secretary. */
  readonly seats: readonly AppealProtocolSeat[];
  readonly attestationChair: { readonly name: PersonName; readonly present: boolean };
  readonly learner: { readonly name: PersonName; readonly present: boolean };
  readonly kind: keyof typeof APPEAL_SUBJECTS;
  readonly program: string;
  readonly attestation: string;
  readonly filedOn: Day;
  /** SHA-256 of the application, which ties it to this protocol. */
  readonly applicationSha256: string;
  readonly confirmed: boolean | null;
  readonly influenced: boolean | null;
  readonly votes: { readonly uphold: number; readonly reject: number };
  readonly upheld: boolean;
  readonly reasons: string;
  /** What follows from the decision, a sentence each. */
  readonly consequences: readonly string[];
  readonly opinions: readonly { readonly member: PersonName; readonly text: string }[];
};

/** The protocol of the appeals commission (5.6–5.12), with the learner's own line under it (5.11). */
export function appealProtocol(data: AppealProtocolData): PrintedForm {
  const body = html`<article class="form protocol">
    ${letterhead(data.organisation)}
    <h1>
      ПРОТОКОЛ №&nbsp;${data.number}
      <span class="subject">заседания апелляционной комиссии</span>
    </h1>
    ${meeting(data)} ${considered(data)} ${resolved(data)}
    <div class="closing-block">
      <p class="text">Решение апелляционной комиссии является окончательным и пересмотру не подлежит.</p>
      ${signatureLines(signatories(data), { wide: true })} ${STAMP_PLACE}
    </div>
  </article>`.toString();
  return { title: `Протокол № ${data.number} от ${dayInWords(data.heldOn)}`, page: OFFICE_PAGE, body };
}

const named = (seats: readonly AppealProtocolSeat[], role: AppealProtocolSeat['role']) =>
  seats.filter((seat) => seat.role === role);
const attended = ({ name, present }: { readonly name: PersonName; readonly present: boolean }): string =>
  `${fullName(name)} (${present ? 'присутствует' : 'отсутствует'})`;

function meeting({ heldOn, place, order, authorisation, seats, attestationChair, learner }: AppealProtocolData): Html {
  const secretary = named(seats, 'secretary')[0];
  return html`<div class="fields">
    ${field('Дата заседания', dayInWords(heldOn))} ${field('Место заседания', place)}
    ${field('Комиссия действует на основании приказа', `от ${dayInWords(order.date)} №\u00a0${order.number}`)}
    ${field('Председатель', named(seats, 'chair').map(attended).join(', '))}
    ${authorisation && field('Полномочия председателя', authorisation)}
    ${field('Члены комиссии', named(seats, 'member').map(attended).join(', '))}
    ${secretary && field('Секретарь', attended(secretary))}
    ${field('Председатель аттестационной комиссии', attended(attestationChair))}
    ${field('Слушатель', attended(learner))}
  </div>`;
}

function considered(data: AppealProtocolData): Html {
  const { kind, program, attestation, filedOn, applicationSha256, confirmed, influenced } = data;
  return html`<div class="fields">
    <p class="name heading">РАССМОТРЕЛИ</p>
    <p>
      апелляцию слушателя ${APPEAL_SUBJECTS[kind]}, поданную ${dayInWords(filedOn)}, по программе «${program}»
      (${attestation}).
    </p>
    <p><small>SHA-256 заявления: ${applicationSha256}</small></p>
    ${
      kind === 'procedure' &&
      html`<p class="name heading">УСТАНОВИЛИ</p>
        <p>
          1. Изложенные в апелляции сведения о нарушении порядка ${confirmed ? 'подтвердились' : 'не подтвердились'}.
        </p>
        <p>
          2. На результат итоговой аттестации они ${confirmed && influenced ? 'оказали влияние' : 'не оказали влияния'}.
        </p>`
    }
  </div>`;
}

function resolved({ votes, upheld, kind, reasons, consequences, opinions }: AppealProtocolData): Html {
  const kept = kind === 'result' && !upheld ? ', результат итоговой аттестации сохранить' : '';
  const points = [`Апелляцию ${upheld ? 'удовлетворить' : 'отклонить'}${kept}.`, ...consequences];
  return html`<div class="fields resolved">
    <p class="name heading">ПОСТАНОВИЛИ</p>
    ${points.map((text, index) => html`<p>${index + 1}. ${text}</p>`)}
    <p>
      <span class="name">Голосование:</span> за удовлетворение&nbsp;— ${votes.uphold}, за отклонение&nbsp;—
      ${votes.reject}${votes.uphold === votes.reject && '; голос председателя решающий'}.
    </p>
    <p class="name">Основания решения:</p>
    ${paragraphs(reasons)}
    <p><span class="name">Особые мнения:</span> ${opinions.length === 0 && 'не заявлены.'}</p>
    ${opinions.map(({ member, text }) => html`<p class="opinion">${initials(member)}: ${anyText(text)}</p>`)}
  </div>`;
}

const ROLES = {
  chair: 'Председатель апелляционной комиссии',
  member: 'Член апелляционной комиссии',
  secretary: 'Секретарь апелляционной комиссии',
};

/** `place` of each electronic stamp: the commission in its order, the learner last. */
function signatories({ seats, learner }: AppealProtocolData) {
  return [
    ...seats.map(({ role, name }) => ({ role: ROLES[role], name })),
    { role: 'С решением ознакомлен(а), слушатель', name: learner.name },
  ];
}

/** Below the signed words: that the learner would not sign, who recorded it and before whom (5.11). */
export function refusalNote({
  reason,
  witnesses,
  recordedBy,
}: {
  readonly reason: string;
  readonly witnesses: readonly string[];
  readonly recordedBy: string;
}): string {
  return html`<section class="form protocol">
    <p class="text"><b>Отказ слушателя от подписи об ознакомлении с решением.</b></p>
    ${paragraphs(reason)}
    <p class="text">Отказ зафиксировал(а): ${anyText(recordedBy)}. Свидетели: ${witnesses.map(anyText).join(', ')}.</p>
  </section>`.toString();
}
