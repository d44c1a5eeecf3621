import type { Outcome } from '../attestation/test-attempt.ts';
import { passDocument, type DocumentKind, type ProgramKind } from '../regulation/program-kind.ts';

export type DocumentStatus = 'valid' | 'replaced' | 'annulled';

export type IssuanceFacts = { readonly signedAt: Date | null; readonly replaced: boolean };
export type IssuanceRefusal =
  | { readonly code: 'issuance.protocol-unsigned'; readonly clause: '3.12' }
  | { readonly code: 'issuance.protocol-replaced'; readonly clause: null }
  | { readonly code: 'issuance.order-unsigned'; readonly clause: '3.14' };

/** Documents follow a signed protocol that still stands (3.12, 3.13). */
export function issuanceRefusals({ signedAt, replaced }: IssuanceFacts): IssuanceRefusal[] {
  if (!signedAt) return [{ code: 'issuance.protocol-unsigned', clause: '3.12' }];
  return replaced ? [{ code: 'issuance.protocol-replaced', clause: null }] : [];
}

/**
 * Where nobody of a group came, there is no protocol: references of study follow the signed order of discharge (3.14).
 * @param signedAt when the director signed it; null while it is a draft
 */
export function dischargeIssuanceRefusals({ signedAt }: Pick<IssuanceFacts, 'signedAt'>): IssuanceRefusal[] {
  return signedAt ? [] : [{ code: 'issuance.order-unsigned', clause: '3.14' }];
}

/** A learner of a protocol, with the result of the whole attestation and the documents that he already holds. */
export type Graduate = {
  readonly enrolmentId: string;
  readonly outcome: Outcome;
  readonly holds: readonly DocumentKind[];
};

export type PlannedDocument = { readonly enrolmentId: string; readonly kind: DocumentKind };

/**
 * The documents to issue: by the program's kind for those who passed (1.10, 3.13), a reference of study for those who
 * failed for good (3.14), nothing for those whose retake is open or who hold theirs already.
 */
export function issuancePlan(kind: ProgramKind, graduates: readonly Graduate[]): PlannedDocument[] {
  return graduates.flatMap(({ enrolmentId, outcome, holds }) => {
    const document = outcome === 'passed' ? passDocument(kind) : outcome === 'failed' ? ('reference' as const) : null;
    return document && !holds.includes(document) ? [{ enrolmentId, kind: document }] : [];
  });
}

/** Why a document that is due waits: `prior-education`, his diploma of prior education has not been shown. */
export type WithheldReason = 'prior-education';

/**
 * Whether a document is withheld from a learner who studied for the diploma of higher or secondary vocational education at
 * the same time: the document of qualification is given together with that diploma (273-ФЗ, ст. 76 ч. 16). A reference of
 * study is not such a document (3.14).
 */
export function withheldReason(kind: DocumentKind, priorEducationPending: boolean): WithheldReason | null {
  return priorEducationPending && kind !== 'reference' ? 'prior-education' : null;
}
