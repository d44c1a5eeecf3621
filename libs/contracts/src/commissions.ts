import { COMMISSION_ROLES, ORDER_KINDS } from '@itog/domain';
import { z } from 'zod';
import { day, instant, person, refusal, uuid } from './common.ts';
import { route } from './route.ts';

export const COMMISSION_KINDS = ['attestation', 'appeals'] as const;

const order = z.object({
  id: uuid,
  kind: z.enum(ORDER_KINDS),
  number: z.string(),
  date: day,
  signedAt: instant.nullable(),
  signedBy: z.string().nullable(),
});

/** Where a person comes from, as of the day of the order (2.6). */
const affiliation = z.object({
  post: z.string().nullable(),
  degree: z.string().nullable(),
  /** Null for own staff. */
  outsideOrganisation: z.string().nullable(),
});

export const commission = z.object({
  id: uuid,
  kind: z.enum(COMMISSION_KINDS),
  program: z.object({ id: uuid, title: z.string() }),
  order,
  /** In force: its order is signed, its day has come, and no later one has replaced it. */
  inForce: z.boolean(),
  seats: z.array(person.extend({ role: z.enum(COMMISSION_ROLES), ...affiliation.shape })),
});
export type Commission = z.infer<typeof commission>;

export const listCommissions = route({
  method: 'GET',
  path: '/commissions',
  can: 'commissions.read',
  summary: 'Attestation and appeals commissions with their orders, the newest first.',
  query: z.object({ programId: uuid.optional(), kind: z.enum(COMMISSION_KINDS).optional() }),
  response: z.object({ commissions: z.array(commission) }),
});

export const listCandidates = route({
  method: 'GET',
  path: '/commissions/candidates',
  can: 'commissions.draft',
  summary: 'People who could be seated, and why one of them may not be for this program.',
  query: z.object({ programId: uuid.optional(), kind: z.enum(COMMISSION_KINDS).default('attestation') }),
  response: z.object({
    people: z.array(person.extend({ ...affiliation.shape, isDirector: z.boolean(), refusals: z.array(refusal) })),
  }),
});
