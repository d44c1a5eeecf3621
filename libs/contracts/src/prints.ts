import { z } from 'zod';
import { day, uuid } from './common.ts';
import { registryBookQuery } from './hand-overs.ts';
import { route } from './route.ts';

/** What can be asked to be printed. The worker prints; nobody waits in a request. */
export const printRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('protocol'), protocolId: uuid }),
  z.object({ kind: z.literal('documents'), protocolId: uuid }),
  z.object({ kind: z.literal('documents-zip'), protocolId: uuid }),
  z.object({ kind: z.literal('receipt'), attemptId: uuid }),
  z.object({ kind: z.literal('attempt-timeline'), attemptId: uuid }),
  z.object({ kind: z.literal('examination-timeline'), examinationId: uuid }),
  z.object({ kind: z.literal('access-slips'), groupId: uuid, enrolmentIds: z.array(uuid).min(1).max(500) }),
  z.object({ kind: z.literal('order'), orderId: uuid }),
  z.object({ kind: z.literal('result-sheet'), sessionId: uuid }),
  z.object({ kind: z.literal('exam-cards'), programId: uuid }),
  z.object({ kind: z.literal('staff-acknowledgements'), onDay: day.optional() }),
  z.object({ kind: z.literal('group-file'), groupId: uuid }),
  z.object({ kind: z.literal('group-file-zip'), groupId: uuid }),
  z.object({ kind: z.literal('destruction-act'), actId: uuid }),
  z.object({ kind: z.literal('regulation') }),
  z.object({ kind: z.literal('blank-act'), actId: uuid }),
  z.object({ kind: z.literal('registry-book'), of: registryBookQuery }),
]);
export type PrintRequest = z.infer<typeof printRequest>;

export const print = z.object({
  id: uuid,
  status: z.enum(['waiting', 'ready', 'failed']),
  fileName: z.string().nullable(),
  /** What went wrong, for a person to read. */
  problem: z.string().nullable(),
});
export type Print = z.infer<typeof print>;

export const requestPrint = route({
  method: 'POST',
  path: '/prints',
  can: 'public',
  summary: 'Asks for a PDF or ZIP; each kind has its own permission and owner.',
  body: printRequest,
  response: print,
  status: 202,
});

export const getPrint = route({
  method: 'GET',
  path: '/prints/:printId',
  can: 'public',
  summary: 'Whether a print is ready; its id is known only to who asked.',
  params: z.object({ printId: uuid }),
  response: print,
});

export const getPrintFile = route({
  method: 'GET',
  path: '/prints/:printId/file',
  can: 'public',
  summary: 'The printed file.',
  params: z.object({ printId: uuid }),
  download: 'application/octet-stream',
});
