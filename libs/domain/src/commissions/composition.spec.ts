import { DEFAULT_POLICY } from '../regulation/policy.ts';
import { compositionChange, compositionRefusals, type CommissionSeat } from './composition.ts';

const seat = (userId: string, role: CommissionSeat['role'], facts: Partial<CommissionSeat> = {}): CommissionSeat => ({
  userId,
  role,
  isDirector: false,
  isLearner: false,
  affiliation: 'own',
  hasConsent: true,
  ...facts,
});
const chair = seat('a', 'chair');
const director = seat('d', 'chair', { isDirector: true });
const [b, c, d] = ['b', 'c', 'd'].map((id) => seat(id, 'member')) as [CommissionSeat, CommissionSeat, CommissionSeat];
const guest = seat('g', 'member', { affiliation: 'outside' });
const secretary = seat('s', 'secretary');

const development = (...seats: CommissionSeat[]) =>
  compositionRefusals('professional-development', seats, DEFAULT_POLICY['professional-development']);
const retraining = (...seats: CommissionSeat[]) => compositionRefusals('retraining', seats, DEFAULT_POLICY.retraining);

describe('2.4 one chair', () => {
  it('wants a chair', () => expect(development(b, c)).toEqual([{ code: 'commission.no-chair', clause: '2.4' }]));
  it('wants only one', () =>
    expect(development(chair, seat('b', 'chair'))).toEqual([{ code: 'commission.several-chairs', clause: '2.4' }]));
});

describe('2.5 the director chairs retraining', () => {
  it('refuses another chair', () =>
    expect(retraining(chair, guest)).toEqual([{ code: 'commission.chair-not-director', clause: '2.5' }]));
  it('takes the director', () => expect(retraining(director, guest)).toEqual([]));
  it('does not bind professional development', () => expect(development(chair, b)).toEqual([]));
});

describe('2.6 outside specialists in retraining', () => {
  it('wants at least one', () =>
    expect(retraining(director, b)).toEqual([{ code: 'commission.no-outsider', clause: '2.6' }]));
  it('does not count the secretary', () =>
    expect(retraining(director, b, { ...secretary, affiliation: 'outside' })).toHaveLength(1));
});

describe('2.7 size of the commission', () => {
  it.each([
    { seats: [chair], refusals: ['commission.too-small'], why: 'one person' },
    { seats: [chair, b], refusals: [], why: 'two' },
    { seats: [chair, b, c], refusals: [], why: 'exactly three' },
    { seats: [chair, b, c, secretary], refusals: [], why: 'three and the secretary, who is not counted' },
    { seats: [chair, b, c, d], refusals: ['commission.too-large'], why: 'four' },
  ])('professional development: $why', ({ seats, refusals }) =>
    expect(development(...seats).map(({ code }) => code)).toEqual(refusals),
  );

  it.each([
    [5, []],
    [6, ['commission.too-large']],
  ])('retraining: %i people', (count, refusals) => {
    const members = Array.from({ length: count - 2 }, (_, i) => seat(`m${i}`, 'member'));
    expect(retraining(director, guest, ...members).map(({ code }) => code)).toEqual(refusals);
  });

  it('names all blockers at once', () => {
    expect(
      development(b, c, d, b, seat('l', 'secretary', { isLearner: true, hasConsent: false })).map(({ code }) => code),
    ).toEqual([
      'commission.no-chair',
      'commission.too-large',
      'commission.person-twice',
      'commission.learner-seated',
      'commission.no-consent',
    ]);
  });
});

describe('2.2 what a new order changes', () => {
  it('tells who left and who came, and counts another role as both', () => {
    const before = [chair, b, c];
    const after = [chair, { ...b, role: 'secretary' as const }, d];
    const { left, came } = compositionChange(before, after);
    expect([left, came].map((seats) => seats.map(({ userId, role }) => `${userId} ${role}`))).toEqual([
      ['b member', 'c member'],
      ['b secretary', 'd member'],
    ]);
  });
});
