import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ATTESTATION_FORMS,
  CONSENT_PURPOSES,
  PROGRAM_KINDS,
  REVIEW_KINDS,
  ROLES,
  VENUES,
  type ConsentPurpose,
} from '@itog/domain';
import { z } from 'zod';

const line = z.string().trim().min(1);
const login = z.string().regex(/^[a-z][a-z0-9]{1,31}$/);
/** How many days before the seeding, counted in the organisation’s zone; 0 is the day itself. */
const daysAgo = z.int().min(0);

const organisation = z.strictObject({
  name: line,
  shortName: line,
  city: line,
  address: line,
  zone: line,
  regulation: z.strictObject({ number: line, title: line, effectiveFrom: z.iso.date(), approvedBy: line }),
  signingAgreement: z.strictObject({ number: line, title: line, effectiveFrom: z.iso.date() }),
});

const named = {
  login,
  lastName: line,
  firstName: line,
  patronymic: line.nullable(),
  gender: z.enum(['male', 'female']),
  email: z.email().nullable(),
  post: line,
};

const staffMember = z.strictObject({
  ...named,
  roles: z.array(z.enum(ROLES)).min(1),
  /** Where an outside specialist works (2.6); null for own staff. */
  outsideOrganisation: line.nullable(),
  degree: line.nullable(),
});

/** A finished attempt: in which session of program.json, when, and how many questions were answered right. */
const finishedAttempt = z.strictObject({ session: z.enum(['earlier', 'today']), daysAgo, correct: z.int().min(0) });

const learnerState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arrears') }),
  z.strictObject({ kind: z.literal('curriculum-incomplete'), missing: z.array(line).min(1) }),
  z.strictObject({ kind: z.literal('admitted') }),
  z.strictObject({
    kind: z.literal('in-progress'),
    minutesIn: z.int().positive(),
    answered: z.int().positive(),
    correct: z.int().min(0),
    flagged: z.int().min(0),
  }),
  z.strictObject({ kind: z.literal('retake-open'), attempts: z.array(finishedAttempt).length(1) }),
  z.strictObject({ kind: z.literal('failed'), attempts: z.array(finishedAttempt).min(1) }),
  z.strictObject({ kind: z.literal('passed'), attempts: z.array(finishedAttempt).min(1) }),
]);

const learner = z.strictObject({
  ...named,
  /** Name of the employer who pays, one of `customers`; null for those who pay themselves. */
  customer: line.nullable(),
  /** Minutes added to the test by a personal accommodation. */
  extraMinutes: z.int().min(0),
  state: learnerState,
});

const people = z.strictObject({
  staff: z.array(staffMember),
  customers: z.array(z.strictObject({ name: line, city: line })),
  learners: z.array(learner),
});

const time = z.string().regex(/^\d\d:\d\d$/);

const program = z.strictObject({
  program: z.strictObject({
    kind: z.enum(PROGRAM_KINDS),
    title: line,
    hours: z.int().positive(),
    studyForm: line,
    forms: z.array(z.enum(ATTESTATION_FORMS)).min(1),
    /** `topic` is the module’s topic in the bank; null for the final attestation itself, which nobody has to finish first. */
    modules: z.array(z.strictObject({ title: line, hours: z.int().positive(), topic: line.nullable() })),
  }),
  group: z.strictObject({ title: line, startDaysAgo: daysAgo, endDaysAgo: daysAgo }),
  commission: z.strictObject({ chair: login, members: z.array(login), secretary: login }),
  appealsCommission: z.strictObject({ chair: login, members: z.array(login) }),
  sessions: z.array(
    z.strictObject({
      key: z.enum(['earlier', 'today']),
      daysAgo,
      /** Wall-clock times in the organisation’s zone. */
      opensAt: time,
      startUntil: time,
      venue: z.enum(VENUES),
      address: line.nullable(),
    }),
  ),
  retraining: z.strictObject({
    program: z.strictObject({
      kind: z.literal('retraining'),
      title: line,
      hours: z.int().positive(),
      studyForm: line,
      forms: z.array(z.enum(ATTESTATION_FORMS)).min(1),
      qualification: line,
      examKind: z.literal('interdisciplinary'),
      modules: z.array(z.strictObject({ title: line, hours: z.int().positive(), attestation: z.boolean() })),
    }),
    commission: z.strictObject({ chair: login, members: z.array(login), secretary: login }),
  }),
  /** The orders that were signed so many days ago; numbers with {n} and {yy}. */
  orders: z.array(
    z.strictObject({
      key: z.enum(['enrolment', 'commission', 'appeals', 'retraining-commission']),
      numberPattern: line,
      n: z.int().positive(),
      daysAgo,
    }),
  ),
  /** Patterns of the number series, as `formatNumber` of the domain reads them. */
  series: z.strictObject({ order: line, protocol: line, certificate: line, reference: line }),
});

