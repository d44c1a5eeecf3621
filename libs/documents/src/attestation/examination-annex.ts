import { field, letterhead } from '../print/blocks.ts';
import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import { OFFICE_PAGE } from '../print/page.ts';
import type { PrintedForm } from '../print/page.ts';
import { fullName, instantInWords } from '../print/words.ts';
import type { PersonName } from '../print/words.ts';
import { MARKS_IN_WORDS, type PrintedMark } from '../protocols/protocol-parts.ts';
import { drawable, timeOfDay } from './course.ts';

const SUBJECTS = { test: 'Ход аттестации', exam: 'Ход экзамена', defence: 'Ход защиты' } as const;

export type ExaminationAnnexData = {
  readonly organisation: Organisation;
  readonly form: keyof typeof SUBJECTS;
  readonly learner: PersonName;
  readonly program: string;
  readonly group: string;
  readonly absent: boolean;
  readonly topic: string | null;
  readonly card: { readonly number: number; readonly questions: readonly string[] } | null;
  readonly reportMinutes: number | null;
  readonly remarks: string | null;
  readonly mark: PrintedMark | null;
  /** Members with their marks; a mark is null where its reader may not know it yet. Empty for the learner. */
  readonly marks: readonly { readonly name: string; readonly role: string; readonly mark: PrintedMark | null }[];
  /** Lines of the course of events: their words are ready. */
  readonly events: readonly { readonly at: Date; readonly what: string }[];
  /** IANA zone in which the times are shown. */
  readonly zone: string;
  readonly printedAt: Date;
};

/** «Приложение. Ход экзамена», «Ход защиты»: the evidence of an examination, an annex to the papers of an appeal (5.9, 5.10). */
export function examinationAnnex(data: ExaminationAnnexData): PrintedForm {
  const { learner, form, marks, printedAt, zone } = data;
  const body = html`<article class="form annex">
    ${letterhead(data.organisation)}
    <h1>ПРИЛОЖЕНИЕ <span class="subject">${SUBJECTS[form]}</span></h1>
    ${facts(data)} ${marks.length > 0 && marksTable(marks)} ${course(data)}
    <div class="fields">${field('Составлено', instantInWords(printedAt, zone))}</div>
  </article>`;
  const title = `${SUBJECTS[form]}, ${fullName(learner)}`;
  return { title, page: { ...OFFICE_PAGE, footer: title }, body: body.toString() };
}

function facts({ learner, program, group, absent, topic, card, reportMinutes, remarks, mark }: ExaminationAnnexData) {
  return html`<div class="fields">
    ${field('Слушатель', fullName(learner))} ${field('Программа', program)} ${field('Группа', group)}
    ${absent && field('Явка', 'не явился (не явилась)')} ${topic !== null && field('Тема работы', drawable(topic))}
    ${card !== null && field(`Билет № ${card.number}`, questionsOf(card.questions))}
    ${reportMinutes !== null && field('Доклад, минут', String(reportMinutes))}
    ${remarks !== null && field('Замечания', drawable(remarks))}
    ${field('Оценка комиссии', mark === null ? 'не объявлена' : MARKS_IN_WORDS[mark])}
  </div>`;
}

function marksTable(marks: ExaminationAnnexData['marks']) {
  return html`<h2>Оценки членов комиссии</h2>
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">ФИО</th>
          <th scope="col">В комиссии</th>
          <th scope="col">Оценка</th>
        </tr>
      </thead>
      <tbody>
        ${marks.map(
          ({ name, role, mark }) =>
            html`<tr>
              <td>${name}</td>
              <td>${role}</td>
              <td class="centre">${mark === null ? '—' : MARKS_IN_WORDS[mark]}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function course({ events, zone }: ExaminationAnnexData) {
  return html`<h2>Ход заседания по времени сервера</h2>
    <table class="grid course">
      <thead>
        <tr>
          <th scope="col">Время</th>
          <th scope="col">Событие</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(
          ({ at, what }) =>
            html`<tr>
              <td>${timeOfDay(at, zone)}</td>
              <td>${drawable(what)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

const questionsOf = (questions: readonly string[]) =>
  drawable(questions.map((text, index) => `${index + 1}) ${text}`).join(' '));
