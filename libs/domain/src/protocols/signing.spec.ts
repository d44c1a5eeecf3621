import {
  draftRefusals,
  isFullySigned,
  protocolChangeRefusals,
  protocolDueAt,
  resultVisibility,
  signingRefusals,
  type SigningFacts,
} from './signing.ts';

const seats = [
  { userId: 'chair', role: 'chair' as const },
  { userId: 'b', role: 'member' as const },
  { userId: 'c', role: 'member' as const },
  { userId: 's', role: 'secretary' as const },
];
const facts = (userId: string, rest: Partial<SigningFacts> = {}): SigningFacts => ({
  status: 'draft',
  contentSha256: 'aa',
  shownSha256: 'aa',
  seat: seats.find((seat) => seat.userId === userId) ?? null,
  seats,
  signedBy: [],
  ...rest,
});
const codes = (...args: Parameters<typeof facts>) => signingRefusals(facts(...args)).map(({ code }) => code);

describe('2.4 the chair signs last', () => {
  it('names those he waits for', () =>
    expect(signingRefusals(facts('chair', { signedBy: ['c'] }))).toEqual([
      { code: 'signature.chair-signs-last', clause: '2.4', waitingFor: ['b'] },
    ]));
  it('signs after all members, without the secretary', () =>
    expect(codes('chair', { signedBy: ['c', 'b'] })).toEqual([]));
  it('members sign in any order', () => {
    expect(codes('c')).toEqual([]);
    expect(codes('b', { signedBy: ['c'] })).toEqual([]);
  });
});

describe('2.2 only the commission of the order signs', () => {
  it.each(['stranger', 's'])('refuses %s', (userId) => expect(codes(userId)).toEqual(['signature.not-on-commission']));
});

describe('3.15 what a signature stands under', () => {
  it('refuses when the words have changed since they were shown', () =>
    expect(codes('b', { contentSha256: 'bb' })).toEqual(['signature.content-changed']));
  it('refuses a second signature', () => expect(codes('b', { signedBy: ['b'] })).toEqual(['signature.given-already']));
  it.each(['signed', 'replaced'] as const)('refuses once %s', (status) => {
    expect(codes('b', { status })).toEqual(['protocol.signed-already']);
    expect(protocolChangeRefusals({ status })).toEqual([{ code: 'protocol.immutable', clause: '3.15' }]);
  });
  it('lets a draft change', () => expect(protocolChangeRefusals({ status: 'draft' })).toEqual([]));
  it('is complete with chair and members', () => {
    expect(isFullySigned({ seats, signedBy: ['b', 'c'] })).toBe(false);
    expect(isFullySigned({ seats, signedBy: ['b', 'c', 'chair'] })).toBe(true);
  });
});

describe('3.15 drawing up the protocol', () => {
  const ready = { commissionInForce: true, openAttempts: 0, newResults: 5, openDraft: false };
  it.each([
    { why: 'ready', change: {}, codes: [] },
    { why: 'somebody still sits the test', change: { openAttempts: 2 }, codes: ['protocol.attempts-open'] },
    { why: 'nothing new to record', change: { newResults: 0 }, codes: ['protocol.no-results'] },
    { why: 'a draft is open', change: { openDraft: true }, codes: ['protocol.draft-open'] },
    { why: 'no commission', change: { commissionInForce: false }, codes: ['protocol.no-commission'] },
  ])('$why', ({ change, codes }) =>
    expect(draftRefusals({ ...ready, ...change }).map(({ code }) => code)).toEqual(codes),
  );
});

describe('3.12 results are announced the same day', () => {
  it('is due by 24:00 in the organisation’s zone', () => {
    expect(protocolDueAt(new Date('2026-11-23T10:00:00Z'), 'Asia/Yekaterinburg').toISOString()).toBe(
      '2026-11-23T19:00:00.000Z',
    );
  });
  it.each([
    [null, true, 'preliminary'],
    [null, false, 'hidden'],
    [new Date(0), false, 'official'],
    [new Date(0), true, 'official'],
  ])('announced %p, preliminary shown %p: %s', (announcedAt, showPreliminaryScore, visible) =>
    expect(resultVisibility({ announcedAt }, { showPreliminaryScore })).toBe(visible),
  );
});
