import {
  APPEAL_DEEDS,
  APPEAL_PARTIES,
  APPEAL_STATES,
  APPEAL_TRANSITIONS,
  deedRefusals,
  nextAppealState,
  type AppealDeed,
  type AppealParty,
  type AppealState,
} from './state-machine.ts';

/** A small generator with a seed: the same sequences every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T;

/** What the Regulation asks to have happened before an appeal may be in a state. */
const NEEDS: Readonly<Record<AppealState, readonly AppealState[]>> = {
  filed: [],
  scheduled: ['filed'],
  'in-hearing': ['filed', 'scheduled'],
  decided: ['filed', 'scheduled', 'in-hearing'],
  announced: ['filed', 'scheduled', 'in-hearing', 'decided'],
  acknowledged: ['filed', 'scheduled', 'in-hearing', 'decided', 'announced'],
  'acknowledgement-refused': ['filed', 'scheduled', 'in-hearing', 'decided', 'announced'],
};

/** Whose each deed is by the Regulation, said once more and not read from the table that is tested. */
const WHOSE: Readonly<Record<AppealDeed, readonly AppealParty[]>> = {
  file: ['appellant'], // 5.3: in person
  schedule: ['office'],
  'record-presence': ['commission-chair', 'commission-secretary'],
  open: ['commission-chair'],
  vote: ['commission-chair', 'commission-member'], // 5.4; neither the attestation’s chair (5.7) nor the learner (5.8)
  decide: ['commission-chair'],
  sign: ['commission-chair', 'commission-member', 'commission-secretary'],
  announce: ['commission-chair'],
  acknowledge: ['appellant'], // 5.11: his own signature
  'record-refusal': ['office'],
};

describe('5.3, 5.6, 5.9–5.12 the way of an appeal', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => [seed]))(
    'reaches no forbidden state by calls of anybody, seed %i',
    (seed) => {
      const random = seeded(seed);
      let state: AppealState = 'filed';
      const passed: AppealState[] = [state];
      for (let call = 0; call < 100; call++) {
        const deed = pick(APPEAL_DEEDS, random);
        const parties: AppealParty[] = [pick(APPEAL_PARTIES, random), pick(APPEAL_PARTIES, random)];
        if (deedRefusals(state, deed, parties).length > 0) continue;
        const next = nextAppealState(state, deed);
        if (!next) throw new Error(`${deed} was let through in ${state}`);
        expect(WHOSE[deed].some((party) => parties.includes(party))).toBe(true);
        state = next;
        passed.push(state);
        for (const needed of NEEDS[state]) expect(passed).toContain(needed);
      }
    },
  );

  it.each(APPEAL_DEEDS)('lets nobody %s but whose it is, in any state', (deed) => {
    for (const party of APPEAL_PARTIES)
      for (const state of APPEAL_STATES) {
        const isRefused = deedRefusals(state, deed, [party]).some(({ code }) => code === 'appeal.not-yours-to-do');
        expect([party, isRefused]).toEqual([party, !WHOSE[deed].includes(party)]);
      }
  });

  it('reaches every state, and leaves the ends by no deed of anybody', () => {
    const reached = new Set(APPEAL_TRANSITIONS.map(({ to }) => to));
    expect([...reached].sort()).toEqual([...APPEAL_STATES].sort());
    for (const end of ['acknowledged', 'acknowledgement-refused'] as const)
      for (const deed of APPEAL_DEEDS) {
        const refusals = deedRefusals(end, deed, APPEAL_PARTIES);
        expect(refusals.map(({ code }) => code)).toEqual(['appeal.final']);
      }
  });

  it('lets nobody but the commission vote, not even the attestation’s chair or the learner (5.7, 5.8)', () => {
    const voters = APPEAL_PARTIES.filter((party) => deedRefusals('in-hearing', 'vote', [party]).length === 0);
    expect(voters).toEqual(['commission-chair', 'commission-member']);
  });
});
