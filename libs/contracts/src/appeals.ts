import {
  APPEAL_KINDS,
  APPEAL_MAX_FILE_BYTES,
  APPEAL_MAX_FILES,
  APPEAL_MAX_TEXT,
  APPEAL_STATES,
  CALENDAR_STATUSES,
  COMMISSION_ROLES,
  MARKS,
} from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, refusal, sha256, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const appealParams = z.object({ appealId: uuid });
const mark = z.enum(MARKS);

/** What is appealed: an attempt of a test, or an exam or a defence. */
const appealedResult = z.object({ kind: z.enum(['attempt', 'examination']), id: uuid });
export type AppealedResult = z.infer<typeof appealedResult>;

/** The end of a period of working days, with every day that does not count (5.6, 5.11). */
const workingDeadline = z.object({
  day,
  endsAt: instant,
  skipped: z.array(
    z.object({
      day,
      why: z.enum(['weekend', 'holiday', 'transfer']),
      title: z.string().nullable(),
      transferredFrom: day.nullable(),
    }),
  ),
  worked: z.array(day),
  status: z.enum(CALENDAR_STATUSES),
  overdue: z.boolean(),
});
export type AppealDeadline = z.infer<typeof workingDeadline>;

export const appealAttachment = z.object({ id: uuid, name: z.string(), mediaType: z.string(), bytes: z.int(), sha256 });
export type AppealAttachment = z.infer<typeof appealAttachment>;

const hearing = z.object({
  at: instant,
  place: z.string().nullable(),
  link: z.string().nullable(),
  openedAt: instant.nullable(),
});

const decision = z.object({
  upheld: z.boolean(),
  /** Of an appeal against the procedure (5.9); null of one against the result. */
  confirmed: z.boolean().nullable(),
  influenced: z.boolean().nullable(),
  /** Of an upheld appeal against the result: what it has become (5.10). */
  newMark: mark.nullable(),
  reasons: z.string(),
  at: instant,
  /** Number of the protocol of the appeals commission. */
  protocolNumber: z.string(),
});
export type AppealDecision = z.infer<typeof decision>;

export const appealSummary = z.object({
  id: uuid,
  kind: z.enum(APPEAL_KINDS),
  state: z.enum(APPEAL_STATES),
  result: appealedResult,
  sessionId: uuid,
  programTitle: z.string(),
  groupTitle: z.string(),
  learner: person,
  filedAt: instant,
  hearing: hearing.nullable(),
  /** By when it is considered (5.6). */
  considerBy: workingDeadline,
  decision: decision.nullable(),
  /** By when the learner is told of the decision (5.11); null before there is one. */
  tellBy: workingDeadline.nullable(),
  announcedAt: instant.nullable(),
  /** When the learner signed that he has seen the decision, or his refusal to was recorded. */
  acknowledgedAt: instant.nullable(),
  /** Of a decision whose protocol is being signed: who was there and has not signed yet. The learner is not told. */
  unsigned: z.array(person).optional(),
});
export type AppealSummary = z.infer<typeof appealSummary>;

const appealText = z
  .string()
  .trim()
  .min(1)
  .refine((text) => [...text].length <= APPEAL_MAX_TEXT)
  // Neither a NUL nor half of a pair can be kept, and what is signed is kept to the last character.
  .refine((text) => !/[\0\p{Cs}]/u.test(text));

const application = z.object({
  result: appealedResult,
  kind: z.enum(APPEAL_KINDS),
  text: appealText,
  attachmentIds: z
    .array(uuid)
    .max(APPEAL_MAX_FILES)
    .refine((ids) => new Set(ids).size === ids.length)
    .default([]),
});
export type AppealApplication = z.infer<typeof application>;

/** A result of the reader that could be appealed, or could have been. */
const appealable = z.object({
  result: appealedResult,
  sessionId: uuid,
  programTitle: z.string(),
  attestedAt: instant,
  announcedAt: instant.nullable(),
  /** To whom the application is addressed: the chair of the attestation commission. */
  addressee: z.string(),
  /** From then on it cannot be filed (5.3); while nothing is announced, as it stands now. */
  closesAt: instant,
  appealId: uuid.nullable(),
  /** Why it cannot be filed now, by kind. */
  refusals: z.object({ procedure: z.array(refusal), result: z.array(refusal) }),
});
export type AppealableResult = z.infer<typeof appealable>;

