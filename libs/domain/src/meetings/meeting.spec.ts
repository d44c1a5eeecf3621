import {
  closingRefusals,
  dutyRefusals,
  openingRefusals,
  quorumOf,
  quorumRefusals,
  stateRefusals,
  type ClosingFacts,
  type MeetingDuty,
  type MeetingSeat,
} from './meeting.ts';

const thirds = { quorumNumerator: 2, quorumDenominator: 3 };
const at = new Date('2026-11-22T05:00:00Z');
/** The chair first, the secretary last; `there` says who of chair and members came. */
const seats = (there: readonly boolean[]): MeetingSeat[] => [
  ...there.map((present, index) => ({
    userId: `${index}`,
    role: index === 0 ? ('chair' as const) : ('member' as const),
    present,
  })),
  { userId: 'secretary', role: 'secretary', present: true },
];

describe('2.4 the quorum', () => {
  it.each([
    { there: [true, true, false], needed: 2, codes: [], why: 'two of three' },
    { there: [true, false, false], needed: 2, codes: ['meeting.no-quorum'], why: 'the secretary does not count' },
    { there: [true, true, true, false, false], needed: 4, codes: ['meeting.no-quorum'], why: 'three of five' },
    { there: [true, true, true, true, false], needed: 4, codes: [], why: 'four of five' },
    { there: [false, true, true], needed: 2, codes: ['meeting.chair-absent'], why: 'without the chair' },
    { there: [true, false], needed: 2, codes: ['meeting.no-quorum'], why: 'one of two' },
  ])('$why: $codes', ({ there, needed, codes }) => {
    expect(quorumOf(seats(there), thirds).needed).toBe(needed);
    expect(quorumRefusals(seats(there), thirds).map(({ code }) => code)).toEqual(codes);
  });

  it('follows the policy', () =>
    expect(quorumRefusals(seats([true, false, false]), { quorumNumerator: 1, quorumDenominator: 3 })).toEqual([]));
});

describe('2.2, 2.4, 2.7 who may do what', () => {
  it.each<[MeetingDuty, string | null, string | null, string | null]>([
    ['lead', null, 'meeting.only-chair', 'meeting.only-chair'],
    ['record', null, 'meeting.only-chair-or-secretary', null],
    ['vote', null, null, 'meeting.no-vote'],
    ['attend', null, null, null],
  ])('%s: chair %p, member %p, secretary %p', (duty, ...expected) => {
    const said = (['chair', 'member', 'secretary'] as const).map((role) => dutyRefusals(role, duty)[0]?.code ?? null);
    expect(said).toEqual(expected);
    expect(dutyRefusals(null, duty)[0]?.code).toBe('meeting.not-on-commission');
  });
});

describe('2.4 opening', () => {
  const facts = {
    seats: seats([true, true]),
    policy: thirds,
    cancelled: false,
    opensAt: at,
    dayHasCome: true,
    now: at,
    secondTime: null,
  };
  const codes = (changed: object) =>
    openingRefusals({ ...facts, state: { openedAt: null, closedAt: null }, ...changed }).map(({ code }) => code);
  it.each([
    [{}, []],
    [
      { dayHasCome: false, cancelled: true, seats: seats([false, false]) },
      ['session.cancelled', 'meeting.too-early', 'meeting.chair-absent', 'meeting.no-quorum'],
    ],
    [{ state: { openedAt: at, closedAt: null } }, ['meeting.opened-already']],
    [{ secondTime: { from: at, until: null } }, []],
    [{ secondTime: { from: new Date(0), until: at } }, ['second-time.too-late']],
    [{ dayHasCome: false, secondTime: { from: new Date(at.getTime() + 1), until: null } }, ['meeting.too-early']],
  ])('%j: %j', (changed, expected) => expect(codes(changed)).toEqual(expected));
});

describe('2.4, 3.11, 3.12 closing', () => {
  const open = { openedAt: at, closedAt: null };
  const decided = { name: 'А', decided: true, failed: false, hasSecondTime: false };
  const codes = (changed: Partial<ClosingFacts>) =>
    closingRefusals({ state: open, learners: [decided], isSecondTime: false, openAttempts: 0, ...changed }).map(
      ({ code }) => code,
    );
  it.each<{ why: string; facts: Partial<ClosingFacts>; expected: string[] }>([
    { why: 'everybody decided on', facts: {}, expected: [] },
    {
      why: 'somebody left',
      facts: { learners: [decided, { ...decided, decided: false }] },
      expected: ['meeting.learners-left'],
    },
    { why: 'a test runs', facts: { openAttempts: 1 }, expected: ['meeting.attempts-open'] },
    {
      why: 'a fail without dates',
      facts: { learners: [{ ...decided, failed: true }] },
      expected: ['meeting.second-time-unset'],
    },
    {
      why: 'a fail with dates',
      facts: { learners: [{ ...decided, failed: true, hasSecondTime: true }] },
      expected: [],
    },
    {
      why: 'a fail the second time',
      facts: { learners: [{ ...decided, failed: true }], isSecondTime: true },
      expected: [],
    },
    { why: 'closed before', facts: { state: { openedAt: at, closedAt: at } }, expected: ['meeting.closed'] },
    { why: 'never opened', facts: { state: { openedAt: null, closedAt: null } }, expected: ['meeting.not-open'] },
  ])('$why', ({ facts, expected }) => expect(codes(facts)).toEqual(expected));

  it('keeps everything else out too', () =>
    expect(stateRefusals({ openedAt: at, closedAt: at })).toEqual([
      { code: 'meeting.closed', clause: null, closedAt: at },
    ]));
});
