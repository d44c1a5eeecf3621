import { ATTESTATION_FORMS, CHECK_REASONS, MARKS, VENUES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, prose, refusal, search, uuid } from './common.ts';
import { edition } from './organisation.ts';
import { policy } from './programs.ts';
import { route } from './route.ts';

const sessionParams = z.object({ sessionId: uuid });
const mark = z.enum(['pass', 'fail']);
export const CLOSE_REASONS = ['learner', 'deadline'] as const;

const sessionCore = z.object({
  id: uuid,
  form: z.enum(ATTESTATION_FORMS),
  /** The session before, when this one is its second time (3.11). */
  secondTimeOf: uuid.nullable(),
  program: z.object({ id: uuid, title: z.string(), hours: z.int() }),
  group: z.object({ id: uuid, title: z.string() }),
  opensAt: instant,
  startUntil: instant,
  venue: z.enum(VENUES),
  address: z.string().nullable(),
  checkReason: z.enum(CHECK_REASONS),
  cancelledAt: instant.nullable(),
});

const meetingRef = z.object({ id: uuid, openedAt: instant.nullable(), closedAt: instant.nullable() });

export const sessionSummary = sessionCore.extend({
  meeting: meetingRef,
  learners: z.int(),
  admitted: z.int(),
  running: z.int(),
  finished: z.int(),
  passed: z.int(),
});
export type SessionSummary = z.infer<typeof sessionSummary>;

export const listSessions = route({
  method: 'GET',
  path: '/sessions',
  can: 'sessions.read',
  summary: 'Attestation sessions, the newest first.',
  query: z.object({ search }),
  response: z.object({ sessions: z.array(sessionSummary) }),
});

/** The days of a second time that the commission has set (3.11). */
const secondTime = z.object({ from: day, until: day });

const attemptRow = z.object({
  id: uuid,
  number: z.int(),
  startedAt: instant,
  deadlineAt: instant,
  finishedAt: instant.nullable(),
  closeReason: z.enum(CLOSE_REASONS).nullable(),
  answered: z.int(),
  total: z.int(),
  correct: z.int().nullable(),
  mark: mark.nullable(),
  /** The commission has annulled it: it counts nowhere. */
  annulledAt: instant.nullable(),
  /** The commission has granted it outside the free ones (3.8). */
  granted: z.boolean(),
});

/** An outage as it was declared: what is said of it, and what the tests that ran then got back. */
const declaredOutage = z.object({
  from: instant,
  words: z.string(),
  at: instant,
  by: z.string(),
  learners: z.int(),
  fewestMinutes: z.int(),
  mostMinutes: z.int(),
});

export const sessionDetails = sessionCore.extend({
  meeting: meetingRef,
  policy,
  commission: z.object({ id: uuid, orderNumber: z.string() }),
  serverNow: instant,
  participants: z.array(
    z.object({
      enrolmentId: uuid,
      learner: person,
      refusals: z.array(refusal),
      acknowledged: z.boolean(),
      extraMinutes: z.int(),
      attempts: z.array(attemptRow),
      outcome: z.enum(['passed', 'retake-open', 'failed', 'not-attempted']),
      retakeClosesAt: instant.nullable(),
      /** Of an exam or a defence; null before the learner is on the agenda. */
      examination: z
        .object({ id: uuid, absent: z.boolean(), mark: z.enum(MARKS).nullable(), secondTime: secondTime.nullable() })
        .nullable(),
    }),
  ),
  protocols: z.array(z.object({ id: uuid, number: z.string(), status: z.string(), signedAt: instant.nullable() })),
  draftRefusals: z.array(refusal),
  outages: z.array(declaredOutage),
});
export type SessionDetails = z.infer<typeof sessionDetails>;

export const getSession = route({
  method: 'GET',
  path: '/sessions/:sessionId',
  can: 'sessions.read',
  summary: 'A session as its staff watch it: who is admitted, who writes, what came out.',
  params: sessionParams,
  response: sessionDetails,
});

const schedule = z.object({
  groupId: uuid,
  form: z.enum(ATTESTATION_FORMS).default('test'),
  /** The session whose failed and absent learners come again (3.11). */
  secondTimeOf: uuid.nullable().default(null),
  opensAt: instant,
  startUntil: instant,
  venue: z.enum(VENUES),
  address: line(500).nullable(),
  checkReason: z.enum(CHECK_REASONS).default('initial'),
});

export const checkSchedule = route({
  method: 'POST',
  path: '/sessions/check',
  can: 'sessions.manage',
  summary: 'What keeps a session from being scheduled, before anything is written.',
  body: schedule,
  response: z.object({ refusals: z.array(refusal) }),
  status: 200,
});

export const scheduleSession = route({
  method: 'POST',
  path: '/sessions',
  can: 'sessions.manage',
  summary: 'Schedules the attestation of a group; papers are drawn, the policy of today is kept.',
  body: schedule,
  response: sessionDetails,
  status: 201,
});

