import { ATTESTATION_FORMS, COMMISSION_ROLES, MARKS } from '@itog/domain';
import { z } from 'zod';
import { CLOSE_REASONS } from './attestation.ts';
import { instant, person, sha256, uuid } from './common.ts';
import { route } from './route.ts';

const testMark = z.enum(['pass', 'fail']);

/** A question as it stood on the paper of this attempt: its text, its options in the order shown. */
const timelineQuestion = z.object({
  id: uuid,
  /** The version of the question in the bank that was shown. */
  version: z.int(),
  text: z.string(),
  options: z.array(z.object({ id: uuid, text: z.string() })),
  /** The choice that stood at the end. */
  chosen: uuid.nullable(),
  /** How often a choice was saved for it. */
  saves: z.int(),
  /** The learner's mark to come back, as it stood at the end: when it was set is not recorded. */
  flagged: z.boolean(),
  /** The right option; never for the learner, and for nobody before the end. */
  key: uuid.nullable(),
  /** Whether the last choice was counted as right; null while the reader may not know. */
  counted: z.boolean().nullable(),
});

const at = { at: instant };
const device = { ...at, tab: z.int(), address: z.string().nullable(), device: z.string().nullable() };

/** What happened in an attempt, by the server's time. Questions are named by their number on the paper, from 1. */
const timelineEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), ...at }),
  /** A tab opened the test and became the one that writes. */
  z.object({ kind: z.literal('opened'), ...device }),
  /** Another tab or device took the writing over. */
  z.object({ kind: z.literal('taken-over'), ...device }),
  /** The page was loaded anew: read from the page's own clock, which began again. */
  z.object({ kind: z.literal('reopened'), ...at }),
  z.object({
    kind: z.literal('choice'),
    ...at,
    revision: z.int(),
    question: z.int(),
    optionId: uuid,
    /** The choice that stood before; null for the first one. */
    before: uuid.nullable(),
    /** A choice made later had been saved already: this one never stood. */
    overtaken: z.boolean(),
    /** Milliseconds that the choice had waited on the device: proven, and at most; null when it came at once. */
    wait: z.object({ least: z.number(), most: z.number() }).nullable(),
  }),
  /** Minutes without any sign of life: thought, absence or no connection. */
  z.object({ kind: z.literal('silence'), ...at, until: instant }),
  z.object({ kind: z.literal('time-granted'), ...at, minutes: z.int(), reason: z.string(), by: z.string().nullable() }),
  z.object({ kind: z.literal('finished'), ...at, reason: z.enum(CLOSE_REASONS) }),
  z.object({ kind: z.literal('annulled'), ...at, reasons: z.string() }),
]);
export type TimelineEvent = z.infer<typeof timelineEvent>;
export type TimelineQuestion = z.infer<typeof timelineQuestion>;

export const attemptTimeline = z.object({
  attemptId: uuid,
  sessionId: uuid,
  number: z.int(),
  learner: person,
  programTitle: z.string(),
  groupTitle: z.string(),
  /** The reader is the learner himself. */
  own: z.boolean(),
  startedAt: instant,
  deadlineAt: instant,
  finishedAt: instant.nullable(),
  closeReason: z.enum(CLOSE_REASONS).nullable(),
  annulledAt: instant.nullable(),
  answered: z.int(),
  total: z.int(),
  /** Null while the reader may not know. */
  result: z
    .object({ standing: z.enum(['preliminary', 'official']), correct: z.int(), total: z.int(), mark: testMark })
    .nullable(),
  /** The hash of the answer sheet on the receipt, and the one counted anew from the record; null while the test runs. */
  receipt: z.object({ sha256, recounted: sha256 }).nullable(),
  questions: z.array(timelineQuestion),
  events: z.array(timelineEvent),
});
export type AttemptTimeline = z.infer<typeof attemptTimeline>;

export const getAttemptTimeline = route({
  method: 'GET',
  path: '/attempts/:attemptId/timeline',
  can: 'evidence.read',
  summary: 'What happened in an attempt, whole: each choice, tab, wait and grant, the paper and, for staff, its key.',
  params: z.object({ attemptId: uuid }),
  response: attemptTimeline,
});

const mark = z.enum(MARKS);
const told = { ...at, by: z.string(), text: z.string() };

/** What happened in an examination, by the server's time. Members' marks only once the chair has opened them. */
const examinationEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('called'), ...at }),
  z.object({ kind: z.literal('began'), ...at }),
  z.object({ kind: z.literal('ended'), ...at }),
  z.object({ kind: z.literal('card'), ...at, number: z.int() }),
  z.object({ kind: z.literal('question'), ...told }),
  z.object({ kind: z.literal('opinion'), ...told }),
  z.object({ kind: z.literal('mark'), ...at, by: z.string(), mark }),
  z.object({ kind: z.literal('marks-opened'), ...at }),
  z.object({ kind: z.literal('confirmed'), ...at, by: z.string().nullable(), mark, reason: z.string().nullable() }),
]);
export type ExaminationEvent = z.infer<typeof examinationEvent>;

export const examinationTimeline = z.object({
  examinationId: uuid,
  sessionId: uuid,
  meetingId: uuid,
  form: z.enum(ATTESTATION_FORMS),
  learner: person,
  programTitle: z.string(),
  groupTitle: z.string(),
  own: z.boolean(),
  absent: z.boolean(),
  topic: z.string().nullable(),
  card: z.object({ number: z.int(), questions: z.array(z.string()) }).nullable(),
  reportMinutes: z.int().nullable(),
  remarks: z.string().nullable(),
  /** Chair and members with the marks that stand; empty for the learner, without marks until they are opened. */
  marks: z.array(z.object({ name: z.string(), role: z.enum(COMMISSION_ROLES), mark: mark.nullable() })),
  mark: mark.nullable(),
  announcedAt: instant.nullable(),
  events: z.array(examinationEvent),
});
export type ExaminationTimeline = z.infer<typeof examinationTimeline>;

export const getExaminationTimeline = route({
  method: 'GET',
  path: '/examinations/:examinationId/timeline',
  can: 'evidence.read',
  summary: 'What happened in an exam or a defence: card, questions, marks once opened, opinions, times.',
  params: z.object({ examinationId: uuid }),
  response: examinationTimeline,
});
