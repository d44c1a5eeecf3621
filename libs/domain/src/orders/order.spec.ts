import { orderChangeRefusals, orderingRefusals, orderSigningRefusals, type OrderSigningFacts } from './order.ts';

const at = new Date(0);
const facts = (changed: Partial<OrderSigningFacts> = {}): OrderSigningFacts => ({
  signedAt: null,
  cancelledAt: null,
  contentSha256: 'a',
  shownSha256: 'a',
  factsStand: true,
  ...changed,
});

describe('2.2 an order needs a director', () => {
  it.each([
    ['appoint-attestation-commission', '2.2'],
    ['change-attestation-commission', '2.2'],
    ['appoint-appeals-commission', '5.4'],
    ['enrol-group', null],
  ] as const)('%s without one is refused by %s', (kind, clause) =>
    expect(orderingRefusals(kind, { hasDirector: false })).toEqual([{ code: 'order.no-director', clause }]),
  );
  it('is content with one', () => expect(orderingRefusals('enrol-group', { hasDirector: true })).toEqual([]));
});

describe('2.2 the director signs what he was shown, once', () => {
  it.each([
    { why: 'a draft as shown', changed: {}, codes: [] },
    { why: 'signed already', changed: { signedAt: at, shownSha256: 'b' }, codes: ['order.signed-already'] },
    { why: 'cancelled', changed: { cancelledAt: at }, codes: ['order.cancelled'] },
    {
      why: 'other words and other facts, both named',
      changed: { shownSha256: 'b', factsStand: false },
      codes: ['order.content-changed', 'order.facts-changed'],
    },
  ])('$why', ({ changed, codes }) =>
    expect(orderSigningRefusals(facts(changed)).map(({ code }) => code)).toEqual(codes),
  );
  it('leaves a draft open to change', () => expect(orderChangeRefusals(facts())).toEqual([]));
});
