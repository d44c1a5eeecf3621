import { z } from 'zod';
import { CLOSE_REASONS } from './attestation.ts';
import { instant, sha256, uuid } from './common.ts';
import { route } from './route.ts';

/** The largest number that the store keeps. */
const MOST = 2_147_483_647;
/** Far more choices than a person makes in one attempt; a program that makes them without end is stopped. */
const MOST_CHOICES = 100_000;

const paperQuestion = z.object({
  id: uuid,
  text: z.string(),
  pictures: z.array(z.object({ sha256, alt: z.string() })),
  options: z.array(z.object({ id: uuid, text: z.string() })),
});

/** What a learner may see of a running attempt. `text` is sanitised HTML; option ids mean something only in this attempt. */
export const attemptView = z.object({
  attemptId: uuid,
  sessionId: uuid,
  number: z.int(),
  programTitle: z.string(),
  startedAt: instant,
  deadlineAt: instant,
  finishedAt: instant.nullable(),
  closeReason: z.enum(CLOSE_REASONS).nullable(),
  serverNow: instant,
  /** The highest revision that the server holds; the next choice carries the number after it. */
  lastRevision: z.int(),
  /** Chosen option and its revision by question id. */
  chosen: z.record(z.string(), z.object({ optionId: uuid, revision: z.int() })),
  flagged: z.array(uuid),
  writerTabId: uuid.nullable(),
  /** Empty once the attempt is finished. */
  questions: z.array(paperQuestion),
});
export type AttemptView = z.infer<typeof attemptView>;

const sessionParams = z.object({ sessionId: uuid });
const attemptParams = z.object({ attemptId: uuid });

export const startAttempt = route({
  method: 'POST',
  path: '/sessions/:sessionId/attempts',
  can: 'attempt.take',
  summary: 'Starts the test or the free retake; a repeat returns the attempt that is open.',
  params: sessionParams,
  response: attemptView,
  status: 201,
});

export const getAttempt = route({
  method: 'GET',
  path: '/attempts/:attemptId',
  can: 'attempt.take',
  summary: 'The attempt as it stands: after a reload, on another device.',
  params: attemptParams,
  response: attemptView,
});

/** Saves the learner's choice for one question. Repeating it is harmless; an older revision never overrides a newer one. */
export const saveAnswer = route({
  method: 'PUT',
  path: '/attempts/:attemptId/answers/:questionId',
  can: 'attempt.take',
  summary: 'Saves one choice; the answer is given after the commit.',
  params: z.object({ attemptId: uuid, questionId: uuid }),
  body: z.object({
    optionId: uuid,
    revision: z.int().positive().max(MOST_CHOICES),
    /** The tab that writes; a tab that another has taken over from is refused. */
    tabId: uuid.optional(),
    /** Milliseconds since this tab opened the attempt, on the client’s monotonic clock: evidence, never judged by. */
    offsetMs: z.int().nonnegative().max(MOST).optional(),
  }),
  response: z.object({ savedAt: instant.nullable() }),
});

export const claimWriting = route({
  method: 'POST',
  path: '/attempts/:attemptId/writer',
  can: 'attempt.take',
  summary: 'Makes this tab the one that writes; the others are told.',
  params: attemptParams,
  body: z.object({ tabId: uuid }),
  response: attemptView,
  status: 200,
});

export const flagQuestion = route({
  method: 'PUT',
  path: '/attempts/:attemptId/flags/:questionId',
  can: 'attempt.take',
  summary: 'Marks a question to come back to.',
  params: z.object({ attemptId: uuid, questionId: uuid }),
  body: z.object({ flagged: z.boolean() }),
});

export const receipt = z.object({
  attemptId: uuid,
  learner: z.string(),
  programTitle: z.string(),
  number: z.int(),
  startedAt: instant,
  finishedAt: instant,
  closeReason: z.enum(CLOSE_REASONS),
  answered: z.int(),
  total: z.int(),
  /** SHA-256 of the answer sheet as the server keeps it. */
  sheetSha256: sha256,
  serverNow: instant,
});
export type Receipt = z.infer<typeof receipt>;

export const finishAttempt = route({
  method: 'POST',
  path: '/attempts/:attemptId/finish',
  can: 'attempt.take',
  summary: 'Hands the test in; a repeat returns the same receipt.',
  params: attemptParams,
  response: receipt,
  status: 200,
});

export const getReceipt = route({
  method: 'GET',
  path: '/attempts/:attemptId/receipt',
  can: 'attempt.take',
  summary: 'The receipt of a finished attempt.',
  params: attemptParams,
  response: receipt,
});
