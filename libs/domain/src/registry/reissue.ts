import type { RegisteredKind } from '../regulation/program-kind.ts';
import type { DocumentStatus } from './issuance.ts';
import { fullName, type PersonName } from './numbering.ts';

/** Why a document is issued once more: the first, the second and the last give a duplicate, the others a replacement. */
export const REISSUE_REASONS = ['loss', 'damage', 'name-change', 'wrong-data', 'other'] as const;
export type ReissueReason = (typeof REISSUE_REASONS)[number];
export type Reissue = 'duplicate' | 'replacement';

/**
 * What is issued in the place of a document. A duplicate says what the original said, bears the word ДУБЛИКАТ and a number
 * of its own series; a replacement says something else, and is numbered as the document itself.
 */
export function reissueOf(reason: ReissueReason): Reissue {
  return reason === 'name-change' || reason === 'wrong-data' ? 'replacement' : 'duplicate';
}

export type ReissueFacts = {
  readonly kind: RegisteredKind;
  readonly status: DocumentStatus;
  readonly reason: ReissueReason;
  readonly note: string | null;
  /** The name in the document, and the one asked for. */
  readonly name: PersonName;
  readonly newName: PersonName | null;
  /** Whether today's data say something else than the document. */
  readonly dataChanged: boolean;
};

export type ReissueRefusal =
  | { readonly code: 'reissue.not-valid'; readonly clause: null; readonly status: 'replaced' | 'annulled' }
  | { readonly code: 'reissue.note-missing'; readonly clause: null }
  | { readonly code: 'reissue.name-missing'; readonly clause: null }
  | { readonly code: 'reissue.name-unchanged'; readonly clause: null; readonly name: string }
  | { readonly code: 'reissue.data-unchanged'; readonly clause: null }
  | { readonly code: 'reissue.extract'; readonly clause: null };

/**
 * Why no document may be issued in the place of this one: it is not valid any more, the reason is not told, or the new one
 * would say the same. An extract is not issued again but made anew from its protocol.
 */
export function reissueRefusals(facts: ReissueFacts): ReissueRefusal[] {
  const { kind, status, reason, note, name, newName, dataChanged } = facts;
  const refusals: ReissueRefusal[] = [];
  if (kind === 'extract') refusals.push({ code: 'reissue.extract', clause: null });
  if (status !== 'valid') refusals.push({ code: 'reissue.not-valid', clause: null, status });
  if (reason === 'other' && !note) refusals.push({ code: 'reissue.note-missing', clause: null });
  if (reason === 'name-change' && !newName) refusals.push({ code: 'reissue.name-missing', clause: null });
  if (reason === 'name-change' && newName && fullName(newName) === fullName(name))
    refusals.push({ code: 'reissue.name-unchanged', clause: null, name: fullName(name) });
  if (reason === 'wrong-data' && !dataChanged) refusals.push({ code: 'reissue.data-unchanged', clause: null });
  return refusals;
}
