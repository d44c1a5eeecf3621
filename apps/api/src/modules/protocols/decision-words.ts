import { dayInWords, periodInWords } from '@itog/documents';
import { dayOf, fullName } from '@itog/domain';
import type { Decision, Result, SessionFacts } from './result.repository.ts';

/** What the meeting decided belongs to the protocol of its own day’s tests, once; a retake’s has nothing of it (3.8). */
export function decisionsBeside(session: SessionFacts, results: readonly Pick<Result, 'finishedAt'>[]): string[] {
  const { decisions, recordedDecisions, meetingDay, zone } = session;
  if (!results.some(({ finishedAt }) => dayOf(finishedAt, zone) === meetingDay)) return [];
  return decisions.map(decisionWords).filter((words) => !recordedDecisions.includes(words));
}

/** A decision as a protocol records it; the name stays in the nominative, whatever it is. */
export function decisionWords({ kind, name, attemptNumber, from, until, reasons }: Decision): string {
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
