import { ATTESTATION_FORMS, COMMISSION_ROLES, DECISION_KINDS, MARK_SCALES, MARKS } from '@itog/domain';
import { z } from 'zod';
import { day, flag, instant, person, prose, refusal, uuid } from './common.ts';
import { route } from './route.ts';
import { thesis } from './theses.ts';

const meetingParams = z.object({ meetingId: uuid });
const mark = z.enum(MARKS);

export const meetingSummary = z.object({
  id: uuid,
  sessionId: uuid,
  form: z.enum(ATTESTATION_FORMS),
  program: z.object({ id: uuid, title: z.string() }),
  group: z.object({ id: uuid, title: z.string() }),
  opensAt: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Learners on the agenda, and those whose mark is confirmed or absence recorded. */
  learners: z.int(),
  decided: z.int(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

const meetingSeat = person.extend({
  role: z.enum(COMMISSION_ROLES),
  post: z.string().nullable(),
  organisation: z.string().nullable(),
  present: z.boolean(),
});

/** A member’s mark: while the marks are closed only the reader’s own is told, of the others only that it is given. */
const memberMark = z.object({ userId: uuid, given: z.boolean(), mark: mark.nullable() });

const examination = z.object({
  id: uuid,
  enrolmentId: uuid,
  learner: person,
  position: z.int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  absent: z.boolean(),
  /** The card as it was drawn: a later change of the program’s cards does not touch it (3.10). */
  card: z.object({ id: uuid, number: z.int(), questions: z.array(z.string()) }).nullable(),
  /** Minutes of the learner’s own report at the defence. */
  reportMinutes: z.int().nullable(),
  remarks: z.string().nullable(),
  marks: z.array(memberMark),
  marksOpenedAt: instant.nullable(),
  /** The median of the members’ marks, rounded down (4); null while they are closed. */
  proposedMark: mark.nullable(),
  /** As the chair has confirmed it. */
  mark: mark.nullable(),
  markReason: z.string().nullable(),
  confirmedAt: instant.nullable(),
  questions: z.array(z.object({ id: uuid, askedBy: uuid, text: z.string(), at: instant })),
  opinions: z.array(z.object({ id: uuid, userId: uuid, text: z.string(), at: instant })),
  /** Of a defence; null before anything is written of the thesis. */
  thesis: thesis.nullable(),
  /** The dates of his second time are over and it was not held: the chair sets new ones, although the meeting is closed (3.11). */
  newDatesDue: z.boolean(),
});
export type Examination = z.infer<typeof examination>;

const testResult = z.object({
  enrolmentId: uuid,
  learner: person,
  outcome: z.enum(['passed', 'retake-open', 'failed', 'not-attempted']),
  attempts: z.array(
    z.object({
      id: uuid,
      number: z.int(),
      finishedAt: instant.nullable(),
      correct: z.int().nullable(),
      total: z.int(),
      mark: z.enum(['pass', 'fail']).nullable(),
      granted: z.boolean(),
      annulledAt: instant.nullable(),
    }),
  ),
});

export const meetingDecision = z.object({
  id: uuid,
  kind: z.enum(DECISION_KINDS),
  enrolmentId: uuid.nullable(),
  attemptId: uuid.nullable(),
  fromDay: day.nullable(),
  untilDay: day.nullable(),
  reasons: z.string(),
  at: instant,
  decidedBy: z.string(),
  /** Who of the commission decided, when the meeting was closed already (2.4); null: at the meeting. */
  present: z.array(z.string()).nullable(),
});
export type MeetingDecision = z.infer<typeof meetingDecision>;

/** A meeting as the reader may see it now. */
export const meeting = meetingSummary.extend({
  serverNow: instant,
  commission: z.object({ id: uuid, orderNumber: z.string(), orderDate: day }),
  venue: z.string(),
  address: z.string().nullable(),
  cancelledAt: instant.nullable(),
  /** The session before, when this one is its second time (3.11). */
  secondTimeOf: uuid.nullable(),
  markScale: z.enum(MARK_SCALES),
  examKind: z.enum(['interdisciplinary', 'discipline']).nullable(),
  examDiscipline: z.string().nullable(),
  qualification: z.string().nullable(),
  /** The reader’s own seat; null for those who only read. */
  mySeat: z.enum(COMMISSION_ROLES).nullable(),
  seats: z.array(meetingSeat),
  quorum: z.object({ present: z.int(), needed: z.int(), chairPresent: z.boolean() }),
  openRefusals: z.array(refusal),
  closeRefusals: z.array(refusal),
  currentExaminationId: uuid.nullable(),
  /** Exams and defences: in the order of the agenda. */
  examinations: z.array(examination),
  /** Professional development: what the test has given; nobody changes it by hand. */
  testResults: z.array(testResult),
  /** Learners of the session whom 3.1 or 3.2 keeps off the agenda. */
  notAdmitted: z.array(z.object({ enrolmentId: uuid, learner: person, refusals: z.array(refusal) })),
  /** Cards of the program and whether somebody in this session has drawn them. */
  cards: z.array(z.object({ id: uuid, number: z.int(), drawn: z.boolean() })),
  decisions: z.array(meetingDecision),
});
export type Meeting = z.infer<typeof meeting>;

export const listMeetings = route({
  method: 'GET',
  path: '/meetings',
  can: 'meetings.read',
  summary: 'Meetings in the reader’s sight, the newest first; a commission member sees those of his commissions.',
  query: z.object({ unfinished: flag.optional() }),
  response: z.object({ meetings: z.array(meetingSummary) }),
});

export const getMeeting = route({
  method: 'GET',
  path: '/meetings/:meetingId',
  can: 'meetings.read',
  summary: 'A meeting as the reader may see it now: others’ marks only once the chair has opened them.',
  params: meetingParams,
  response: meeting,
});

export const recordPresence = route({
  method: 'PUT',
  path: '/meetings/:meetingId/presence/:userId',
  can: 'meetings.attend',
  summary: 'Records who is there: everybody himself, chair and secretary anybody.',
  params: meetingParams.extend({ userId: uuid }),
  body: z.object({ present: z.boolean() }),
  response: meeting,
});

export const openMeeting = route({
  method: 'POST',
  path: '/meetings/:meetingId/opening',
  can: 'meetings.attend',
  summary: 'The chair opens the meeting (2.4); admitted learners are put on the agenda.',
  params: meetingParams,
  response: meeting,
  status: 200,
});

export const closeMeeting = route({
  method: 'POST',
  path: '/meetings/:meetingId/closing',
  can: 'meetings.attend',
  summary: 'The chair closes the meeting, once (2.4): nothing is written in it afterwards.',
  params: meetingParams,
  response: meeting,
  status: 200,
});

export const refreshAgenda = route({
  method: 'POST',
  path: '/meetings/:meetingId/agenda',
  can: 'meetings.attend',
  summary: 'Puts learners who have been admitted since on the agenda.',
  params: meetingParams,
  response: meeting,
  status: 200,
});

export const callLearner = route({
  method: 'PUT',
  path: '/meetings/:meetingId/current',
  can: 'meetings.attend',
  summary: 'Calls a learner up, or nobody; his examination begins with the first call.',
  params: meetingParams,
  body: z.object({ examinationId: uuid.nullable() }),
  response: meeting,
});

export const recordDecision = route({
  method: 'PUT',
  path: '/meetings/:meetingId/decisions/:decisionId',
  can: 'meetings.attend',
  summary:
    'A decision with its reasons, under an id that the client has made, recorded by the chair: an attempt annulled or granted (3.8), dates of a second time (3.11), anything else.',
  params: meetingParams.extend({ decisionId: uuid }),
  body: z.object({
    kind: z.enum(DECISION_KINDS),
    /** Whom it concerns: wanted for all kinds but «other». */
    enrolmentId: uuid.nullable().default(null),
    attemptId: uuid.nullable().default(null),
    fromDay: day.nullable().default(null),
    untilDay: day.nullable().default(null),
    reasons: prose(5_000),
    /** New dates after the meeting: who of the commission decides, a quorum of it (2.4, 3.11). */
    present: z.array(uuid).max(30).nullable().default(null),
  }),
  response: meeting,
});

export const withdrawDecision = route({
  method: 'DELETE',
  path: '/meetings/:meetingId/decisions/:decisionId',
  can: 'meetings.attend',
  summary:
    'Withdraws a decision of an open meeting, by its chair: it is as if it were not taken, the log keeps both. What was withdrawn stays so.',
  params: meetingParams.extend({ decisionId: uuid }),
  response: meeting,
  status: 200,
});
