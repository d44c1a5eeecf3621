import {
  decisionRefusals,
  grantClosesAt,
  grantUntil,
  secondTimeLapsed,
  withdrawalRefusals,
  type DecisionFacts,
  type DecisionKind,
} from './decision.ts';

const facts: DecisionFacts = {
  kind: 'other',
  form: 'test',
  today: '2026-11-22',
  fromDay: null,
  untilDay: null,
  attempt: null,
  passed: false,
  writing: false,
  grantOpen: false,
  failed: null,
  isSecondTime: false,
};
const codes = (changed: Partial<DecisionFacts>) => decisionRefusals({ ...facts, ...changed }).map(({ code }) => code);
const attempt = { finished: true, annulled: false, inProtocol: false };

describe('3.8, 3.12 an attempt annulled or granted', () => {
  it.each<[string, Partial<DecisionFacts>, string[]]>([
    ['finished', { kind: 'annul-attempt', attempt }, []],
    ['none of this session', { kind: 'annul-attempt' }, ['decision.no-attempt']],
    ['still running', { kind: 'annul-attempt', attempt: { ...attempt, finished: false } }, ['decision.attempt-open']],
    [
      'annulled before',
      { kind: 'annul-attempt', attempt: { ...attempt, annulled: true } },
      ['decision.annulled-already'],
    ],
    ['in a protocol', { kind: 'annul-attempt', attempt: { ...attempt, inProtocol: true } }, ['decision.in-protocol']],
    ['granted', { kind: 'grant-attempt' }, []],
    [
      'granted to who has passed and writes',
      { kind: 'grant-attempt', passed: true, writing: true },
      ['decision.passed-already', 'decision.attempt-open'],
    ],
    ['granted twice', { kind: 'grant-attempt', grantOpen: true }, ['decision.granted-already']],
    ['not at an exam', { kind: 'grant-attempt', form: 'exam' }, ['decision.only-for-test']],
    ['anything else', { kind: 'other', form: 'defence' }, []],
  ])('%s', (_, changed, expected) => expect(codes(changed)).toEqual(expected));

  it('a granted one may start for as many days as a retake, counted from the next day', () => {
    const decidedAt = new Date('2026-11-22T20:00:00Z'); // the 23rd already in Ufa
    const until = grantUntil(decidedAt, { retakeDays: 7 }, 'Asia/Yekaterinburg');
    expect(until).toBe('2026-11-30');
    expect(grantClosesAt(until, 'Asia/Yekaterinburg')).toEqual(new Date('2026-11-30T19:00:00Z'));
  });
});

describe('2.4 a decision withdrawn before the meeting is closed', () => {
  const nothing = { ofAppeal: false, used: false, inProtocol: false };
  it.each<[string, DecisionKind, Partial<typeof nothing>, string[]]>([
    ['dates', 'second-time', {}, []],
    ['anything else', 'other', {}, []],
    ['a grant', 'grant-attempt', {}, []],
    ['a grant in use', 'grant-attempt', { used: true }, ['decision.grant-used']],
    ['an annulment', 'annul-attempt', {}, ['decision.annulment-final']],
    ['an appeal’s', 'grant-attempt', { ofAppeal: true }, ['decision.of-appeal']],
    ['one in a protocol', 'other', { inProtocol: true }, ['decision.recorded-in-protocol']],
  ])('%s', (_, kind, facts, expected) =>
    expect(withdrawalRefusals({ ...nothing, ...facts, kind }).map(({ code }) => code)).toEqual(expected),
  );
});

describe('3.11 dates that have passed', () => {
  it.each([
    { until: '2026-11-21', held: false, expected: true, why: 'over, and nobody was heard' },
    { until: '2026-11-22', held: false, expected: false, why: 'the last day still goes on' },
    { until: '2026-11-21', held: true, expected: false, why: 'he was heard a second time: there is no third' },
    { until: null, held: false, expected: false, why: 'none were set: the meeting cannot have been closed' },
  ])('until $until, held $held: new ones $expected ($why)', ({ until, held, expected }) =>
    expect(secondTimeLapsed({ until, held, today: '2026-11-22' })).toBe(expected),
  );
});

describe('3.11 dates of a second time', () => {
  const second = {
    kind: 'second-time',
    form: 'exam',
    failed: true,
    fromDay: '2026-11-23',
    untilDay: '2026-11-23',
  } as const;
  it.each<[string, Partial<DecisionFacts>, string[]]>([
    ['from tomorrow', {}, []],
    ['none after a second time', { isSecondTime: true }, ['second-time.only-once']],
    ['today is too late to set', { fromDay: '2026-11-22' }, ['second-time.in-the-past']],
    ['without an end', { untilDay: null }, ['second-time.no-date']],
    ['the end before the beginning', { fromDay: '2026-11-24' }, ['second-time.dates-reversed']],
    ['who has passed', { failed: false }, ['second-time.not-needed']],
    ['nobody has decided on him', { failed: null }, ['second-time.not-needed']],
    ['after a test', { form: 'test' }, ['decision.not-for-test']],
  ])('%s', (_, changed, expected) => expect(codes({ ...second, ...changed })).toEqual(expected));
});
