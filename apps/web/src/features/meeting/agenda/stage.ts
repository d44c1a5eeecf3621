import type { Examination, Meeting } from '@itog/contracts';

/** Where a learner of the agenda stands, in the order of a meeting. */
export type Stage = 'waiting' | 'answering' | 'heard' | 'marked' | 'confirmed' | 'absent';

/** What stage an examination has reached; `marked`: everybody present has given his mark. */
export function stageOf(examination: Examination, { seats, currentExaminationId }: Meeting): Stage {
  const { absent, confirmedAt, startedAt, endedAt, id } = examination;
  if (absent) return 'absent';
  if (confirmedAt) return 'confirmed';
  if (!startedAt) return 'waiting';
  if (unmarked(examination, seats).length === 0) return 'marked';
  return id === currentExaminationId && !endedAt ? 'answering' : 'heard';
}

/** Chair and members who are there and have not given their mark. */
export function unmarked({ marks }: Examination, seats: Meeting['seats']): Meeting['seats'] {
  const given = new Set(marks.filter((mark) => mark.given).map(({ userId }) => userId));
  return seats.filter(({ id, role, present }) => role !== 'secretary' && present && !given.has(id));
}

/** The learner to call up next: the first who has neither been heard nor recorded as absent. */
export function nextOf({ examinations, currentExaminationId }: Meeting): Examination | null {
  return examinations.find(({ id, startedAt, absent }) => !startedAt && !absent && id !== currentExaminationId) ?? null;
}
