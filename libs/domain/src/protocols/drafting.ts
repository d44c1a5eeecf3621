import type { AttestationForm } from '../regulation/program-kind.ts';

export type DraftFacts = {
  readonly commissionInForce: boolean;
  /** Attempts of the session that still run. */
  readonly openAttempts: number;
  /** Finished attempts, or confirmed examinations, that no protocol holds yet. */
  readonly newResults: number;
  /** A draft of the same session that is not signed yet. */
  readonly openDraft: boolean;
  /** What the session holds; an exam and a defence are recorded from their closed meeting. */
  readonly form: AttestationForm;
  readonly meetingClosed: boolean;
};

export type DraftRefusal =
  | { readonly code: 'protocol.no-results'; readonly clause: '3.15' }
  | { readonly code: 'protocol.attempts-open'; readonly clause: '3.15'; readonly count: number }
  | { readonly code: 'protocol.meeting-open'; readonly clause: '3.15' }
  | { readonly code: 'protocol.draft-open'; readonly clause: null }
  | { readonly code: 'protocol.no-commission'; readonly clause: '2.1' };

/** What keeps the protocols of a session from being drawn up (3.15), a commission that is not in force among it (2.1, 2.2). */
export function draftRefusals(facts: DraftFacts): DraftRefusal[] {
  const refusals: DraftRefusal[] = [];
  if (!facts.commissionInForce) refusals.push({ code: 'protocol.no-commission', clause: '2.1' });
  if (facts.openDraft) refusals.push({ code: 'protocol.draft-open', clause: null });
  if (facts.openAttempts > 0)
    refusals.push({ code: 'protocol.attempts-open', clause: '3.15', count: facts.openAttempts });
  if (facts.form !== 'test' && !facts.meetingClosed) refusals.push({ code: 'protocol.meeting-open', clause: '3.15' });
  if (facts.newResults === 0) refusals.push({ code: 'protocol.no-results', clause: '3.15' });
  return refusals;
}

/**
 * What a defence gives at once (3.13): qualification and diploma, or, where the program asks for an exam as well and it is
 * not passed yet, the exam first (3.9); nothing without a pass (3.14).
 */
export function defenceAward(
  passed: boolean,
  forms: readonly AttestationForm[],
  passedForms: readonly AttestationForm[],
): 'granted' | 'after-exam' | 'refused' {
  if (!passed) return 'refused';
  return forms.every((form) => form === 'defence' || passedForms.includes(form)) ? 'granted' : 'after-exam';
}
