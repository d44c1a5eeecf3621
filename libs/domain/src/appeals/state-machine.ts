/** Where an appeal stands (5.3, 5.6, 5.9–5.12). The last two are ends: nothing leads out of them. */
export const APPEAL_STATES = [
  'filed',
  'scheduled',
  'in-hearing',
  'decided',
  'announced',
  'acknowledged',
  'acknowledgement-refused',
] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** What a person is to this very appeal; one may be several at once. */
export const APPEAL_PARTIES = [
  'appellant',
  'office',
  'commission-chair',
  'commission-member',
  'commission-secretary',
  'attestation-chair',
  'stranger',
] as const;
export type AppealParty = (typeof APPEAL_PARTIES)[number];

export const APPEAL_DEEDS = [
  'file',
  'schedule',
  'record-presence',
  'open',
  'vote',
  'decide',
  'sign',
  'announce',
  'acknowledge',
  'record-refusal',
] as const;
export type AppealDeed = (typeof APPEAL_DEEDS)[number];

export type AppealTransition = {
  readonly deed: AppealDeed;
  /** Null before there is an appeal. */
  readonly from: AppealState | null;
  readonly to: AppealState;
  readonly by: readonly AppealParty[];
  readonly clause: string;
};

const COMMISSION = ['commission-chair', 'commission-member'] as const;
const LEADERS = ['commission-chair', 'commission-secretary'] as const;

/** Everything that may happen to an appeal, by whom and by which clause; what is not here does not happen (5.3–5.12). */
export const APPEAL_TRANSITIONS: readonly AppealTransition[] = [
  { deed: 'file', from: null, to: 'filed', by: ['appellant'], clause: '5.3' },
  { deed: 'schedule', from: 'filed', to: 'scheduled', by: ['office'], clause: '5.6' },
  { deed: 'schedule', from: 'scheduled', to: 'scheduled', by: ['office'], clause: '5.6' },
  { deed: 'record-presence', from: 'scheduled', to: 'scheduled', by: LEADERS, clause: '5.7' },
  { deed: 'open', from: 'scheduled', to: 'in-hearing', by: ['commission-chair'], clause: '5.6' },
  { deed: 'record-presence', from: 'in-hearing', to: 'in-hearing', by: LEADERS, clause: '5.7' },
  { deed: 'vote', from: 'in-hearing', to: 'in-hearing', by: COMMISSION, clause: '5.4' },
  { deed: 'decide', from: 'in-hearing', to: 'decided', by: ['commission-chair'], clause: '5.9' },
  { deed: 'sign', from: 'decided', to: 'decided', by: [...COMMISSION, 'commission-secretary'], clause: '5.11' },
  { deed: 'announce', from: 'decided', to: 'announced', by: ['commission-chair'], clause: '5.11' },
  { deed: 'acknowledge', from: 'announced', to: 'acknowledged', by: ['appellant'], clause: '5.11' },
  { deed: 'record-refusal', from: 'announced', to: 'acknowledgement-refused', by: ['office'], clause: '5.11' },
];

export type AppealDeedRefusal =
  | { readonly code: 'appeal.not-yours-to-do'; readonly clause: '5.4'; readonly deed: AppealDeed }
  | { readonly code: 'appeal.final'; readonly clause: '5.12' }
  | { readonly code: 'appeal.not-now'; readonly clause: null; readonly deed: AppealDeed; readonly state: AppealState };

/** Where a deed leads from here; null when nothing does. */
export function nextAppealState(state: AppealState | null, deed: AppealDeed): AppealState | null {
  return APPEAL_TRANSITIONS.find((each) => each.deed === deed && each.from === state)?.to ?? null;
}

/**
 * Why this person may not do this to the appeal now: it is not his to do (5.4), or not its time, or the decision has been
 * made known and is final (5.12).
 */
export function deedRefusals(
  state: AppealState,
  deed: AppealDeed,
  parties: readonly AppealParty[],
): AppealDeedRefusal[] {
  const ways = APPEAL_TRANSITIONS.filter((each) => each.deed === deed);
  if (!ways.some(({ by }) => by.some((party) => parties.includes(party))))
    return [{ code: 'appeal.not-yours-to-do', clause: '5.4', deed }];
  if (nextAppealState(state, deed)) return [];
  const isFinal = !APPEAL_TRANSITIONS.some(({ from }) => from === state);
  return isFinal ? [{ code: 'appeal.final', clause: '5.12' }] : [{ code: 'appeal.not-now', clause: null, deed, state }];
}
