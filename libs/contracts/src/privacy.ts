import { CONSENT_PURPOSES, DATA_CATEGORIES, WITHDRAWAL_OUTCOMES } from '@itog/domain';
import { z } from 'zod';
import { day, instant, line, person, prose, sha256, uuid } from './common.ts';
import { route } from './route.ts';

const purpose = z.enum(CONSENT_PURPOSES);
const userParams = z.object({ userId: uuid });

/** An edition of the words of a consent; it is a paper of its own, apart from any contract (152-ФЗ, ст. 9). */
export const consentText = z.object({
  id: uuid,
  purpose,
  version: z.int(),
  title: z.string(),
  markdown: z.string(),
  sha256,
  effectiveFrom: day,
});
export type ConsentText = z.infer<typeof consentText>;

export const listConsentTexts = route({
  method: 'GET',
  path: '/consent-texts',
  can: 'organisation.read',
  summary: 'Every edition of the words of consents, the newest first.',
  response: z.object({ texts: z.array(consentText) }),
});

export const publishConsentText = route({
  method: 'POST',
  path: '/consent-texts',
  can: 'organisation.manage',
  summary: 'Publishes an edition; consents given before stay with the words they were given to.',
  body: z.object({ purpose, title: line(200), markdown: prose(50_000), effectiveFrom: day }),
  response: consentText,
  status: 201,
});

/** Where a person stands with one purpose. */
export const consent = z.object({
  purpose,
  /** The words in force; null while the organisation has published none. */
  text: consentText.nullable(),
  /** The consent that stands; to an older edition it still stands. */
  given: z
    .object({
      at: instant,
      version: z.int(),
      source: z.enum(['screen', 'paper']),
      /** Where the signed paper lies. */
      place: z.string().nullable(),
    })
    .nullable(),
  withdrawnAt: instant.nullable(),
});
export type Consent = z.infer<typeof consent>;
const consents = z.object({ consents: z.array(consent) });

export const getMyConsents = route({
  method: 'GET',
  path: '/my/consents',
  can: 'self',
  summary: 'What the person is asked to consent to, and what he has.',
  response: consents,
});

export const giveConsent = route({
  method: 'POST',
  path: '/my/consents',
  can: 'self',
  summary: 'Consents to these very words, for one purpose; repeating it changes nothing.',
  body: z.object({ textId: uuid, sha256 }),
  response: consents,
  status: 200,
});

export const withdrawConsent = route({
  method: 'DELETE',
  path: '/my/consents/:purpose',
  can: 'self',
  summary: 'Withdraws a consent; what the law makes the organisation keep it keeps.',
  params: z.object({ purpose }),
  response: consents,
});

export const recordConsent = route({
  method: 'POST',
  path: '/people/:userId/consents',
  can: 'privacy.manage',
  summary: 'Notes a consent that was signed on paper.',
  params: userParams,
  body: z.object({ textId: uuid, givenOn: day, place: line(300) }),
  response: consents,
  status: 200,
});

export const recordWithdrawal = route({
  method: 'DELETE',
  path: '/people/:userId/consents/:purpose',
  can: 'privacy.manage',
  summary: 'Notes a withdrawal that came on paper.',
  params: userParams.extend({ purpose }),
  response: consents,
});

export const RECORD_VIEWS = [
  'record',
  'register-check',
  'register-file',
  'registry-book',
  'export',
  'group-sheet',
] as const;

/** Who looked at somebody’s personal data, where and when. */
export const recordView = z.object({ at: instant, viewer: z.string(), what: z.enum(RECORD_VIEWS) });
export type RecordView = z.infer<typeof recordView>;

export const listMyViews = route({
  method: 'GET',
  path: '/my/record-views',
  can: 'self',
  summary: 'Who of the staff looked at the person’s data; the latest 200.',
  response: z.object({ views: z.array(recordView) }),
});

export const READ_TEXTS = ['regulation', 'signing-agreement'] as const;

/** An edition that the person has acknowledged (the Regulation, 3.2) or accepted (the agreement on signing, 63-ФЗ). */
export const reading = z.object({
  id: uuid,
  kind: z.enum(READ_TEXTS),
  number: z.string(),
  title: z.string(),
  effectiveFrom: day,
  at: instant,
});
export type Reading = z.infer<typeof reading>;

export const listMyReadings = route({
  method: 'GET',
  path: '/my/readings',
  can: 'self',
  summary: 'Editions of the Regulation and of the agreement on signing that the person has accepted, the latest first.',
  response: z.object({ readings: z.array(reading) }),
});

export const getMyReading = route({
  method: 'GET',
  path: '/my/readings/:editionId',
  can: 'self',
  summary: 'The very text that the person has accepted.',
  params: z.object({ editionId: uuid }),
  response: z.object({ markdown: z.string() }),
});

export const findPeople = route({
  method: 'GET',
  path: '/people',
  can: 'privacy.read',
  summary: 'Learners by name or login, at most fifty.',
  query: z.object({ search: z.string().trim().min(2).max(200) }),
  response: z.object({ people: z.array(person.extend({ login: z.string(), groups: z.array(z.string()) })) }),
});

/** A consent that was withdrawn, and by when what was done must be written down (152-ФЗ, ст. 21 ч. 5). */
export const withdrawal = z.object({
  consentId: uuid,
  purpose,
  withdrawnAt: instant,
  /** He withdrew it himself here; else it came on paper. */
  ownHand: z.boolean(),
  dueOn: day,
  overdue: z.boolean(),
  /** What was done; null while it is a task. */
  answer: z.object({ outcome: z.enum(WITHDRAWAL_OUTCOMES), note: z.string(), at: instant, by: z.string() }).nullable(),
});
export type Withdrawal = z.infer<typeof withdrawal>;

export const answerWithdrawal = route({
  method: 'POST',
  path: '/consent-withdrawals/:consentId/answer',
  can: 'privacy.manage',
  summary: 'Writes down what was done when a consent had been withdrawn; once.',
  params: z.object({ consentId: uuid }),
  body: z.object({ outcome: z.enum(WITHDRAWAL_OUTCOMES), note: prose(1_000) }),
  response: withdrawal,
  status: 201,
});

export const getPersonPrivacy = route({
  method: 'GET',
  path: '/people/:userId/privacy',
  can: 'privacy.read',
  summary: 'A person’s consents, who looked at his data, and until when each part of them is kept.',
  params: userParams,
  response: consents.extend({
    person: person.extend({ login: z.string(), groups: z.array(z.string()) }),
    views: z.array(recordView),
    /** Consents that were withdrawn and not given again. */
    withdrawals: z.array(withdrawal),
    kept: z.array(
      z.object({
        category: z.enum(DATA_CATEGORIES),
        ground: z.string(),
        /** `over`: can be destroyed; `for-good`: kept with the registry; `none`: there are none, or no longer. */
        state: z.enum(['kept', 'over', 'for-good', 'none']),
        until: day.nullable(),
      }),
    ),
  }),
});

export const exportMyData = route({
  method: 'GET',
  path: '/my/data',
  can: 'self',
  summary: 'Everything that is kept of the person: JSON and his papers, as ZIP.',
  download: 'application/zip',
});

export const exportPersonData = route({
  method: 'GET',
  path: '/people/:userId/data',
  can: 'privacy.manage',
  summary: 'The same of a learner, for his written request; the reading is kept.',
  params: userParams,
  download: 'application/zip',
});
