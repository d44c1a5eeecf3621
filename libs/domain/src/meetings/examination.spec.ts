import {
  absenceRefusals,
  cardRefusals,
  cardsToDrawFrom,
  confirmationRefusals,
  dealCards,
  dealRefusals,
  markOpeningRefusals,
  markRefusals,
  postponementRefusals,
  type ConfirmationFacts,
  type MarkFacts,
} from './examination.ts';

const at = new Date('2026-11-22T05:00:00Z');
const state = { startedAt: at, absent: false, marksOpenedAt: null, confirmedAt: null };
const policy = { markScale: 'four-point' as const };

describe('4 a member’s mark', () => {
  it.each<{ why: string; facts: Partial<MarkFacts>; codes: string[] }>([
    { why: 'in order', facts: {}, codes: [] },
    { why: 'off the scale', facts: { mark: 'pass' }, codes: ['mark.off-scale'] },
    { why: 'not there', facts: { present: false }, codes: ['mark.not-present'] },
    { why: 'the marks lie open', facts: { marksOpenedAt: at }, codes: ['mark.opened-already'] },
    { why: 'before the call', facts: { startedAt: null }, codes: ['examination.not-started'] },
    {
      why: 'nobody came, all at once',
      facts: { absent: true, present: false },
      codes: ['examination.absent', 'mark.not-present'],
    },
  ])('$why: $codes', ({ facts, codes }) =>
    expect(markRefusals({ ...state, mark: 'good', present: true, policy, ...facts }).map(({ code }) => code)).toEqual(
      codes,
    ),
  );
});

describe('4 the marks are opened', () => {
  const voter = { name: 'А', present: true, mark: 'good' as const };
  it.each([
    [[voter, voter], []],
    [[voter, { ...voter, mark: null }], ['mark.missing']],
    [[voter, { ...voter, present: false, mark: null }], []],
    [[{ ...voter, present: false, mark: null }], ['mark.nobody-marked']],
  ])('%j: %j', (voters, codes) => expect(markOpeningRefusals(state, voters).map(({ code }) => code)).toEqual(codes));
});

describe('4 the chair confirms', () => {
  const facts: ConfirmationFacts = {
    ...state,
    marksOpenedAt: at,
    mark: 'good',
    reason: null,
    given: ['good', 'excellent'],
    policy,
  };
  it.each<{ why: string; changed: Partial<ConfirmationFacts>; codes: string[] }>([
    { why: 'what is proposed', changed: {}, codes: [] },
    { why: 'another without a reason', changed: { mark: 'excellent' }, codes: ['mark.reason-missing'] },
    { why: 'spaces are no reason', changed: { mark: 'excellent', reason: '  ' }, codes: ['mark.reason-missing'] },
    { why: 'another with one', changed: { mark: 'excellent', reason: 'Блестяще' }, codes: [] },
    { why: 'before they are opened', changed: { marksOpenedAt: null }, codes: ['mark.not-opened'] },
  ])('$why', ({ changed, codes }) =>
    expect(confirmationRefusals({ ...facts, ...changed }).map(({ code }) => code)).toEqual(codes),
  );
});

describe('3.12 absence', () => {
  it('is none of who was heard, only of who did not answer the call', () => {
    expect(absenceRefusals({ heard: false })).toEqual([]);
    expect(absenceRefusals({ heard: true }).map(({ code }) => code)).toEqual(['examination.started-already']);
  });
});

describe('2.4 another day', () => {
  it.each([
    [{}, []],
    [{ startedAt: at }, ['examination.begun-already']],
    [{ absent: true }, ['examination.begun-already']],
    [{ heard: true }, ['examination.begun-already']],
  ])('%j: %j', (changed, codes) =>
    expect(
      postponementRefusals({ startedAt: null, absent: false, heard: false, ...changed }).map(({ code }) => code),
    ).toEqual(codes),
  );
});

describe('3.10 exam cards', () => {
  const cards = [1, 2, 3].map((number) => ({ id: `${number}`, number, drawn: number === 1 }));
  it('are drawn from those that nobody has drawn, and from all when none is left', () => {
    expect(cardsToDrawFrom(cards).map(({ number }) => number)).toEqual([2, 3]);
    const all = cards.map((card) => ({ ...card, drawn: true }));
    expect(cardsToDrawFrom(all)).toEqual(all);
  });

  it.each([
    [null, '2', []],
    [null, '1', ['card.used-already']],
    [null, '9', ['card.not-in-session']],
    [{ id: '3', number: 3 }, '3', []],
    [{ id: '3', number: 3 }, '2', ['card.drawn-already']],
  ])('who holds %j and wants %s: %j', (held, wanted, codes) =>
    expect(cardRefusals(cards, held, wanted).map(({ code }) => code)).toEqual(codes),
  );

  it('hold different questions, and none comes again before all have come', () => {
    const pool = ['а', 'б', 'в', 'г', 'д'];
    let seed = 7;
    const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    const dealt = dealCards([...pool, 'а'], { count: 10, perCard: 3 }, chance);
    expect(dealt).toHaveLength(10);
    for (const card of dealt) expect(new Set(card).size).toBe(3);
    const times = pool.map((question) => dealt.flat().filter((each) => each === question).length);
    expect(times).toEqual([6, 6, 6, 6, 6]);
  });

  it('want as many questions as a card holds', () => {
    expect(dealRefusals(['а', 'а', 'б'], 3)).toEqual([
      { code: 'cards.too-few-questions', clause: '3.10', needs: 3, has: 2 },
    ]);
    expect(() => dealCards(['а'], { count: 1, perCard: 2 }, () => 0)).toThrow(RangeError);
  });
});
