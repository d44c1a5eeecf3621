import { letterhead, signatureLines, STAMP_PLACE } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { dayInWords, fullName, initials, initialsFirst, legalDay, plural } from '../print/words.ts';
import type { Day, PersonName } from '../print/words.ts';
import { decisionsOf, filled, MARKS_IN_WORDS, numberOf, signatoriesOf } from './protocol-parts.ts';
import type { PrintedCommission, PrintedMark } from './protocol-parts.ts';

/** «14 час. 05 мин.» as it is printed, by the clock of the organisation's zone. */
export type Clock = { readonly hours: number; readonly minutes: number };

export type ProtocolForm3Data = PrintedCommission & {
  readonly organisation: Organisation;
  /** null in a draft: a line to write on. */
  readonly number: string | null;
  readonly heldOn: Day;
  readonly from: Clock;
  readonly to: Clock;
  readonly learner: PersonName;
  /** The learner's name in the dative and the genitive, as a person has approved them; null prints the nominative. */
  readonly learnerDative: string | null;
  /** Initials and surname in the genitive. */
  readonly learnerGenitive: string | null;
  readonly program: string;
  readonly work: Thesis;
  /** How long the learner spoke, in minutes; null: a line to write on. */
  readonly reportMinutes: number | null;
  readonly questions: readonly { readonly askedBy: PersonName; readonly text: string }[];
  readonly mark: PrintedMark;
  readonly passed: boolean;
  /** What follows of the mark: qualification and diploma now, after the exam that is still to come, or neither. */
  readonly award: 'granted' | 'after-exam' | 'refused';
  readonly qualification: string | null;
  readonly remarks: string | null;
  readonly opinions: readonly { readonly member: PersonName; readonly text: string }[];
  readonly decisions: readonly string[];
};

export type Thesis = {
  /** «дипломный проект», «дипломная работа»… */
  readonly form: string;
  readonly topic: string;
  readonly supervisor: string | null;
  readonly consultants: string | null;
  readonly pages: number | null;
  readonly materials: string | null;
  /** The reviewer in the genitive, as a person has approved it. */
  readonly reviewerGenitive: string | null;
  readonly averageMark: string | null;
};

const ROLES = {
  chair: 'Председатель итоговой аттестационной комиссии',
  members: 'Члены комиссии итоговой аттестационной комиссии:',
  secretary: 'Секретарь итоговой аттестационной комиссии',
};
const TITLE =
  'ЗАСЕДАНИЯ АТТЕСТАЦИОННОЙ КОМИССИИ ПО ПРИЕМУ ЗАЩИТЫ ИТОГОВОЙ АТТЕСТАЦИОННОЙ РАБОТЫ ПО ПРОГРАММЕ ' +
  'ПРОФЕССИОНАЛЬНОЙ ПЕРЕПОДГОТОВКИ СЛУШАТЕЛЯ';

/** Protocol form 3 (3.15, appendix 3): the meeting that takes the defence of one learner's final thesis. */
export function protocolForm3(data: ProtocolForm3Data): PrintedForm {
  const body = html`<article class="form protocol defence">
    ${letterhead(data.organisation)}
    <h1>
      ПРОТОКОЛ №&nbsp;${numberOf(data.number)}
      <span class="subject">${TITLE}</span>
    </h1>
    <p class="day">${legalDay(data.heldOn)} с&nbsp;${clock(data.from)} до&nbsp;${clock(data.to)}</p>
    ${commission(data)} ${considered(data)} ${materials(data)} ${questions(data)} ${resolved(data)}
    ${decisionsOf(data.decisions)}
    <div class="closing-block">
      ${signatureLines(signatoriesOf(data, ROLES), { named: true, wide: true })} ${STAMP_PLACE}
    </div>
  </article>`.toString();
  const title = `Протокол № ${data.number ?? 'б/н'} от ${dayInWords(data.heldOn)}, ${initials(data.learner)}`;
  return { title, page: OFFICE_PAGE, body };
}

const clock = ({ hours, minutes }: Clock): string =>
  `${String(hours).padStart(2, '0')}\u00a0час. ${String(minutes).padStart(2, '0')}\u00a0мин.`;

const line = (name: string, value: string | null) => html`<p><span class="name">${name}</span> ${filled(value)}</p>`;

