/** The two kinds of additional professional program (1.1, 1.10). */
export const PROGRAM_KINDS = ['professional-development', 'retraining'] as const;
export type ProgramKind = (typeof PROGRAM_KINDS)[number];

/** Fewest academic hours of a program of the kind (Order 266 of 24.03.2025, item 18). */
export const MINIMUM_HOURS: Record<ProgramKind, number> = { 'professional-development': 16, retraining: 250 };

/** How a program of a kind ends: a test (3.3), or an exam and/or a thesis defence (3.9). */
export const ATTESTATION_FORMS = ['test', 'exam', 'defence'] as const;
export type AttestationForm = (typeof ATTESTATION_FORMS)[number];

/** Documents a learner may leave with (1.10, 3.13, 3.14). */
export const DOCUMENT_KINDS = ['certificate', 'diploma', 'reference'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Papers with a number in the registry: the documents, and extracts from protocols (3.15). */
export const REGISTERED_KINDS = [...DOCUMENT_KINDS, 'extract'] as const;
export type RegisteredKind = (typeof REGISTERED_KINDS)[number];

/** The document that a passed attestation of this kind of program gives (1.1, 1.10, 3.13). */
export function passDocument(kind: ProgramKind): 'certificate' | 'diploma' {
  return kind === 'professional-development' ? 'certificate' : 'diploma';
}

export type ProgramFacts = {
  readonly kind: ProgramKind;
  readonly hours: number;
  readonly forms: readonly AttestationForm[];
  readonly moduleHours: readonly number[];
};

export type ProgramRefusal =
  | { readonly code: 'program.too-short'; readonly clause: null; readonly minimum: number; readonly hours: number }
  | { readonly code: 'program.form-not-for-kind'; readonly clause: '3.3' | '3.9'; readonly form: AttestationForm }
  | { readonly code: 'program.no-attestation-form'; readonly clause: '1.3' }
  | {
      readonly code: 'program.hours-do-not-add-up';
      readonly clause: null;
      readonly hours: number;
      readonly sum: number;
    };

/**
 * Everything that keeps a program from being used: too few hours for its kind, no final attestation (1.3), or a form
 * that its kind does not have: professional development ends by a test (3.3), retraining by an exam, a defence or both, as
 * the program says (3.9, 3.10).
 */
export function programRefusals({ kind, hours, forms, moduleHours }: ProgramFacts): ProgramRefusal[] {
  const refusals: ProgramRefusal[] = [];
  const minimum = MINIMUM_HOURS[kind];
  if (hours < minimum) refusals.push({ code: 'program.too-short', clause: null, minimum, hours });
  if (forms.length === 0) refusals.push({ code: 'program.no-attestation-form', clause: '1.3' });
  for (const form of forms) {
    const fits = kind === 'professional-development' ? form === 'test' : form !== 'test';
    const clause = kind === 'professional-development' ? '3.3' : '3.9';
    if (!fits) refusals.push({ code: 'program.form-not-for-kind', clause, form });
  }
  const sum = moduleHours.reduce((total, each) => total + each, 0);
  if (moduleHours.length > 0 && sum !== hours)
    refusals.push({ code: 'program.hours-do-not-add-up', clause: null, hours, sum });
  return refusals;
}
