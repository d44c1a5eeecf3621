import {
  dayInWords,
  fullName as printedFullName,
  genderHint,
  nameInCase,
  periodInWords,
  type NameCase,
} from '@itog/documents';
import { dayOf, fullName, type PersonName } from '@itog/domain';
import type { Decision, Result, SessionFacts } from './result.repository.ts';

/** What the meeting decided belongs to the protocol of its own day’s tests, once; a retake’s has nothing of it (3.8). */
export function decisionsBeside(session: SessionFacts, results: readonly Pick<Result, 'finishedAt'>[]): string[] {
  const { decisions, recordedDecisions, meetingDay, zone } = session;
  if (!results.some(({ finishedAt }) => dayOf(finishedAt, zone) === meetingDay)) return [];
  return decisions
    .filter((decision) => !recordedDecisions.includes(formerWords(decision)))
    .map(decisionWords)
    .filter((words) => !recordedDecisions.includes(words));
}

/** A decision as a protocol records it; the name in the case that the words ask for, as far as the gender is known. */
export function decisionWords(decision: Decision): string {
  const { kind, name, attemptNumber, from, until, reasons } = decision;
  const days = from && until ? daysInWords(from, until) : '';
  switch (kind) {
    case 'annul-attempt':
      return whole(`Аннулировать попытку № ${attemptNumber}${inCase(name, 'genitive')}`, reasons);
    case 'grant-attempt':
      return whole(`Предоставить${inCase(name, 'dative')} ещё одну попытку ${days}`, reasons);
    case 'second-time':
      return whole(`Назначить${inCase(name, 'dative')} повторную итоговую аттестацию ${days}`, reasons);
    case 'other':
      return name ? `${fullName(name)}: ${reasons}` : reasons;
  }
}

/** «… по 18 декабря 2026 г. Основание: …»: no second stop after a word that is cut short. */
const whole = (decided: string, reasons: string): string =>
  `${decided}${decided.endsWith('.') ? '' : '.'} Основание: ${reasons}`;

function inCase(name: PersonName | null, to: NameCase): string {
  if (!name) return '';
  const printed = { family: name.lastName, given: name.firstName, patronymic: name.patronymic };
  return ` ${printedFullName(nameInCase(printed, to, genderHint(printed)))}`;
}

/** As protocols before the cases recorded it: what they hold is not recorded twice. */
function formerWords({ kind, name, attemptNumber, from, until, reasons }: Decision): string {
  const days = from && until ? daysInWords(from, until) : '';
  const decided = {
    'annul-attempt': `аннулировать попытку № ${attemptNumber}`,
    'grant-attempt': `предоставить ещё одну попытку ${days}`,
    'second-time': `назначить повторную итоговую аттестацию ${days}`,
    other: null,
  }[kind];
  const whose = name ? `${fullName(name)}: ` : '';
  return decided ? `${whose}${decided}. Основание: ${reasons}` : `${whose}${reasons}`;
}

/** «на 5 декабря 2026 г.», «в период с 5 по 7 декабря 2026 г.» */
const daysInWords = (from: string, to: string): string =>
  from === to ? `на ${dayInWords(from)}` : `в период ${periodInWords({ from, to })}`;
