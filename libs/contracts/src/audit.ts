import { z } from 'zod';
import { day, instant, person, uuid } from './common.ts';
import { route } from './route.ts';

/** What an action is done to: where its subject's name and page are found. */
export const AUDIT_SUBJECTS = [
  'person',
  'enrolment',
  'group',
  'program',
  'question',
  'order',
  'session',
  'meeting',
  'protocol',
  'document',
  'appeal',
  'print-run',
  'package',
  'destruction',
  'series',
  'design',
  'order-template',
  'retention',
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

type Shown = {
  /** Several: the subject is whichever of them has this id; none: the sentence says it all. */
  readonly on?: AuditSubject | readonly AuditSubject[];
  /** The fact that holds the subject's id, where it is not the entry's own subject. */
  readonly by?: string;
  /** The facts that the log may show: never passwords, codes, health, or a document's data. */
  readonly shows?: readonly string[];
};

const PAPER = ['protocol', 'document', 'order', 'appeal'] as const;

/**
 * Every action that the log may hold. Whoever records a new one adds its line here, or it does not compile, and its sentence to
 * the interface (`i18n/ru/audit.json`).
 */
export const AUDIT_ACTIONS = {
  'identity.create-user': { on: 'person', shows: ['roles'] },
  'identity.update-user': { on: 'person', shows: ['roles', 'active'] },
  'identity.reset-password': { on: 'person' },
  'identity.rename': { on: 'person' },
  'identity.correct-name': { on: 'person', shows: ['part'] },
  'signing.accept': {},
  'signing.publish': { shows: ['number', 'effectiveFrom'] },
  'signing.set-up-factor': { on: 'person' },
  'signing.remove-factor': { on: 'person' },
  'signing.switch-off-factor': { on: 'person', shows: ['reason'] },
  'organisation.update': {},
  'organisation.protocol-reminders': {},
  'organisation.publish-edition': { shows: ['number', 'effectiveFrom'] },
  'organisation.answer-inquiry': {},
  'series.update': { on: 'series', shows: ['pattern', 'last'] },
  'calendars.choose': {},
  'calendars.publish': { shows: ['year', 'version'] },
  'seals.add': { shows: ['validUntil'] },
  'seals.switch-off': {},
  'seals.choose-kinds': {},
  'signatures.attach': { on: PAPER },
  'orders.draft': { on: 'order', shows: ['date'] },
  'orders.change': { on: 'order', shows: ['revision'] },
  'orders.cancel': { on: 'order', shows: ['reason'] },
  'orders.sign': { on: 'order' },
  'order-templates.save': { on: 'order-template', shows: ['version'] },
  'programs.create': { on: 'program' },
  'programs.update': { on: 'program' },
  'exam-cards.create': { on: 'program', shows: ['count'] },
  'exam-cards.change': { on: 'program', shows: ['number'] },
  'exam-cards.withdraw': { on: 'program', shows: ['number'] },
  'questions.create': { on: 'question' },
  'questions.revise': { on: 'question', shows: ['version'] },
  'questions.withdraw': { on: 'question' },
  'questions.import': { on: 'program', shows: ['fileName', 'questions'] },
  'questions.publish': { on: 'program', shows: ['published', 'papersDrawnAnew'] },
  'enrolments.create-group': { on: 'group' },
  'enrolments.update-group': { on: 'group' },
  'enrolments.record-facts': { on: 'group' },
  'enrolments.enrol': { on: ['enrolment', 'person'] },
  'enrolments.import': { on: 'group', shows: ['fileName', 'learners'] },
  'enrolments.remove': { on: 'person', by: 'learnerId' },
  'enrolments.accommodate': { on: 'enrolment' },
  'enrolments.override-admission': { on: 'enrolment', shows: ['reason'] },
  'enrolments.withdraw-override': { on: 'enrolment' },
  'records.save': { on: 'person', shows: ['changed'] },
  'records.show-prior': { on: 'person' },
  'records.unshow-prior': { on: 'person' },
  'records.study-terms': { on: 'enrolment' },
  'records.import': { on: 'group', shows: ['fileName', 'learners'] },
  'attestation.schedule': { on: 'session' },
  'attestation.move': { on: 'session', shows: ['reason'] },
  'attestation.cancel': { on: 'session', shows: ['reason'] },
  'attestation.grant-time': { on: 'session', shows: ['minutes', 'reason'] },
  'attestation.declare-outage': { on: 'session', shows: ['attempts', 'reason'] },
  'theses.update': { on: 'enrolment' },
  'theses.upload': { on: 'enrolment' },
  'meetings.open': { on: 'meeting' },
  'meetings.close': { on: 'meeting' },
  'meetings.presence': { on: 'meeting', shows: ['present'] },
  'meetings.agenda': { on: 'meeting' },
  'meetings.call': { on: 'meeting' },
  'meetings.absence': { on: 'meeting', shows: ['absent'] },
  'meetings.card': { on: 'meeting', shows: ['number'] },
  'meetings.record': { on: 'meeting' },
  'meetings.open-marks': { on: 'meeting' },
  'meetings.confirm-mark': { on: 'meeting', shows: ['reason'] },
  'meetings.decide': { on: 'meeting' },
  'meetings.withdraw-decision': { on: 'meeting' },
  'protocols.draft': { on: 'protocol', shows: ['results'] },
  'protocols.change': { on: 'protocol', shows: ['revision', 'reason'] },
  'protocols.sign': { on: 'protocol', shows: ['status'] },
  'protocols.amend': { on: 'protocol', shows: ['replaces', 'results'] },
  'registry.issue': { on: ['protocol', 'order'], shows: ['numbers'] },
  'registry.annul': { on: 'document', shows: ['reason'] },
  'registry.reissue': { on: 'document', shows: ['as', 'reason', 'note'] },
  'registry.former': { on: 'document', shows: ['lossProof', 'state', 'on'] },
  'registry.extract': { on: 'protocol' },
  'designs.save': { on: 'design', shows: ['version'] },
  'designs.add-picture': {},
  'verification.replace-key': {},
  'blanks.receive': { shows: ['series', 'firstNumber', 'count'] },
  'blanks.remove': { shows: ['series', 'firstNumber', 'count', 'reason'] },
  'blanks.assign': { on: ['document', 'protocol'], shows: ['blank', 'documents'] },
  'blanks.spoil': { shows: ['number'] },
  'hand-overs.record': { on: 'document', shows: ['way', 'on'] },
  'hand-overs.delivery': { on: 'document', shows: ['outcome', 'on'] },
  'hand-overs.correct': { on: 'document', shows: ['way', 'on', 'reason'] },
  'register.make': { on: 'package' },
  'register.withdraw': { on: 'package', shows: ['reason'] },
  'register.export': { on: 'package', shows: ['name', 'rows'] },
  'register.send': { on: 'package', shows: ['operatorNumber', 'sentOn'] },
  'register.answer': { on: 'package', shows: ['status', 'outcome', 'rejected'] },
  'register.fix': { on: 'document', shows: ['columns'] },
  'register.correct': { on: 'document', shows: ['column'] },
  'register.terms': {},
  'appeals.file': { on: 'appeal' },
  'appeals.schedule': { on: 'appeal' },
  'appeals.record-presence': { on: 'appeal' },
  'appeals.open': { on: 'appeal' },
  'appeals.vote': { on: 'appeal' },
  'appeals.decide': { on: 'appeal', shows: ['number', 'amended'] },
  'appeals.sign': { on: 'appeal', shows: ['status'] },
  'appeals.announce': { on: 'appeal' },
  'appeals.acknowledge': { on: 'appeal' },
  'appeals.record-refusal': { on: 'appeal' },
  'appeals.regrade': { on: 'appeal', shows: ['rescored', 'amended'] },
  'prints.access-slips': { on: 'group', by: 'groupId' },
  'print-runs.start': { on: 'print-run', shows: ['documents'] },
  'print-runs.pause': { on: 'print-run' },
  'print-runs.resume': { on: 'print-run' },
  'print-runs.cancel': { on: 'print-run' },
  'print-runs.retry': { on: 'print-run' },
  'privacy.publish-consent': { shows: ['purpose', 'version'] },
  'privacy.give-consent': { on: 'person', shows: ['purpose', 'version', 'source'] },
  'privacy.withdraw-consent': { on: 'person', shows: ['purpose'] },
  'privacy.answer-withdrawal': { on: 'person', shows: ['outcome'] },
  'privacy.retention': { on: 'retention', shows: ['months', 'ground', 'confirmed'] },
  'privacy.draft-destruction': { on: 'destruction', shows: ['categories', 'people'] },
  'privacy.discard-destruction': {},
  'privacy.refuse-destruction': { on: 'destruction', shows: ['reason'] },
  'privacy.destroy': { on: 'person', shows: ['categories'] },
} as const satisfies Readonly<Record<string, Shown>>;

/** The name of an action: `room.verb`. */
export type AuditAction = keyof typeof AUDIT_ACTIONS;
/** The verbs of a room, for deeds whose action is put together. */
export type VerbOf<Room extends string> = AuditAction extends infer Action
  ? Action extends `${Room}.${infer Verb}`
    ? Verb
    : never
  : never;

/** What may be shown of an action; nothing of one that the program does not know any more. */
export function auditActionOf(action: string): Shown | null {
  const known: Readonly<Record<string, Shown>> = AUDIT_ACTIONS;
  return Object.hasOwn(known, action) ? (known[action] ?? null) : null;
}

/** The rooms whose actions the log holds, in the order of the list above. */
export const AUDIT_ROOMS: readonly string[] = [
  ...new Set(Object.keys(AUDIT_ACTIONS).map((action) => action.slice(0, action.indexOf('.')))),
];

const detail = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);

