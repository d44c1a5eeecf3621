import {
  appealClosesAt,
  appealsCommissionRefusals,
  filingRefusals,
  procedureDecision,
  resultDecisionRefusals,
  type AppealsSeat,
  type FilingFacts,
} from './appeal.ts';

const zone = 'Asia/Yekaterinburg';
const attestedAt = new Date('2026-11-23T10:00:00Z');
const filing = (facts: Partial<FilingFacts> = {}): FilingFacts => ({
  at: new Date('2026-11-23T18:59:30Z'),
  zone,
  attestedAt,
  announcedAt: new Date('2026-11-23T12:00:00Z'),
  appealedBefore: false,
  ...facts,
});
const codes = (facts: Partial<FilingFacts>) => filingRefusals(filing(facts)).map(({ code }) => code);

describe('5.1, 5.2, 5.3 filing on the very day', () => {
  it.each([
    { why: '23:59:30 in Ufa', facts: {}, expected: [] },
    { why: '00:00:30 in Ufa', facts: { at: new Date('2026-11-23T19:00:30Z') }, expected: ['appeal.window-closed'] },
    {
      why: 'the protocol came a day late',
      facts: { at: new Date('2026-11-24T18:00:00Z'), announcedAt: new Date('2026-11-24T06:00:00Z') },
      expected: [],
    },
    { why: 'no protocol yet', facts: { at: new Date('2026-11-25T18:00:00Z'), announcedAt: null }, expected: [] },
  ])('$why', ({ facts, expected }) => expect(codes(facts)).toEqual(expected));

  it('closes at 24:00 of the day', () =>
    expect(appealClosesAt(attestedAt, attestedAt, attestedAt, zone).toISOString()).toBe('2026-11-23T19:00:00.000Z'));
});

describe('5.12 the decision is final', () => {
  it('leaves no second appeal on the same attempt', () =>
    expect(codes({ appealedBefore: true })).toEqual(['appeal.decided-already']));
});

const seat = (userId: string, role: 'chair' | 'member', facts: Partial<AppealsSeat> = {}): AppealsSeat => ({
  userId,
  role,
  isDirector: false,
  isAuthorised: false,
  isTeacher: true,
  wasOnAttestation: false,
  hasConsent: true,
  ...facts,
});
const refused = (...seats: AppealsSeat[]) => appealsCommissionRefusals(seats).map(({ code }) => code);
const director = seat('d', 'chair', { isDirector: true, isTeacher: false });

describe('5.4 at least two teachers, none from the attestation commission', () => {
  it.each([
    { why: 'the director and a teacher', seats: [director, seat('a', 'member')], expected: [] },
    { why: 'the director alone', seats: [director], expected: ['appeals-commission.too-small'] },
    {
      why: 'a member who judged the attestation',
      seats: [director, seat('a', 'member', { wasOnAttestation: true })],
      expected: ['appeals-commission.from-attestation'],
    },
    {
      why: 'a secretary, who is not counted',
      seats: [director, { ...seat('s', 'member', { isTeacher: false }), role: 'secretary' as const }],
      expected: ['appeals-commission.too-small'],
    },
    {
      why: 'one person twice, who could not sign',
      seats: [director, seat('a', 'member'), seat('a', 'member', { hasConsent: false })],
      expected: ['commission.person-twice', 'commission.no-consent'],
    },
    {
      why: 'a member who does not teach',
      seats: [director, seat('a', 'member', { isTeacher: false })],
      expected: ['appeals-commission.not-teacher'],
    },
  ])('$why', ({ seats, expected }) => expect(refused(...seats)).toEqual(expected));
});

describe('5.5 the director or an authorised person chairs', () => {
  it('refuses a chair without authority', () =>
    expect(refused(seat('a', 'chair'), seat('b', 'member'))).toEqual(['appeals-commission.chair']));
  it('after retraining only an authorised chair satisfies 2.5 and 5.4', () => {
    expect(refused({ ...director, wasOnAttestation: true }, seat('b', 'member'))).toEqual([
      'appeals-commission.from-attestation',
    ]);
    expect(refused(seat('a', 'chair', { isAuthorised: true }), seat('b', 'member'))).toEqual([]);
  });
});

describe('5.9 the decision on the procedure', () => {
  it.each([
    [true, true, 'upheld'],
    [true, false, 'rejected'],
    [false, true, 'rejected'],
    [false, false, 'rejected'],
  ] as const)('confirmed %p, influenced %p: %s', (confirmed, influenced, decision) =>
    expect(procedureDecision({ confirmed, influenced })).toBe(decision),
  );
});

describe('5.10 the decision on the result', () => {
  it.each([
    [{ decision: 'rejected' }, []],
    [{ decision: 'upheld', mark: 'pass', reasons: 'Ключ вопроса неверен' }, []],
    [{ decision: 'upheld', mark: 'fail', reasons: 'Ключ' }, ['appeal.result-unchanged']],
    [{ decision: 'upheld', mark: 'pass', reasons: ' ' }, ['appeal.reasons-missing']],
  ] as const)('%j: %j', (decision, expected) =>
    expect(resultDecisionRefusals('fail', decision).map(({ code }) => code)).toEqual(expected),
  );
});
