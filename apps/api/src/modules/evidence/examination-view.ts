import type { ExaminationEvent, ExaminationTimeline } from '@itog/contracts';
import type { ExaminationRow, MeetingEventRow } from './examination-timeline.repository.ts';

/**
 * The examination as this reader may see it. The learner reads card, questions and times; his mark once it is announced
 * (3.12); members' marks and opinions, and what the secretary has remarked, never.
 */
export function examinationTimelineOf(row: ExaminationRow): ExaminationTimeline {
  const { startedAt, endedAt, marksOpenedAt, questions, opinions, events: recorded, ...rest } = row;
  const said = [
    ...recorded.flatMap(recordedEvent),
    ...(startedAt ? [{ kind: 'began' as const, at: startedAt }] : []),
    ...(endedAt ? [{ kind: 'ended' as const, at: endedAt }] : []),
    ...questions.map(({ at, by, text }) => ({ kind: 'question' as const, at: new Date(at), by, text })),
    ...opinions.map(({ at, by, text }) => ({ kind: 'opinion' as const, at: new Date(at), by, text })),
  ];
  const events: ExaminationEvent[] = said.sort(inOrder);
  if (!row.own) return { ...rest, events };
  return {
    ...rest,
    marks: [],
    remarks: null,
    mark: row.announcedAt ? row.mark : null,
    events: events.filter(({ kind }) => FOR_LEARNERS.includes(kind)),
  };
}

// One act notes several things in one moment: being called up begins the answer, the mark’s confirmation ends it.
const inOrder = (a: ExaminationEvent, b: ExaminationEvent) =>
  secondOf(a) - secondOf(b) || placeOf(a) - placeOf(b) || a.at.getTime() - b.at.getTime();

const placeOf = ({ kind }: ExaminationEvent) => (kind === 'called' ? 0 : kind === 'confirmed' ? 2 : 1);

const secondOf = ({ at }: ExaminationEvent) => Math.floor(at.getTime() / 1000);

const FOR_LEARNERS: readonly ExaminationEvent['kind'][] = ['called', 'began', 'ended', 'card', 'question'];

function recordedEvent({ at: text, by, kind, facts }: MeetingEventRow): ExaminationEvent[] {
  const at = new Date(text);
  const { number, mark, reason = null } = facts;
  if (kind === 'call') return [{ kind: 'called', at }];
  if (kind === 'open-marks') return [{ kind: 'marks-opened', at }];
  if (kind === 'card') return number ? [{ kind: 'card', at, number }] : [];
  if (!mark) return [];
  return kind === 'mark' ? [{ kind, at, by, mark }] : [{ kind: 'confirmed', at, by: by || null, mark, reason }];
}
