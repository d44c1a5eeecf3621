import { DATA_CATEGORIES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, prose, uuid } from './common.ts';
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

/** A learner of whose data some may be destroyed, and since which day by which ground. */
export const overduePerson = person.extend({
  groups: z.array(z.string()),
  over: z.array(
    z.object({
      category,
      ground: z.string(),
      /** The first day after the term; null for who was never enrolled. */
      since: day.nullable(),
    }),
  ),
});
export type OverduePerson = z.infer<typeof overduePerson>;

export const listOverdue = route({
  method: 'GET',
  path: '/retention/over',
  can: 'privacy.read',
  summary: 'Learners whose terms of keeping are over: only what an act of destruction would not be refused.',
  query: z.object({
    groupId: uuid.optional(),
    /** Only whose terms are over for all of these, comma-separated; without it, for any. */
    categories: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(category))
      .optional(),
    /** The `next` of the answer before. */
    after: uuid.optional(),
  }),
  response: z.object({
    people: z.array(overduePerson),
    /** Whence to ask on, even where nobody was found so far: one answer judges a bounded number of learners. Null at the end. */
    next: uuid.nullable(),
  }),
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
  /** The director would not approve it; then it never is. */
  refused: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
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
  summary: 'Discards an act that nobody has decided on.',
  params: actParams,
});

export const refuseDestruction = route({
  method: 'POST',
  path: '/destruction-acts/:actId/refusal',
  can: 'privacy.approve',
  summary: 'Refuses an act with a reason: nothing is destroyed, and its author may draw up another.',
  params: actParams,
  body: z.object({ reason: prose(2_000) }),
  response: destructionAct,
  status: 200,
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
