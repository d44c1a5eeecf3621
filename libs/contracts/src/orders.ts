import { COMMISSION_ROLES, ORDER_KINDS, ORDER_STATUSES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, prose, refusal, search, sha256, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const orderParams = z.object({ orderId: uuid });
const kind = z.enum(ORDER_KINDS);
const words = z.object({ subject: line(300), text: prose(20_000) });

const seats = z.array(z.object({ userId: uuid, role: z.enum(COMMISSION_ROLES) })).max(30);

/** What the director is to order. */
export const orderRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('enrol-group'), groupId: uuid }),
  z.object({ kind: z.literal('appoint-attestation-commission'), programId: uuid, seats }),
  z.object({ kind: z.literal('change-attestation-commission'), programId: uuid, seats }),
  z.object({
    kind: z.literal('appoint-appeals-commission'),
    programId: uuid,
    seats,
    /** The document by which the director authorises somebody else to chair (5.5). */
    authorisation: line(300).nullable(),
  }),
  z.object({ kind: z.literal('complete-and-discharge'), groupId: uuid }),
]);
export type OrderRequest = z.infer<typeof orderRequest>;

const draft = z.object({
  request: orderRequest,
  date: day,
  /** A typed number continues an existing book; without it the series gives the next one. */
  number: line(50).nullable(),
  /** Without them the template's words stand. */
  words: words.nullable(),
});

export const orderSummary = z.object({
  id: uuid,
  kind,
  number: z.string(),
  date: day,
  subject: z.string(),
  status: z.enum(ORDER_STATUSES),
  program: z.object({ id: uuid, title: z.string() }).nullable(),
  group: z.object({ id: uuid, title: z.string() }).nullable(),
  signedAt: instant.nullable(),
  signedBy: z.string().nullable(),
});
export type OrderSummary = z.infer<typeof orderSummary>;

export const order = orderSummary.extend({
  revision: z.int(),
  text: z.string(),
  /** The exact content: what is shown is what is hashed is what is printed. */
  html: z.string(),
  contentSha256: sha256,
  draftedBy: z.string(),
  draftedAt: instant,
  cancelled: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  signature: z.object({ at: instant, address: z.string(), device: z.string(), method: z.string() }).nullable(),
  commissionId: uuid.nullable(),
  /** The order whose commission this one replaces. */
  changes: z.object({ id: uuid, number: z.string(), date: day }).nullable(),
  /** The signed order as a file is there. */
  printed: z.boolean(),
  /** Everything against signing it now: to the director before he signs, to the drafter while there is time. */
  blockers: z.array(refusal),
});
export type Order = z.infer<typeof order>;

export const listOrders = route({
  method: 'GET',
  path: '/orders',
  can: 'orders.read',
  summary: 'The book of orders, the newest first; a commission member sees the orders on commissions.',
  query: z.object({
    kind: kind.optional(),
    status: z.enum(ORDER_STATUSES).optional(),
    year: z.coerce.number().int().min(1990).max(2200).optional(),
    groupId: uuid.optional(),
    programId: uuid.optional(),
    search,
    offset: z.coerce.number().int().min(0).default(0),
  }),
  response: z.object({ total: z.int(), years: z.array(z.int()), orders: z.array(orderSummary) }),
});

export const getOrder = route({
  method: 'GET',
  path: '/orders/:orderId',
  can: 'orders.read',
  summary: 'An order with its exact text, its signature and what stands against signing it.',
  params: orderParams,
  response: order,
});

export const previewOrder = route({
  method: 'POST',
  path: '/orders/preview',
  can: 'orders.draft',
  summary: 'What an order would say and what stands against it; takes no number and keeps nothing.',
  body: draft,
  response: z.object({
    refusals: z.array(refusal),
    /** The number that the series would give. */
    nextNumber: z.string(),
    words,
    title: z.string(),
    html: z.string(),
    /** Learners whom the order leaves out for now: their results are not official yet. */
    leftOut: z.array(z.string()),
  }),
  status: 200,
});

export const draftOrder = route({
  method: 'POST',
  path: '/orders',
  can: 'orders.draft',
  summary: 'Draws up an order under a number of its own; its effects begin with the director’s signature (2.2).',
  body: draft,
  response: order,
  status: 201,
});

export const changeOrder = route({
  method: 'PUT',
  path: '/orders/:orderId',
  can: 'orders.draft',
  summary: 'Changes the words of a draft and brings its lists up to date; the number stays.',
  params: orderParams,
  body: z.object({ revision: z.int(), words }),
  response: order,
});

export const cancelOrder = route({
  method: 'POST',
  path: '/orders/:orderId/cancellation',
  can: 'orders.draft',
  summary: 'Cancels a draft with a reason; its number stays in the book as void.',
  params: orderParams,
  body: z.object({ reason: line(1_000) }),
  response: order,
  status: 201,
});

export const signOrder = route({
  method: 'POST',
  path: '/orders/:orderId/signature',
  can: 'orders.sign',
  summary: 'The director signs exactly the text that he was shown: password, and one-time code where he has one.',
  params: orderParams,
  body: proof.extend({ contentSha256: sha256 }),
  response: order,
  status: 201,
});

const template = words.extend({
  kind,
  version: z.int(),
  savedAt: instant,
  /** Placeholders for words, and for lists that stand on a line of their own. */
  placeholders: z.object({
    words: z.array(z.string()),
    lists: z.array(z.string()),
    optionalLists: z.array(z.string()),
  }),
});
export type OrderTemplate = z.infer<typeof template>;

export const listOrderTemplates = route({
  method: 'GET',
  path: '/order-templates',
  can: 'orders.read',
  summary: 'The words that new orders of each kind begin with, in their newest version.',
  response: z.object({ templates: z.array(template) }),
});

export const previewOrderTemplate = route({
  method: 'POST',
  path: '/order-templates/:kind/preview',
  can: 'organisation.manage',
  summary: 'A template filled with invented facts, and what is wrong with it; keeps nothing.',
  params: z.object({ kind }),
  body: words,
  response: z.object({ refusals: z.array(refusal), title: z.string(), html: z.string() }),
  status: 200,
});

export const saveOrderTemplate = route({
  method: 'PUT',
  path: '/order-templates/:kind',
  can: 'organisation.manage',
  summary: 'Saves a new version of a template; orders drawn up before keep their words.',
  params: z.object({ kind }),
  body: words.extend({ version: z.int() }),
  response: template,
});
