import type { Organisation, Signatory } from '../print/blocks.ts';
import type { Day, Period, PersonName } from '../print/words.ts';
import type { PrintedMark } from '../protocols/protocol-parts.ts';

/** Where anyone may check the document. */
export type Verification = {
  /** The address in the QR code. */
  readonly url: string;
  /** The code to type where there is nothing to scan with. */
  readonly code: string;
};

export type CertificateData = {
  readonly organisation: Organisation;
  readonly registrationNumber: string;
  readonly learner: PersonName;
  readonly program: string;
  readonly hours: number;
  readonly studyPeriod: Period;
  readonly protocol: { readonly number: string; readonly date: Day };
  readonly issuedOn: Day;
  /** The head of the organisation and the secretary, in this order. */
  readonly signatories: readonly Signatory[];
  readonly verification: Verification;
  /** Whether the word «ДУБЛИКАТ» stands under the title. */
  readonly duplicateMark?: boolean;
};

/** The document of education that the learner has shown. */
export type PriorEducation = {
  readonly level: 'higher' | 'secondary-vocational' | 'reference' | 'experience' | 'rule-1';
  /** The name that stands in it, where it is not today's. */
  readonly lastName: string | null;
  readonly series: string | null;
  readonly number: string | null;
  readonly issuedOn: Day | null;
};

export type DiplomaData = CertificateData & {
  /** What the commission awards; null: the diploma gives the right to do the work of its field. */
  readonly qualification: string | null;
  /** The field of work, after «в сфере»; null where the qualification says it. */
  readonly activity: string | null;
  readonly prior: PriorEducation | null;
  /** The curriculum in its order; hours are academic. A module without a mark prints a dash. */
  readonly modules: readonly { readonly title: string; readonly hours: number; readonly mark: PrintedMark | null }[];
  readonly exam: { readonly mark: PrintedMark } | null;
  readonly thesis: { readonly topic: string; readonly mark: PrintedMark } | null;
  /** The commission's chair, the head of the organisation and the secretary, in this order. */
  readonly signatories: readonly Signatory[];
};
