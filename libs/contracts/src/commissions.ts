import { COMMISSION_ROLES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, refusal, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const order = z.object({
  id: uuid,
  number: z.string(),
  date: day,
  signedAt: instant.nullable(),
  signedBy: z.string().nullable(),
});

const seat = z.object({ userId: uuid, role: z.enum(COMMISSION_ROLES) });

export const commission = z.object({
  id: uuid,
  program: z.object({ id: uuid, title: z.string() }),
  order,
  /** In force: its order is signed and no later one has replaced it. */
  inForce: z.boolean(),
  seats: z.array(
    person.extend({
      role: z.enum(COMMISSION_ROLES),
      post: z.string().nullable(),
      outsideOrganisation: z.string().nullable(),
    }),
  ),
});
export type Commission = z.infer<typeof commission>;

const draft = z.object({ programId: uuid, seats: z.array(seat).max(30) });

export const listCommissions = route({
  method: 'GET',
  path: '/commissions',
  can: 'commissions.read',
  summary: 'Attestation commissions with their orders, the newest first.',
  query: z.object({ programId: uuid.optional() }),
  response: z.object({ commissions: z.array(commission) }),
});

export const listCandidates = route({
  method: 'GET',
  path: '/commissions/candidates',
  can: 'commissions.draft',
  summary: 'People who may be seated.',
  response: z.object({
    people: z.array(
      person.extend({
        post: z.string().nullable(),
        outsideOrganisation: z.string().nullable(),
        isDirector: z.boolean(),
      }),
    ),
  }),
});

export const checkCommission = route({
  method: 'POST',
  path: '/commissions/check',
  can: 'commissions.draft',
  summary: 'Everything wrong with a composition, before anything is written (2.4–2.7).',
  body: draft,
  response: z.object({ refusals: z.array(refusal) }),
  status: 200,
});

export const draftCommission = route({
  method: 'POST',
  path: '/commissions',
  can: 'commissions.draft',
  summary: 'Draws up the order that appoints a commission; it is in force when the director has signed it (2.2).',
  body: draft.extend({ orderNumber: line(50), orderDate: day }),
  response: commission,
  status: 201,
});

export const signOrder = route({
  method: 'POST',
  path: '/orders/:orderId/signature',
  can: 'orders.sign',
  summary: 'The director signs an order; his password is asked again.',
  params: z.object({ orderId: uuid }),
  body: proof,
  response: commission,
  status: 201,
});