function commission({ chair, members, secretary }: PrintedCommission): Html {
  return html`<div class="fields">
    <p class="name">Комиссия в составе:</p>
    ${line('Председатель', initials(chair))}
    ${members.map((name, index) =>
      index === 0
        ? html`<p class="counted">
            <span class="name">Члены комиссии:</span> <span>1 ${filled(initials(name))}</span>
          </p>`
        : html`<p class="counted"><span></span> <span>${index + 1} ${filled(initials(name))}</span></p>`,
    )}
    ${line('Секретарь', secretary && initials(secretary))}
  </div>`;
}

function considered({ learner, program, work }: ProtocolForm3Data): Html {
  return html`<div class="fields">
    <p class="name">рассмотрели итоговую аттестационную работу слушателя</p>
    <p class="value">${filled(fullName(learner))}</p>
    ${line('обучающегося по программе профессиональной переподготовки', program)} ${line('в форме', work.form)}
    ${line('на тему:', work.topic)} ${line('Руководитель итоговой аттестационной работы', work.supervisor)}
    ${line('Консультанты', work.consultants ?? '—')}
  </div>`;
}

function materials({ learner, learnerGenitive, work }: ProtocolForm3Data): Html {
  const author = learnerGenitive ?? `слушателя ${initialsFirst(learner)}`;
  const pages = work.pages === null ? null : `${work.pages}\u00a0${plural(work.pages, PAGES)}`;
  const holds = [pages, work.materials].filter(Boolean).join(', ');
  return html`<div class="fields">
    <p class="name">В итоговую аттестационную комиссию представлены следующие материалы:</p>
    <p>1. Итоговая аттестационная работа, содержащая ${filled(holds)}</p>
    <p>
      2. Рецензия (отзыв и др.) ${filled(work.reviewerGenitive)} на итоговую аттестационную работу ${filled(author)}
    </p>
    <p>
      3. Справка о выполнении слушателем учебного плана: средняя оценка сдачи экзаменов по дисциплинам, вносимым в
      приложение к диплому: ${filled(work.averageMark)}
    </p>
  </div>`;
}

const PAGES = { one: 'страницу', few: 'страницы', many: 'страниц' };
const MINUTES = { one: 'минуты', few: 'минут', many: 'минут' };

function questions({ reportMinutes, questions: asked }: ProtocolForm3Data): Html {
  const spoken =
    reportMinutes === null
      ? html`<span class="blank short"></span> минут`
      : `${reportMinutes}\u00a0${plural(reportMinutes, MINUTES)}`;
  return html`<div class="fields">
    <p>
      После сообщения слушателя о выполненной итоговой аттестационной работе в течение ${spoken}
      ${asked.length > 0 ? 'ему были заданы следующие вопросы:' : 'вопросов задано не было.'}
    </p>
    ${asked.map(({ askedBy, text }, index) => html`<p>${index + 1}) ${initials(askedBy)}: ${text}</p>`)}
  </div>`;
}

function resolved(data: ProtocolForm3Data): Html {
  const { learner, mark, passed, remarks, opinions } = data;
  const name = fullName(learner);
  const quoted = `«${MARKS_IN_WORDS[mark]}»`;
  return html`<div class="fields resolved">
    <p class="name heading">ПОСТАНОВИЛИ:</p>
    <p>
      1. Признать, что ${name}
      ${
        passed
          ? `выполнил(а) и защитил(а) итоговую аттестационную работу с оценкой ${quoted}.`
          : `не защитил(а) итоговую аттестационную работу: оценка ${quoted}.`
      }
    </p>
    ${award(data)}
    <p>4. Отметить, что ${remarks || 'замечаний нет.'}</p>
    <p>5. Особые мнения членов комиссии: ${opinions.length === 0 && 'не заявлены.'}</p>
    ${opinions.map(({ member, text }) => html`<p class="opinion">${initials(member)}: ${text}</p>`)}
  </div>`;
}

/** Points 2 and 3. Where the program asks for the exam as well, the diploma needs both (3.9, 3.13). */
function award({ award: kind, learner, learnerDative, qualification }: ProtocolForm3Data): Html {
  const to = learnerDative ?? `слушателю ${fullName(learner)}`;
  if (kind === 'granted')
    return html`<p>2. Присвоить ${to} квалификацию ${filled(qualification && `«${qualification}»`)}.</p>
      <p>3. Выдать ${to} диплом о профессиональной переподготовке.</p>`;
  if (kind === 'after-exam')
    return html`<p>2. Вопрос о присвоении ${to} квалификации рассмотреть по результатам итогового экзамена.</p>
      <p>3. Диплом о профессиональной переподготовке выдать после итогового экзамена, сданного успешно.</p>`;
  return html`<p>2. Квалификацию не присваивать.</p>
    <p>3. Диплом о профессиональной переподготовке не выдавать.</p>`;
}