/** What the learner sees of his appeal: no vote, and nothing of how the commission came to its decision but the protocol. */
export const myAppeal = appealSummary.extend({
  serverNow: instant,
  text: z.string(),
  addressee: z.string(),
  applicationSha256: sha256,
  applicationPrinted: z.boolean(),
  attachments: z.array(appealAttachment),
  /** The commission that considers it, once it is scheduled (5.4). */
  commission: z.array(z.object({ name: z.string(), role: z.enum(COMMISSION_ROLES) })),
  /** What has followed from the decision, in words. */
  consequences: z.array(z.string()),
  /** The signed protocol, which he is to acknowledge; null before it is signed. */
  protocol: z.object({ html: z.string(), contentSha256: sha256, printed: z.boolean() }).nullable(),
  /** Why he cannot acknowledge it now; empty when he can. */
  acknowledgeRefusals: z.array(refusal),
});
export type MyAppeal = z.infer<typeof myAppeal>;

export const listMyAppeals = route({
  method: 'GET',
  path: '/my/appeals',
  can: 'appeals.file',
  summary: 'The learner’s results with the window of appeal on each (5.3), and his appeals.',
  response: z.object({
    serverNow: instant,
    zone: z.string(),
    results: z.array(appealable),
    appeals: z.array(appealSummary),
  }),
});

export const previewAppeal = route({
  method: 'POST',
  path: '/my/appeals/preview',
  can: 'appeals.file',
  summary: 'The application exactly as it would be signed; keeps nothing.',
  body: application,
  response: z.object({ html: z.string(), contentSha256: sha256, refusals: z.array(refusal) }),
  status: 200,
});

export const fileAppeal = route({
  method: 'POST',
  path: '/my/appeals',
  can: 'appeals.file',
  summary: 'Files an appeal, signed by the learner himself, on the day (5.1–5.3).',
  body: application.extend({ ...proof.shape, contentSha256: sha256 }),
  response: myAppeal,
  status: 201,
});

export const uploadAppealAttachment = route({
  method: 'POST',
  path: '/my/appeal-attachments',
  can: 'appeals.file',
  summary: 'Uploads a file to file an appeal with: PDF, DOCX, JPEG or PNG. What no appeal takes is removed in a day.',
  query: z.object({ fileName: line(300) }),
  uploadBytes: APPEAL_MAX_FILE_BYTES,
  response: appealAttachment,
  status: 201,
});

export const removeAppealAttachment = route({
  method: 'DELETE',
  path: '/my/appeal-attachments/:attachmentId',
  can: 'appeals.file',
  summary: 'Removes a file that no appeal has taken.',
  params: z.object({ attachmentId: uuid }),
});

export const getMyAppeal = route({
  method: 'GET',
  path: '/my/appeals/:appealId',
  can: 'appeals.file',
  summary: 'The learner’s own appeal: where it stands, the invitation, the decision.',
  params: appealParams,
  response: myAppeal,
});

export const acknowledgeAppeal = route({
  method: 'POST',
  path: '/my/appeals/:appealId/acknowledgement',
  can: 'appeals.file',
  summary: 'The learner signs that he has seen the decision (5.11).',
  params: appealParams,
  body: proof.extend({ contentSha256: sha256 }),
  response: myAppeal,
  status: 201,
});

/** The learner’s own and those in a staff member’s sight go by the same routes. */
export const getAppealApplicationFile = route({
  method: 'GET',
  path: '/appeals/:appealId/application.pdf',
  can: 'appeals.follow',
  summary: 'The signed application as PDF.',
  params: appealParams,
  download: 'application/pdf',
});

export const getAppealProtocolFile = route({
  method: 'GET',
  path: '/appeals/:appealId/protocol.pdf',
  can: 'appeals.follow',
  summary:
    'The signed protocol of the appeals commission as PDF, with the learner’s acknowledgement once he has given it.',
  params: appealParams,
  download: 'application/pdf',
});

export const getAppealAttachment = route({
  method: 'GET',
  path: '/appeals/:appealId/attachments/:attachmentId',
  can: 'appeals.follow',
  summary: 'A file that the appeal was filed with.',
  params: appealParams.extend({ attachmentId: uuid }),
  download: 'application/octet-stream',
});
