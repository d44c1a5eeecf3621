import { field, letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';
import { fullName, instantInWords } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';

/** Who or what ended the attempt. */
export const CLOSE_REASONS = {
  learner: 'завершено слушателем',
  deadline: 'завершено по истечении времени',
} as const;
export type CloseReason = keyof typeof CLOSE_REASONS;

export type AnswerReceiptData = {
  readonly organisation: Organisation;
  readonly learner: PersonName;
  readonly program: string;
  /** How the session is called: its day, group or venue. */
  readonly session: string;
  /** 1 for the first test, 2 for the retake (3.8). */
  readonly attemptNumber: number;
  readonly attemptId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly closeReason: CloseReason;
  /** IANA zone in which the times are shown. */
  readonly zone: string;
  readonly answered: number;
  readonly total: number;
  /** SHA-256 of the answer sheet: 64 hexadecimal digits. */
  readonly answersSha256: string;
  /** The server's clock when the receipt was made. */
  readonly issuedAt: Date;
};

const PAGE: PageSetup = { format: 'A5', landscape: false, margin: '12mm 13mm 14mm', numbered: false, footer: null };

/** «Квитанция о сдаче теста»: the learner's proof of what the server has accepted, and when. */
export function answerReceipt(data: AnswerReceiptData): PrintedForm {
  const { zone } = data;
  const body = html`<article class="form receipt">
    ${letterhead(data.organisation)}
    <h1>КВИТАНЦИЯ <span class="subject">о сдаче теста</span></h1>
    <div class="fields">
      ${field('Слушатель', fullName(data.learner))} ${field('Программа', data.program)} ${field('Сеанс', data.session)}
      ${field('Попытка', `${data.attemptNumber}, ${CLOSE_REASONS[data.closeReason]}`)}
      ${field('Начало', instantInWords(data.startedAt, zone))}
      ${field('Завершение', instantInWords(data.finishedAt, zone))}
      ${field('Дано ответов', `${data.answered} из ${data.total}`)}
    </div>
    <div class="proof">
      <p>Контрольная сумма листа ответов (SHA-256)</p>
      <p class="hash">${grouped(data.answersSha256)}</p>
      <p>Идентификатор попытки: ${data.attemptId}</p>
      <p>Время сервера: ${instantInWords(data.issuedAt, zone)}</p>
    </div>
    <p class="note">
      Квитанция подтверждает, что сервер принял ответы, перечисленные в листе ответов; она не содержит результата.
      Проверить её можно так: организация по вашей просьбе выгружает лист ответов этой попытки и пересчитывает его
      контрольную сумму SHA-256. Если сумма совпала до последнего знака, с момента сдачи в листе ничего не изменилось.
    </p>
  </article>`;
  return { title: `Квитанция о сдаче теста, ${fullName(data.learner)}`, page: PAGE, body: body.toString() };
}

/** Two lines of four groups of eight digits, to be compared by eye. */
function grouped(hash: string) {
  const groups = hash.match(/.{1,8}/gu) ?? [];
  return html`${groups.slice(0, 4).join(' ')}<br />${groups.slice(4).join(' ')}`;
}
