import type { Examination, Meeting } from '@itog/contracts';
import type { Author, Pending, Write } from './writes.ts';

type Change = (examination: Examination) => Examination;

/** The meeting as its reader sees it: the server’s, and on top of it what he has written and the server has not taken yet. */
export function overlay(meeting: Meeting, waiting: readonly Pending[], author: Author): Meeting {
  return waiting
    .filter(({ refused }) => !refused)
    .reduce((seen, { write, at }) => applied(seen, write, author, new Date(at)), meeting);
}

/** The meeting with one write in it. */
export function applied(meeting: Meeting, write: Write, author: Author, at: Date): Meeting {
  switch (write.kind) {
    case 'presence':
      return {
        ...meeting,
        seats: meeting.seats.map((seat) => (seat.id === write.userId ? { ...seat, present: write.present } : seat)),
      };
    case 'decision': {
      const { kind: _, decisionId: id, decision: kind, ...rest } = write;
      const decision = { id, kind, ...rest, at, decidedBy: author.name };
      return { ...meeting, decisions: [...meeting.decisions.filter((each) => each.id !== id), decision] };
    }
    default:
      return {
        ...meeting,
        examinations: meeting.examinations.map((each) =>
          each.id === write.examinationId ? changeOf(write, author, at)(each) : each,
        ),
      };
  }
}

type OfExamination = Extract<Write, { examinationId: string }>;

function changeOf(write: OfExamination, author: Author, at: Date): Change {
  switch (write.kind) {
    case 'absence':
      return (each) => ({ ...each, absent: write.absent, startedAt: null, endedAt: null });
    case 'remarks':
      return (each) => ({ ...each, remarks: write.remarks });
    case 'report':
      return (each) => ({ ...each, reportMinutes: write.reportMinutes });
    case 'times':
      return (each) => ({
        ...each,
        startedAt: new Date(write.startedAt),
        endedAt: write.endedAt ? new Date(write.endedAt) : null,
      });
    case 'confirmation':
      return (each) => ({ ...each, mark: write.mark, markReason: write.reason, confirmedAt: each.confirmedAt ?? at });
    default:
      return changeOfOwn(write, author, at);
  }
}

type Own = Extract<OfExamination, { kind: 'mark' | 'question' | 'no-question' | 'opinion' | 'no-opinion' }>;

function changeOfOwn(write: Own, { userId }: Author, at: Date): Change {
  switch (write.kind) {
    case 'mark':
      return (each) => ({
        ...each,
        marks: each.marks.map((own) => (own.userId === userId ? { ...own, given: true, mark: write.mark } : own)),
      });
    case 'question': {
      const { questionId: id, askedBy, text } = write;
      return (each) => ({ ...each, questions: put(each.questions, { id, askedBy, text, at }) });
    }
    case 'no-question':
      return (each) => ({ ...each, questions: each.questions.filter(({ id }) => id !== write.questionId) });
    case 'opinion': {
      const { opinionId: id, text } = write;
      return (each) => ({ ...each, opinions: put(each.opinions, { id, userId, text, at }) });
    }
    case 'no-opinion':
      return (each) => ({ ...each, opinions: each.opinions.filter(({ id }) => id !== write.opinionId) });
  }
}

/** A newer text keeps the place and the time of the older one. */
function put<T extends { readonly id: string; readonly at: Date }>(list: readonly T[], item: T): T[] {
  return list.some(({ id }) => id === item.id)
    ? list.map((each) => (each.id === item.id ? { ...item, at: each.at } : each))
    : [...list, item];
}
