import { createHash } from 'node:crypto';
import { dayInWords, directorOrder, OFFICE_PAGE, type PrintedForm, type Signatory } from '@itog/documents';
import { fillWords, type OrderWords, type PersonName } from '@itog/domain';
import type { Composed } from './order-kinds.service.ts';
import type { Head } from './order.repository.ts';

type Paper = OrderWords & { readonly number: string | null; readonly date: string };

/** The name as the printed forms take it. */
export function printedName({ lastName, firstName, patronymic }: PersonName) {
  return { family: lastName, given: firstName, patronymic };
}

export function signatoryOf(director: Head['director']): Signatory {
  const nobody = { lastName: '', firstName: '', patronymic: null };
  return { role: director?.post ?? 'Директор', name: printedName(director?.name ?? nobody) };
}

/** The words with everything filled in but the lists. */
export function filled({ subject, text }: OrderWords, composed: Composed, date: string): OrderWords {
  const values = { ...composed.words, дата: dayInWords(date) };
  return { subject: fillWords(subject, values), text: fillWords(text, values) };
}

/** The order from its words and lists: what is shown is what is hashed is what is printed. */
export function drawUp(paper: Paper, composed: Composed, { organisation, director }: Head) {
  const { body: html, title } = directorOrder({
    ...paper,
    organisation,
    lists: composed.lists,
    director: signatoryOf(director),
  });
  return { html, title, contentSha256: sha256Of(html) };
}

/** The stored HTML as a form to print. */
export function storedForm({ number, date, html }: { number: string; date: string; html: string }): PrintedForm {
  return { title: `Приказ № ${number} от ${dayInWords(date)}`, page: OFFICE_PAGE, body: html };
}

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
