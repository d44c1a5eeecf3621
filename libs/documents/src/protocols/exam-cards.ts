import type { Organisation } from '../print/blocks.ts';
import { html } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import type { PageSetup, PrintedForm } from '../print/page.ts';

export type ExamCard = { readonly number: number; readonly questions: readonly string[] };

export type ExamCardsData = {
  readonly organisation: Organisation;
  readonly program: string;
  /** «междисциплинарный экзамен» or the full name of the discipline. */
  readonly examKind: string;
  readonly cards: readonly ExamCard[];
  /** Cards on one sheet; without it as many as the longest card lets. */
  readonly perSheet?: 1 | 2 | 4;
};

const PAGE: PageSetup = { format: 'A4', landscape: false, margin: '0', numbered: false, footer: null };

/** Exam cards to be cut along the dashed lines: one, two or four to a sheet (3.9). */
export function examCards(data: ExamCardsData): PrintedForm {
  const perSheet = data.perSheet ?? fitting(data);
  const sheets = Array.from({ length: Math.ceil(data.cards.length / perSheet) }, (_, index) =>
    data.cards.slice(index * perSheet, (index + 1) * perSheet),
  );
  const body = html`<article class="form cards">
    ${sheets.map(
      (cards) =>
        html`<div class="card-sheet" data-per-sheet="${perSheet}">${cards.map((each) => card(data, each))}</div>`,
    )}
  </article>`;
  return { title: `Экзаменационные билеты: ${data.program}`, page: PAGE, body: body.toString() };
}

/** By the characters of the longest card: what surely keeps to a quarter or a half of the sheet. */
function fitting({ cards, program, examKind, organisation }: ExamCardsData): 1 | 2 | 4 {
  const heading = program.length + examKind.length + organisation.name.length;
  const longest = Math.max(
    0,
    ...cards.map(({ questions }) => questions.reduce((sum, text) => sum + text.length + 20, 0)),
  );
  if (heading + longest <= 650) return 4;
  return heading + longest <= 1_900 ? 2 : 1;
}

function card({ organisation, program, examKind }: ExamCardsData, { number, questions }: ExamCard): Html {
  return html`<section class="exam-card">
    <p class="from">${organisation.name}</p>
    <p class="from">Программа профессиональной переподготовки «${program}»</p>
    <p class="from">${capital(examKind)}</p>
    <h2>Экзаменационный билет №&nbsp;${number}</h2>
    <ol>
      ${questions.map((text) => html`<li>${text}</li>`)}
    </ol>
  </section>`;
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('ru'));