/** One line of the log. */
export const auditEntry = z.object({
  id: z.int(),
  at: instant,
  /** Null: the program itself. */
  actor: person.extend({ roles: z.array(z.string()) }).nullable(),
  action: z.string(),
  /** Null where the action has none, or what it was done to is there no more. */
  subject: z
    .object({
      kind: z.enum(AUDIT_SUBJECTS),
      /** A name or a number; the id where only the interface has words for it. */
      label: z.string(),
      /** Whose page shows it. */
      id: z.string(),
    })
    .nullable(),
  details: z.record(z.string(), detail),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const filter = z.object({
  /** `system` is the program itself. */
  actor: z.union([uuid, z.literal('system')]).optional(),
  /** An action, or a room: all of its actions. */
  action: z.string().max(100).optional(),
  from: day.optional(),
  to: day.optional(),
});

export const listAudit = route({
  method: 'GET',
  path: '/audit',
  can: 'audit.read',
  summary: 'The append-only log of actions, the latest first, page by page: `before` is the last line that was read.',
  query: filter.extend({
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  response: z.object({
    entries: z.array(auditEntry),
    /** Whether there are earlier ones. */
    more: z.boolean(),
  }),
});

export const listAuditActors = route({
  method: 'GET',
  path: '/audit/actors',
  can: 'audit.read',
  summary: 'Who stands in the log, by name; at most fifty.',
  query: z.object({ search: z.string().trim().max(200).optional(), id: uuid.optional() }),
  response: z.object({ people: z.array(person) }),
});

/** What the walk along the chain of hashes has found. */
export const auditCheck = z.discriminatedUnion('whole', [
  z.object({ whole: z.literal(true), entries: z.int(), lastAt: instant.nullable(), sha256: z.string().nullable() }),
  z.object({
    whole: z.literal(false),
    fault: z.enum(['removed', 'changed', 'unlinked']),
    position: z.int().nullable(),
    entryId: z.int().nullable(),
  }),
]);
export type AuditCheck = z.infer<typeof auditCheck>;

export const checkAudit = route({
  method: 'GET',
  path: '/audit/check',
  can: 'audit.read',
  summary: 'Walks the chain of hashes from its first link: whether anything was changed, removed or slipped in.',
  response: auditCheck,
});
