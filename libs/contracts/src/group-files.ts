import { z } from 'zod';
import { day, uuid } from './common.ts';
import { route } from './route.ts';

/** What lies in a group's file, in this order. */
export const GROUP_FILE_PARTS = [
  'enrolment-order',
  'commission-order',
  'admission-sheet',
  'result-sheet',
  'protocol',
  'completion-order',
  'documents',
  'registry-extract',
] as const;
export type GroupFilePart = (typeof GROUP_FILE_PARTS)[number];

export const groupFile = z.object({
  parts: z.array(
    z.object({
      kind: z.enum(GROUP_FILE_PARTS),
      /** `missing`: nothing of the kind is there, or not enough; `unsigned`: it waits for signatures. */
      state: z.enum(['ready', 'unsigned', 'missing']),
      /** The order, protocol or session; null where there is none. */
      id: uuid.nullable(),
      number: z.string().nullable(),
      date: day.nullable(),
      /** Of learners: not admitted, without a result in a protocol, without a document; else 0. */
      lacking: z.int(),
    }),
  ),
});
export type GroupFile = z.infer<typeof groupFile>;

export const getGroupFile = route({
  method: 'GET',
  path: '/groups/:groupId/file',
  can: 'registry.read',
  summary: 'The papers of a group from its enrolment to its documents, and what is still missing.',
  params: z.object({ groupId: uuid }),
  response: groupFile,
});
