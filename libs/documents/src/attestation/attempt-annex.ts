import { field, letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { fullName, instantInWords, plural } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';
import { CLOSE_REASONS } from './answer-receipt.ts';
import type { CloseReason } from './answer-receipt.ts';
import { drawable, timeOfDay } from './course.ts';

/** A question as it stood on the paper, in plain text. */
export type AnnexQuestion = {
  /** Version of the question in the bank. */
  readonly version: number;
  readonly text: string;
  readonly options: readonly {
    readonly text: string;
    readonly chosen: boolean;
    /** null where the reader may not know it. */
    readonly right: boolean | null;
  }[];
  readonly saves: number;
  readonly flagged: boolean;
  /** null where the reader may not know it. */
  readonly counted: boolean | null;
};

/** A line of the course of events: its words are ready. */
export type AnnexEvent = { readonly at: Date; readonly question: number | null; readonly what: string };

export type AttemptAnnexData = {
  readonly organisation: Organisation;
  readonly learner: PersonName;
  readonly program: string;
  readonly group: string;
  /** 1 for the first test, 2 for the retake (3.8). */
  readonly attemptNumber: number;
  readonly attemptId: string;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly finishedAt: Date | null;
  readonly closeReason: CloseReason | null;
  /** IANA zone in which the times are shown. */
  readonly zone: string;
  readonly answered: number;
  readonly total: number;
  readonly result: {
    readonly official: boolean;
    readonly correct: number;
    readonly total: number;
    readonly passed: boolean;
  } | null;
  /** The hash on the receipt, and whether the one counted anew from the record is the same. */
  readonly receipt: { readonly sha256: string; readonly agrees: boolean } | null;
  readonly questions: readonly AnnexQuestion[];
  readonly events: readonly AnnexEvent[];
  /** What the record cannot tell. */
  readonly limits: readonly string[];
  readonly printedAt: Date;
};

/** «Приложение. Ход тестирования»: the evidence of an attempt, an annex to the papers of an appeal (5.9, 5.10). */
export function attemptAnnex(data: AttemptAnnexData): PrintedForm {
  const { learner, questions, events, limits, printedAt, zone } = data;
  const body = html`<article class="form annex">
    ${letterhead(data.organisation)}
    <h1>ПРИЛОЖЕНИЕ <span class="subject">Ход тестирования</span></h1>
    ${facts(data)} ${paper(questions)} ${course(events, zone)}
    <h2>Что эти записи показывают и чего не показывают</h2>
    <ul class="limits">
      ${limits.map((limit) => html`<li>${limit}</li>`)}
    </ul>
    <div class="fields">${field('Составлено', instantInWords(printedAt, zone))}</div>
  </article>`;
  const title = `Ход тестирования, ${fullName(learner)}, попытка ${data.attemptNumber}`;
  return { title, page: { ...OFFICE_PAGE, footer: title }, body: body.toString() };
}

function paper(questions: readonly AnnexQuestion[]) {
  return html`<h2>Вопросы и ответы</h2>
    <table class="grid paper">
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">Вопрос и варианты в том порядке, в котором их видел слушатель</th>
          <th scope="col">Сохранений</th>
          <th scope="col">Ответ засчитан</th>
        </tr>
      </thead>
      <tbody>
        ${questions.map(question)}
      </tbody>
    </table>`;
}

function course(events: readonly AnnexEvent[], zone: string) {
  return html`<h2>Ход тестирования по времени сервера</h2>
    <table class="grid course">
      <thead>
        <tr>
          <th scope="col">Время</th>
          <th scope="col">Вопрос</th>
          <th scope="col">Событие</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(({ at, question: number, what }) => event(timeOfDay(at, zone), number, what))}
      </tbody>
    </table>`;
}

function facts(data: AttemptAnnexData) {
  const { zone, finishedAt, closeReason, result, receipt } = data;
  const ended =
    finishedAt && `${instantInWords(finishedAt, zone)}${closeReason ? `, ${CLOSE_REASONS[closeReason]}` : ''}`;
  return html`<div class="fields">
    ${field('Слушатель', fullName(data.learner))} ${field('Программа', data.program)} ${field('Группа', data.group)}
    ${field('Попытка', `${data.attemptNumber}, идентификатор ${data.attemptId}`)}
    ${field('Начало', instantInWords(data.startedAt, zone))}
    ${field('Срок окончания', instantInWords(data.deadlineAt, zone))} ${field('Завершение', ended ?? 'тест ещё идёт')}
    ${field('Дано ответов', `${data.answered} из ${data.total}`)} ${result && field('Результат', resultInWords(result))}
    ${
      receipt &&
      field(
        'Контрольная сумма листа ответов (SHA-256)',
        html`<span class="hash">${receipt.sha256}</span>${agreement(receipt.agrees)}`,
      )
    }
  </div>`;
}

function agreement(agrees: boolean): string {
  return agrees
    ? '. Пересчитана по записям сервера и совпала с квитанцией.'
    : '. Пересчитана по записям сервера и НЕ СОВПАЛА с квитанцией.';
}

function resultInWords({ official, correct, total, passed }: NonNullable<AttemptAnnexData['result']>): string {
  const standing = official ? '' : ' (предварительно: до подписания протокола)';
  return `${passed ? 'зачтено' : 'не зачтено'}, правильных ответов ${correct} из ${total}${standing}`;
}

function question({ version, text, options, saves, flagged, counted }: AnnexQuestion, index: number) {
  return html`<tr>
    <td class="number">${index + 1}</td>
    <td>
      ${drawable(text)}
      <ol class="options">
        ${options.map(option)}
      </ol>
      <span class="note"
        >${[`редакция вопроса ${version}`, flagged && 'отмечен слушателем'].filter(Boolean).join('; ')}</span
      >
    </td>
    <td class="centre">${saves}</td>
    <td class="centre">${counted === null ? '—' : counted ? 'да' : 'нет'}</td>
  </tr>`;
}

function option({ text, chosen, right }: AnnexQuestion['options'][number], index: number) {
  const notes = [chosen && 'выбран слушателем', right && 'верный'].filter(Boolean).join('; ');
  return html`<li class="${chosen ? 'chosen' : ''}">
    ${index + 1}) ${drawable(text)} ${notes && html`<span class="note">— ${notes}</span>`}
  </li>`;
}

function event(time: string, number: number | null, what: string) {
  return html`<tr>
    <td>${time}</td>
    <td class="centre">${number ?? ''}</td>
    <td>${drawable(what)}</td>
  </tr>`;
}

/** «1 мин 20 с», «45 с»: how long something lasted, in whole seconds. */
export function lasting(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes > 0 && `${minutes}\u00a0мин`, (rest > 0 || minutes === 0) && `${rest}\u00a0с`]
    .filter(Boolean)
    .join(' ');
}

/** «15 минут» */
export function minutes(count: number): string {
  return `${count}\u00a0${plural(count, { one: 'минута', few: 'минуты', many: 'минут' })}`;
}
