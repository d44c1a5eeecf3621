import { ATTESTATION_FORMS, CONSENT_PURPOSES, COMMISSION_ROLES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, uuid } from './common.ts';
import { dueGround, undischargedGroup } from './registry.ts';
import { route } from './route.ts';

const sessionRef = z.object({ sessionId: uuid, programTitle: z.string(), groupTitle: z.string() });

/** What waits for the reader today; a list that is not his to act on is empty. */
export const today = z.object({
  serverNow: instant,
  sessions: z.array(
    sessionRef.extend({
      opensAt: instant,
      startUntil: instant,
      learners: z.int(),
      running: z.int(),
      finished: z.int(),
    }),
  ),
  /** Exams and defences of today, those of a former day that nobody has opened, and meetings that are open. */
  meetings: z.array(
    z.object({
      meetingId: uuid,
      form: z.enum(ATTESTATION_FORMS),
      programTitle: z.string(),
      groupTitle: z.string(),
      opensAt: instant,
      openedAt: instant.nullable(),
      /** 24:00 of the day by which it was to be held or closed; past that it burns (3.12). */
      dueAt: instant,
      overdue: z.boolean(),
      /** The reader’s own seat; null for those who only look. */
      mySeat: z.enum(COMMISSION_ROLES).nullable(),
      /** Learners whom the reader has heard and not marked yet (4). */
      unmarked: z.array(z.string()),
    }),
  ),
  /**
   * Learners of closed meetings who wait for a second time of the exam or the defence (3.11): `lapsed`, the dates that the
   * commission has set are over and it was not held; `unscheduled`, they are not, and no session is appointed.
   */
  secondTimesDue: z.array(
    z.object({
      meetingId: uuid,
      sessionId: uuid,
      groupId: uuid,
      form: z.enum(ATTESTATION_FORMS),
      programTitle: z.string(),
      groupTitle: z.string(),
      state: z.enum(['lapsed', 'unscheduled']),
      learners: z.int(),
      /** The earliest last day among theirs. */
      until: day,
      mySeat: z.enum(COMMISSION_ROLES).nullable(),
    }),
  ),
  /** Finished tests and exams of closed meetings that no protocol holds yet, with the end of the day on which it is due (3.12). */
  protocolsToDraft: z.array(
    sessionRef.extend({ form: z.enum(ATTESTATION_FORMS), results: z.int(), dueAt: instant, overdue: z.boolean() }),
  ),
  protocolsToSign: z.array(
    z.object({
      protocolId: uuid,
      number: z.string(),
      programTitle: z.string(),
      groupTitle: z.string(),
      dueAt: instant,
      /** The day on which the results had to be announced is over (3.12). */
      overdue: z.boolean(),
      waitingFor: z.array(z.string()),
      /** Of the protocol of a defence. */
      learnerName: z.string().nullable(),
      /** Those who have refused to sign. */
      refusedBy: z.array(z.string()),
      /** The reader had signed: a change of the words has voided it. */
      myVoided: z.boolean(),
      /** The reader's own signature is wanted and possible now. */
      mine: z.boolean(),
    }),
  ),
  ordersToSign: z.array(z.object({ orderId: uuid, number: z.string(), subject: z.string(), about: z.string() })),
  /** Acts of destruction of personal data that wait for the director. */
  destructionsToApprove: z.array(z.object({ actId: uuid, people: z.int(), draftedBy: z.string() })),
  /** Acts of one’s own that the director has refused of late, until another is drawn up. */
  destructionsRefused: z.array(z.object({ actId: uuid, reason: z.string(), refusedBy: z.string() })),
  /** Withdrawn consents of which it is not written down what was done (152-ФЗ, ст. 21 ч. 5). */
  withdrawals: z.array(
    z.object({
      consentId: uuid,
      userId: uuid,
      learnerName: z.string(),
      purpose: z.enum(CONSENT_PURPOSES),
      withdrawnOn: day,
      dueOn: day,
      overdue: z.boolean(),
    }),
  ),
  retakesLapsing: z.array(sessionRef.extend({ learnerName: z.string(), closesAt: instant })),
  documentsToIssue: z.array(dueGround),
  /** Groups in which nobody came and that no order discharges yet (3.14). */
  groupsToDischarge: z.array(undischargedGroup),
  /** Documents that the federal register does not have: fewer than five days are left, or the last day is past. */
  register: z.object({ urgent: z.int(), late: z.int() }),
  /** Valid documents of former days that nobody has taken, and when the oldest was issued. */
  unhanded: z.object({ count: z.int(), since: day.nullable() }),
  notAdmitted: z.array(sessionRef.extend({ learnerName: z.string(), opensAt: instant })),
  inquiries: z.int(),
  /** The end of the seal's certificate, from a month before it: for those who can replace the seal. */
  sealEndsAt: instant.nullable(),
});
export type Today = z.infer<typeof today>;

export const getToday = route({
  method: 'GET',
  path: '/today',
  can: 'today.read',
  summary: 'What waits for the reader today.',
  response: today,
});

export const getHealth = route({
  method: 'GET',
  path: '/health',
  can: 'public',
  summary: 'Live; and ready when database and queue answer (503 when not).',
  response: z.object({ live: z.literal(true), ready: z.boolean(), database: z.boolean(), queue: z.boolean() }),
});
