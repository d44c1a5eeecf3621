import { drawPaper, shuffled, type DrawableQuestion } from './paper.ts';

/** A small repeatable generator (mulberry32), so that a failure can be told again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const bank: DrawableQuestion[] = Array.from({ length: 20 }, (_, i) => ({
  versionId: `v${i}`,
  topicId: `t${i % 4}`,
  optionIds: ['a', 'b', 'c', 'd'].map((letter) => `${letter}${i}`),
  rightOptionId: `a${i}`,
}));

describe('3.5 what a paper holds', () => {
  it('takes the whole bank by default, each question once', () => {
    const paper = drawPaper(bank, null, seeded(1));
    expect(paper.map(({ versionId }) => versionId).sort()).toEqual(bank.map(({ versionId }) => versionId).sort());
  });

  it('keeps every choice and the right one of each question', () => {
    for (const question of drawPaper(bank, null, seeded(2))) {
      const original = bank.find(({ versionId }) => versionId === question.versionId);
      expect([...question.optionIds].sort()).toEqual([...(original?.optionIds ?? [])].sort());
      expect(question.rightOptionId).toBe(original?.rightOptionId);
    }
  });

  it('covers every topic when a number is drawn from each', () => {
    const topics = drawPaper(bank, 2, seeded(3)).map(({ topicId }) => topicId);
    expect(topics.sort()).toEqual(['t0', 't0', 't1', 't1', 't2', 't2', 't3', 't3']);
  });

  it('throws rather than hands out a short paper', () => {
    expect(() => drawPaper(bank, 6, seeded(4))).toThrow(RangeError);
  });

  it('leaves out what was found void, and never hands out a short paper for it (5.10)', () => {
    const ruled = (...versions: string[]) =>
      bank.map((each) => ({ ...each, isVoid: versions.includes(each.versionId) }));
    expect(drawPaper(ruled('v3'), null, seeded(8)).map(({ versionId }) => versionId)).not.toContain('v3');
    expect(drawPaper(ruled('v3'), null, seeded(8))).toHaveLength(19);
    expect(drawPaper(ruled(...bank.map(({ versionId }) => versionId)), null, seeded(8))).toHaveLength(20);
    for (let seed = 0; seed < 20; seed++) {
      // Five questions a topic: four of t0 are void, and two are drawn.
      const paper = drawPaper(ruled('v0', 'v4', 'v8', 'v12'), 2, seeded(seed));
      expect(paper).toHaveLength(8);
      expect(paper.filter(({ topicId }) => topicId === 't0').map(({ versionId }) => versionId)).toContain('v16');
    }
  });

  it('gives neighbours different papers', () => {
    const [one, two] = [5, 6].map((seed) => drawPaper(bank, null, seeded(seed)).map(({ versionId }) => versionId));
    expect(one).not.toEqual(two);
  });

  it('shuffles fairly: every item comes first about as often', () => {
    const random = seeded(7);
    const firsts = new Map<number, number>();
    for (let i = 0; i < 6000; i++) {
      const [first = 0] = shuffled([0, 1, 2], random);
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const count of firsts.values()) expect(Math.abs(count - 2000)).toBeLessThan(150);
  });
});
