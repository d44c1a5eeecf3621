import { DATA_CATEGORIES } from '@itog/domain';
import { z } from 'zod';
import { instant, line, prose, uuid } from './common.ts';
import { route } from './route.ts';
import { proof } from './signing.ts';

const category = z.enum(DATA_CATEGORIES);
const rule = z.object({
  category,
  /** Months from the end of study or the last document; null keeps them as long as the registry. */
  months: z.int().min(0).max(1_200).nullable(),
  ground: line(500),
  /** Somebody who answers for the archive has checked the term. */
  confirmed: z.boolean(),
});
export type StoredRetentionRule = z.infer<typeof rule>;

export const listRetention = route({
  method: 'GET',
  path: '/retention',
  can: 'organisation.read',
  summary: 'How long each kind of personal data is kept, from when, and on what ground.',
  response: z.object({ rules: z.array(rule) }),
});

export const saveRetention = route({
  method: 'PUT',
  path: '/retention/:category',
  can: 'organisation.manage',
  summary: 'Changes a term of keeping.',
  params: z.object({ category }),
  body: rule.omit({ category: true }),
  response: rule,
});

/** An act of destruction: drawn up by one person, approved by the director, executed at that moment (приказ Роскомнадзора № 179). */
export const destructionAct = z.object({
  id: uuid,
  number: z.string().nullable(),
  reason: z.string(),
  categories: z.array(category),
  people: z.array(z.object({ id: uuid, name: z.string() })),
  draftedBy: z.string(),
  draftedAt: instant,
  approvedBy: z.string().nullable(),
  approvedAt: instant.nullable(),
});
export type DestructionAct = z.infer<typeof destructionAct>;

const actParams = z.object({ actId: uuid });

export const listDestructionActs = route({
  method: 'GET',
  path: '/destruction-acts',
  can: 'privacy.read',
  summary: 'Acts of destruction of personal data, the newest first.',
  response: z.object({ acts: z.array(destructionAct) }),
});

export const draftDestruction = route({
  method: 'POST',
  path: '/destruction-acts',
  can: 'privacy.manage',
  summary: 'Draws up an act; refuses everything that the law still keeps. Nothing is destroyed yet.',
  body: z.object({
    userIds: z.array(uuid).min(1).max(500),
    categories: z.array(category).min(1),
    reason: prose(2_000),
  }),
  response: destructionAct,
  status: 201,
});

export const discardDestruction = route({
  method: 'DELETE',
  path: '/destruction-acts/:actId',
  can: 'privacy.manage',
  summary: 'Discards an act that is not approved.',
  params: actParams,
});

export const approveDestruction = route({
  method: 'POST',
  path: '/destruction-acts/:actId/approval',
  can: 'privacy.approve',
  summary: 'Approves an act and destroys the data at once; the act gets its number.',
  params: actParams,
  body: proof,
  response: destructionAct,
  status: 200,
});
