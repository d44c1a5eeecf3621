import {
  APPEAL_DEEDS,
  APPEAL_PARTIES,
  APPEAL_STATES,
  APPEAL_TRANSITIONS,
  deedRefusals,
  nextAppealState,
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
        const by = APPEAL_TRANSITIONS.find((each) => each.deed === deed && each.from === state)?.by ?? [];
        expect(by.some((party) => parties.includes(party))).toBe(true);
        state = next;
        passed.push(state);
        for (const needed of NEEDS[state]) expect(passed).toContain(needed);
      }
    },
  );

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