const thesis = z.strictObject({
  topic: line,
  workForm: line,
  supervisor: line,
  pages: z.int().positive(),
  materials: line.nullable(),
  reviewKind: z.enum(REVIEW_KINDS),
  reviewer: line,
  reviewerGenitive: line,
  averageMark: line,
});

/** The group in retraining whose exam is today and whose theses are heard tomorrow. */
const meeting = z.strictObject({
  group: z.strictObject({ title: line, startDaysAgo: daysAgo, endDaysAgo: daysAgo }),
  learners: z.array(
    z.strictObject({
      login,
      lastName: line,
      firstName: line,
      patronymic: line,
      gender: z.enum(['male', 'female']),
      thesis: thesis.nullable(),
    }),
  ),
  /** Exam cards, from number 1 on. */
  cards: z.array(z.array(line).min(1)),
  sessions: z.array(
    z.strictObject({ form: z.enum(['exam', 'defence']), inDays: z.int().min(0), opensAt: time, startUntil: time }),
  ),
  venue: z.enum(VENUES),
  address: line,
});

/** A file with questions, as it would be uploaded. */
export type DemoBankFile = { readonly fileName: string; readonly bytes: Uint8Array };

export type DemoOrganisation = z.infer<typeof organisation>;
export type DemoStaffMember = z.infer<typeof staffMember>;
export type DemoLearner = z.infer<typeof learner>;
export type DemoLearnerState = z.infer<typeof learnerState>;
export type DemoPeople = z.infer<typeof people>;
export type DemoProgram = z.infer<typeof program>;
export type DemoMeeting = z.infer<typeof meeting>;

export type DemoContent = {
  readonly organisation: DemoOrganisation;
  readonly people: DemoPeople;
  readonly program: DemoProgram;
  readonly meeting: DemoMeeting;
  /** The Regulation as Markdown, from section 1 on: title and edition stand in `organisation.regulation`. */
  readonly regulationMarkdown: string;
  /** The agreement on electronic signing as Markdown, from section 1 on. */
  readonly signingAgreementMarkdown: string;
  /** The words of each consent. */
  readonly consents: readonly { readonly purpose: ConsentPurpose; readonly title: string; readonly markdown: string }[];
  readonly bankFiles: readonly DemoBankFile[];
};

/**
 * Reads the invented organisation from a directory. The bundled API has no source tree around it, so the build copies
 * this directory beside the bundle and the caller says where it lies.
 *
 * @param dir directory with organisation.json, people.json, program.json, meeting.json, regulation.ru.md,
 *   signing-agreement.ru.md, consent-….ru.md, bank.gift, bank-pictures.xml
 * @throws Error when a file is missing, ZodError when a JSON file has not the shape above
 */
export function demoContent(dir: string): DemoContent {
  const text = (name: string) => readFileSync(join(dir, name), 'utf8');
  const json = (name: string): unknown => JSON.parse(text(name));
  return {
    organisation: organisation.parse(json('organisation.json')),
    people: people.parse(json('people.json')),
    program: program.parse(json('program.json')),
    meeting: meeting.parse(json('meeting.json')),
    regulationMarkdown: text('regulation.ru.md'),
    signingAgreementMarkdown: text('signing-agreement.ru.md').replace(/^# .*\n+/, ''),
    consents: CONSENT_PURPOSES.map((purpose) => titled(purpose, text(`consent-${purpose}.ru.md`))),
    bankFiles: ['bank.gift', 'bank-pictures.xml'].map((fileName) => ({
      fileName,
      bytes: readFileSync(join(dir, fileName)),
    })),
  };
}

/** The first line is the title, the rest the words. */
function titled(purpose: ConsentPurpose, text: string): DemoContent['consents'][number] {
  const [first = '', ...rest] = text.split('\n');
  return { purpose, title: first.replace(/^# /u, ''), markdown: rest.join('\n').trim() };
}
