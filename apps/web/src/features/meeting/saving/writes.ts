import {
  confirmMark,
  giveMark,
  recordAbsence,
  recordDecision,
  recordExamination,
  recordOpinion,
  recordPresence,
  recordQuestion,
  removeOpinion,
  removeQuestion,
  type Meeting,
} from '@itog/contracts';
import { DECISION_KINDS, MARKS } from '@itog/domain';
import { z } from 'zod';
import { call } from '../../../api/call.ts';

const examinationId = z.string();
const mark = z.enum(MARKS);

/** What a person writes at a meeting, as the device keeps it until the server has it. Every repetition is harmless. */
const write = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('presence'), userId: z.string(), present: z.boolean() }),
  z.object({ kind: z.literal('absence'), examinationId, absent: z.boolean() }),
  z.object({ kind: z.literal('mark'), examinationId, mark }),
  z.object({
    kind: z.literal('question'),
    examinationId,
    questionId: z.string(),
    askedBy: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('no-question'), examinationId, questionId: z.string() }),
  z.object({ kind: z.literal('opinion'), examinationId, opinionId: z.string(), text: z.string() }),
  z.object({ kind: z.literal('no-opinion'), examinationId, opinionId: z.string() }),
  z.object({ kind: z.literal('remarks'), examinationId, remarks: z.string().nullable() }),
  z.object({ kind: z.literal('report'), examinationId, reportMinutes: z.number().nullable() }),
  z.object({ kind: z.literal('times'), examinationId, startedAt: z.string(), endedAt: z.string().nullable() }),
  z.object({ kind: z.literal('confirmation'), examinationId, mark, reason: z.string().nullable() }),
  z.object({
    kind: z.literal('decision'),
    decisionId: z.string(),
    decision: z.enum(DECISION_KINDS),
    enrolmentId: z.string().nullable(),
    attemptId: z.string().nullable(),
    fromDay: z.string().nullable(),
    untilDay: z.string().nullable(),
    reasons: z.string(),
    present: z.array(z.string()).nullable().default(null),
  }),
]);
export type Write = z.infer<typeof write>;
type Of<Kind extends Write['kind']> = Extract<Write, { kind: Kind }>;

/** A write that waits on this device: who made it, when, and whether the server has refused it. */
export const pendingSchema = z.object({
  write,
  /** Tells a later version of the same write from this one. */
  version: z.string(),
  /** The server’s time as this page knows it, in milliseconds since 1970; keeps the order. */
  at: z.number(),
  refused: z
    .array(z.looseObject({ code: z.string(), clause: z.string().nullable() }))
    .nullable()
    .default(null),
});
export type Pending = z.infer<typeof pendingSchema>;

/** Who writes. */
export type Author = { readonly userId: string; readonly name: string };

/** The place of a write: a newer one for the same place takes the older one’s. */
export function slotOf(each: Write): string {
  switch (each.kind) {
    case 'presence':
      return `presence.${each.userId}`;
    case 'question':
    case 'no-question':
      return `question.${each.questionId}`;
    case 'opinion':
    case 'no-opinion':
      return `opinion.${each.opinionId}`;
    case 'decision':
      return `decision.${each.decisionId}`;
    default:
      return `${each.kind}.${each.examinationId}`;
  }
}

/** Sends a write; answers the meeting where the server tells it. */
export async function deliver(meetingId: string, each: Write): Promise<Meeting | null> {
  switch (each.kind) {
    case 'presence':
      return call(recordPresence, {
        params: { meetingId, userId: each.userId },
        body: { present: each.present },
      });
    case 'decision':
      return deliverDecision(meetingId, each);
    case 'mark':
    case 'question':
    case 'no-question':
    case 'opinion':
    case 'no-opinion':
      await deliverOwn(meetingId, each);
      return null;
    default:
      return deliverRecord(meetingId, each);
  }
}

function deliverDecision(meetingId: string, { decisionId, decision, ...rest }: Of<'decision'>): Promise<Meeting> {
  const { enrolmentId, attemptId, fromDay, untilDay, reasons, present } = rest;
  return call(recordDecision, {
    params: { meetingId, decisionId },
    body: { kind: decision, enrolmentId, attemptId, fromDay, untilDay, reasons, present },
  });
}

type Own = Of<'mark' | 'question' | 'no-question' | 'opinion' | 'no-opinion'>;

async function deliverOwn(meetingId: string, each: Own): Promise<void> {
  const params = { meetingId, examinationId: each.examinationId };
  switch (each.kind) {
    case 'mark':
      return void (await call(giveMark, { params, body: { mark: each.mark } }));
    case 'question': {
      const { questionId, askedBy, text } = each;
      return void (await call(recordQuestion, { params: { ...params, questionId }, body: { askedBy, text } }));
    }
    case 'no-question':
      return call(removeQuestion, { params: { ...params, questionId: each.questionId } });
    case 'opinion': {
      const { opinionId, text } = each;
      return void (await call(recordOpinion, { params: { ...params, opinionId }, body: { text } }));
    }
    case 'no-opinion':
      return call(removeOpinion, { params: { ...params, opinionId: each.opinionId } });
  }
}

type Recorded = Of<'absence' | 'remarks' | 'report' | 'times' | 'confirmation'>;

function deliverRecord(meetingId: string, each: Recorded): Promise<Meeting> {
  const params = { meetingId, examinationId: each.examinationId };
  switch (each.kind) {
    case 'absence':
      return call(recordAbsence, { params, body: { absent: each.absent } });
    case 'remarks':
      return call(recordExamination, { params, body: { remarks: each.remarks } });
    case 'report':
      return call(recordExamination, { params, body: { reportMinutes: each.reportMinutes } });
    case 'times':
      return call(recordExamination, {
        params,
        body: { startedAt: new Date(each.startedAt), endedAt: each.endedAt ? new Date(each.endedAt) : null },
      });
    case 'confirmation':
      return call(confirmMark, { params, body: { mark: each.mark, reason: each.reason } });
  }
}
