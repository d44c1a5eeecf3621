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

// Being called up begins the answer in the same act, which notes the beginning first.
const inOrder = (a: ExaminationEvent, b: ExaminationEvent) =>
  secondOf(a) - secondOf(b) ||
  Number(b.kind === 'called') - Number(a.kind === 'called') ||
  a.at.getTime() - b.at.getTime();

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
