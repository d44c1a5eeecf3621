import {
  acknowledgementSheet,
  answerReceipt,
  examCards,
  regulation,
  resultSheet,
  shortDay,
  type PrintedForm,
} from '@itog/documents';
import { dayOf, type PersonName, type Venue } from '@itog/domain';
import type { EditionFacts, ExamCardsFacts, ReceiptFacts, ResultSheetFacts, StaffFacts } from './paper.repository.ts';

/** Rows of the Regulation’s own acknowledgement sheet. */
const ACKNOWLEDGEMENT_ROWS = 25;

const VENUES: Record<Venue, string> = {
  remote: 'дистанционно',
  organisation: 'в организации',
  unit: 'в подразделении',
  customer: 'на территории заказчика',
};

const COMMISSION_ROLES = {
  chair: 'Председатель комиссии',
  member: 'Член комиссии',
  secretary: 'Секретарь комиссии',
} as const;

export const printed = ({ lastName, firstName, patronymic }: PersonName) => ({
  family: lastName,
  given: firstName,
  patronymic,
});

type Session = Pick<ReceiptFacts, 'opensAt' | 'startUntil' | 'venue' | 'address' | 'zone'>;

/** «21.11.2026 с 10:00 до 14:00, дистанционно» */
function sessionInWords({ opensAt, startUntil, venue, address, zone }: Session): string {
  const time = new Intl.DateTimeFormat('ru-RU', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const window = `с\u00a0${time.format(opensAt)} до\u00a0${time.format(startUntil)}`;
  return [`${shortDay(dayOf(opensAt, zone))} ${window}`, VENUES[venue], address].filter(Boolean).join(', ');
}

export function receiptForm(facts: ReceiptFacts, attemptId: string): PrintedForm {
  return answerReceipt({
    ...facts,
    attemptId,
    learner: printed(facts.learner),
    session: sessionInWords(facts),
    attemptNumber: facts.number,
    answersSha256: facts.sheetSha256,
    issuedAt: facts.now,
  });
}

export function resultSheetForm(facts: ResultSheetFacts): PrintedForm {
  const { learners, seats, zone, opensAt, policy } = facts;
  return resultSheet({
    ...facts,
    number: null,
    session: sessionInWords(facts),
    heldOn: dayOf(opensAt, zone),
    passPercent: policy.passPercent,
    preliminary: learners.some(({ attempt }) => attempt && !attempt.official),
    rows: learners.map(({ name, attempt }) => ({
      learner: printed(name),
      attemptNumber: attempt?.number ?? 1,
      score: attempt && { correct: attempt.correct, total: attempt.total, passed: attempt.mark === 'pass' },
    })),
    signatories: seats
      .filter(({ role }) => role !== 'secretary')
      .map(({ role, name }) => ({ role: COMMISSION_ROLES[role], name: printed(name) })),
  });
}

const EXAM_KINDS = { interdisciplinary: 'междисциплинарный экзамен', discipline: 'экзамен по дисциплине' } as const;

export function examCardsForm({ examKind, examDiscipline, ...facts }: ExamCardsFacts): PrintedForm {
  const discipline = examDiscipline ? ` «${examDiscipline}»` : '';
  return examCards({ ...facts, examKind: `${EXAM_KINDS[examKind ?? 'interdisciplinary']}${discipline}` });
}

export function acknowledgementForm({ organisation, effectiveFrom, people }: StaffFacts): PrintedForm {
  return acknowledgementSheet({
    organisation,
    edition: effectiveFrom,
    leastRows: ACKNOWLEDGEMENT_ROWS,
    rows: people.map(({ name, post, date }) => ({
      name: printed(name),
      post: post ?? '',
      date,
      electronically: date !== null,
    })),
  });
}

export function regulationForm({ organisation, title, effectiveFrom, markdown }: EditionFacts): PrintedForm {
  return regulation({ organisation, title, inForceFrom: effectiveFrom, approvedBy: null, markdown });
}