export const moveSession = route({
  method: 'POST',
  path: '/sessions/:sessionId/move',
  can: 'sessions.manage',
  summary: 'Moves a session nobody has started to another time or place; its learners are told.',
  params: sessionParams,
  body: schedule.pick({ opensAt: true, startUntil: true, venue: true, address: true }).extend({ reason: prose(1_000) }),
  response: sessionDetails,
  status: 200,
});

export const cancelSession = route({
  method: 'POST',
  path: '/sessions/:sessionId/cancel',
  can: 'sessions.manage',
  summary: 'Cancels a session nobody has started.',
  params: sessionParams,
  body: z.object({ reason: prose(1_000) }),
  response: sessionDetails,
  status: 200,
});

export const grantTime = route({
  method: 'POST',
  path: '/sessions/:sessionId/grants',
  can: 'sessions.manage',
  summary: 'Gives running attempts more minutes, with a reason (an outage, an accommodation).',
  params: sessionParams,
  body: z.object({ attemptIds: z.array(uuid).min(1), minutes: z.int().min(1).max(300), reason: prose(1_000) }),
  response: sessionDetails,
  status: 201,
});

export const declareOutage = route({
  method: 'POST',
  path: '/sessions/:sessionId/outages',
  can: 'sessions.manage',
  summary: 'Declares an outage that is over: every test that runs gets back, once, the minutes that it has lost in it.',
  params: sessionParams,
  body: z.object({ from: instant, until: instant, reason: prose(1_000) }),
  response: sessionDetails,
  status: 201,
});

const myAttempt = z.object({
  id: uuid,
  number: z.int(),
  startedAt: instant,
  deadlineAt: instant,
  finishedAt: instant.nullable(),
  closeReason: z.enum(CLOSE_REASONS).nullable(),
  annulledAt: instant.nullable(),
  granted: z.boolean(),
  /** Preliminary until the protocol is signed (3.12); null while the policy hides it. */
  result: z
    .object({ standing: z.enum(['preliminary', 'official']), correct: z.int(), total: z.int(), mark })
    .nullable(),
});

/** The learner’s own exam or defence: never a member’s mark, the result only once it is announced (3.12). */
const myExamination = z.object({
  enrolmentId: uuid,
  topic: z.string().nullable(),
  hasThesisFile: z.boolean(),
  meeting: z.object({ openedAt: instant.nullable(), closedAt: instant.nullable() }),
  /** He is called up now. */
  current: z.boolean(),
  /** His answer has ended; the mark is not told before the protocol (3.12). */
  heard: z.boolean(),
  canDrawCard: z.boolean(),
  card: z.object({ number: z.int(), questions: z.array(z.string()) }).nullable(),
  absent: z.boolean(),
  result: z.object({ mark: z.enum(MARKS), announcedAt: instant }).nullable(),
  secondTime: secondTime.nullable(),
});

export const myAttestation = z.object({
  /** Of an exam or a defence; null for a test. */
  examination: myExamination.nullable(),
  session: sessionCore,
  serverNow: instant,
  policy: policy.pick({
    timeLimitMinutes: true,
    passPercent: true,
    retakes: true,
    retakeDays: true,
    showPreliminaryScore: true,
  }),
  extraMinutes: z.int(),
  questions: z.int(),
  /** The Regulation in force and whether this learner has acknowledged it (3.2). */
  edition,
  acknowledgedAt: instant.nullable(),
  /** Why an attempt cannot start now; empty when it can. */
  startRefusals: z.array(refusal),
  attempts: z.array(myAttempt),
  outcome: z.enum(['passed', 'retake-open', 'failed', 'not-attempted']),
  /** Until when the free retake may start (3.8). */
  retakeClosesAt: instant.nullable(),
  /** Until when an attempt that the commission has granted, and nobody has used, may start; null without one (3.8). */
  grantClosesAt: instant.nullable(),
  protocol: z.object({ number: z.string(), announcedAt: instant }).nullable(),
  /** An appeals commission has changed the result: by which protocol of its own, and what replaces the one that announced it (5.10). */
  amendment: z
    .object({
      /** Null while the hearing goes on. */
      appealProtocol: z.string().nullable(),
      number: z.string(),
      replaces: z.string(),
      signedAt: instant.nullable(),
    })
    .nullable(),
  documents: z.array(
    z.object({ id: uuid, kind: z.string(), number: z.string(), code: z.string(), printed: z.boolean() }),
  ),
});
export type MyAttestation = z.infer<typeof myAttestation>;

export const listMyAttestations = route({
  method: 'GET',
  path: '/my/attestations',
  can: 'attempt.take',
  summary: 'The learner’s attestations with what he may do now.',
  response: z.object({ attestations: z.array(myAttestation) }),
});

export const getMyAttestation = route({
  method: 'GET',
  path: '/my/attestations/:sessionId',
  can: 'attempt.take',
  summary: 'One attestation of the learner: the lobby before it, the result after it.',
  params: sessionParams,
  response: myAttestation,
});

export const getClock = route({
  method: 'GET',
  path: '/clock',
  can: 'public',
  summary: 'The server’s time, to measure how wrong a device’s clock is.',
  response: z.object({ serverNow: instant }),
});
