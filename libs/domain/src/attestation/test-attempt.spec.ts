import { DEFAULT_POLICY } from '../regulation/policy.ts';
import {
  answerRefusals,
  attemptDeadline,
  attestationOutcome,
  failLearntAt,
  isResultPending,
  lostMinutes,
  outageRefusals,
  nextAttemptClosesAt,
  questionsToPass,
  retakeClosesAt,
  retakeRefusals,
  testMark,
  type AnswerSeen,
} from './test-attempt.ts';

const policy = DEFAULT_POLICY['professional-development'];
const ufa = 'Asia/Yekaterinburg';

describe('3.6 an hour and a half for the test', () => {
  const start = new Date('2026-11-20T05:00:00Z');

  it.each([
    [0, '2026-11-20T06:30:00.000Z', 'the Regulation’s 90 minutes'],
    [45, '2026-11-20T07:15:00.000Z', 'an accommodation of half the time'],
  ])('with %i extra minutes ends at %s: %s', (extra, end) =>
    expect(attemptDeadline(start, policy, extra).toISOString()).toBe(end),
  );

  const seen = (facts: Partial<AnswerSeen> = {}): AnswerSeen => ({
    at: new Date('2026-11-20T06:29:59.999Z'),
    deadlineAt: new Date('2026-11-20T06:30:00Z'),
    finishedAt: null,
    belongs: true,
    writtenElsewhere: false,
    ...facts,
  });

  it.each([
    { why: 'a millisecond before the deadline', facts: {}, codes: [] },
    {
      why: 'exactly at the deadline',
      facts: { at: new Date('2026-11-20T06:30:00Z') },
      codes: ['attempt.time-expired'],
    },
    { why: 'after the finish', facts: { finishedAt: new Date('2026-11-20T06:00:00Z') }, codes: ['attempt.finished'] },
    { why: 'a choice of another question', facts: { belongs: false }, codes: ['answer.not-in-attempt'] },
    { why: 'another tab writes', facts: { writtenElsewhere: true }, codes: ['attempt.written-elsewhere'] },
  ])('$why', ({ facts, codes }) => expect(answerRefusals(seen(facts)).map(({ code }) => code)).toEqual(codes));
});

describe('3.6 minutes lost in an outage', () => {
  const at = (time: string) => new Date(`2026-11-20T${time}Z`);
  const outage = { from: at('06:20:00'), until: at('06:32:00') };
  it.each([
    ['06:00:00', 12, 'all of it'],
    ['06:25:00', 7, 'since its own start'],
    ['06:31:59', 1, 'a second is a minute'],
    ['06:32:00', 0, 'begun when it was over'],
  ])('a test begun at %s: %i (%s)', (time, minutes) => expect(lostMinutes(at(time), outage)).toBe(minutes));

  it.each([
    { why: 'over, measured, first', facts: {}, codes: [] },
    { why: 'over this very moment', facts: { now: outage.until }, codes: [] },
    { why: 'it still lasts', facts: { now: at('06:31:59') }, codes: ['outage.not-over'] },
    { why: 'the same once more', facts: { declared: [outage] }, codes: ['outage.declared-already'] },
    {
      why: 'a part of it once more, and nobody writes',
      facts: { declared: [{ from: at('06:31:00'), until: at('06:40:00') }], hit: 0 },
      codes: ['outage.declared-already', 'outage.nobody'],
    },
    { why: 'as long as the test', facts: { longest: 12 }, codes: [] },
    { why: 'longer than the test', facts: { longest: 11 }, codes: ['outage.too-long'] },
    { why: 'another before it', facts: { declared: [{ from: at('06:00:00'), until: outage.from }] }, codes: [] },
  ])('$why: $codes', ({ facts, codes }) =>
    expect(
      outageRefusals(outage, { now: at('06:33:00'), declared: [], hit: 2, longest: 90, ...facts }).map(
        ({ code }) => code,
      ),
    ).toEqual(codes),
  );

  it('has a length', () =>
    expect(
      outageRefusals(
        { from: outage.until, until: outage.from },
        { now: at('07:00:00'), declared: [], hit: 1, longest: 90 },
      ),
    ).toEqual([{ code: 'outage.empty', clause: null }]));
});

describe('3.7 pass mark', () => {
  it.each([
    { correct: 6, total: 10, mark: 'pass', why: 'exactly 60 %' },
    { correct: 599, total: 1000, mark: 'fail', why: '59.9 % is not rounded up' },
    { correct: 36, total: 60, mark: 'pass', why: '36 of 60' },
    { correct: 35, total: 60, mark: 'fail', why: '35 of 60' },
    { correct: 0, total: 1, mark: 'fail', why: 'nothing answered' },
    { correct: 2, total: 3, mark: 'pass', why: 'two of three' },
  ])('$correct of $total: $mark, $why', ({ mark, ...score }) => expect(testMark(score, policy)).toBe(mark));

  it.each([
    { correct: 1, total: 0 },
    { correct: -1, total: 3 },
    { correct: 4, total: 3 },
  ])('throws on $correct of $total', (score) => expect(() => testMark(score, policy)).toThrow(RangeError));

  it('the least passing number of right answers passes and one fewer fails, for every length of test', () => {
    for (let total = 1; total <= 500; total++) {
      const least = questionsToPass(total, policy);
      expect(testMark({ correct: least, total }, policy)).toBe('pass');
      expect(testMark({ correct: least - 1, total: total }, policy)).toBe('fail');
    }
  });
});

describe('3.8 one more time within 7 days', () => {
  const failedAt = new Date('2026-11-20T18:59:00Z'); // 20 November, 23:59 in Ufa
  const fail = { finishedAt: failedAt, mark: 'fail', announcedAt: null } as const;
  const closes = new Date('2026-11-27T19:00:00Z'); // 24:00 of 27 November in Ufa

  it('closes at 24:00 of the seventh day in the organisation’s zone', () => {
    expect(retakeClosesAt(failedAt, policy, ufa)).toEqual(closes);
  });

  it('a test that ended after midnight has one day more', () => {
    expect(retakeClosesAt(new Date('2026-11-20T19:00:00Z'), policy, ufa).toISOString()).toBe(
      '2026-11-28T19:00:00.000Z',
    );
  });

  it.each([
    { why: 'the first attempt', finished: [], at: closes, codes: [] },
    { why: 'the last second', finished: [fail], at: new Date(closes.getTime() - 1), codes: [] },
    { why: '24:00 of the seventh day', finished: [fail], at: closes, codes: ['retake.window-closed'] },
    { why: 'after two fails', finished: [fail, fail], at: failedAt, codes: ['retake.none-left'] },
    {
      why: 'after a pass',
      finished: [{ ...fail, mark: 'pass' as const }],
      at: failedAt,
      codes: ['retake.passed-already'],
    },
  ])('$why', ({ finished, at, codes }) =>
    expect(retakeRefusals(finished, policy, at, ufa).map(({ code }) => code)).toEqual(codes),
  );
});

describe('3.8, 3.12 a hidden result is learnt with its announcement', () => {
  const hidden = { ...policy, showPreliminaryScore: false };
  const finishedAt = new Date('2026-11-20T10:00:00Z');
  /** Signed on the eighth day, when days counted from the attempt would be over. */
  const fail = { finishedAt, mark: 'fail', announcedAt: new Date('2026-11-28T10:00:00Z') } as const;
  const closes = new Date('2026-12-05T19:00:00Z'); // 24:00 of 5 December in Ufa
  const refused = (shown: typeof hidden, at: Date) => retakeRefusals([fail], shown, at, ufa).map(({ code }) => code);

  it('and the seven days are counted from it', () => {
    expect(nextAttemptClosesAt([fail], hidden, ufa, null)).toEqual(closes);
    expect(refused(hidden, new Date(closes.getTime() - 1))).toEqual([]);
    expect(refused(hidden, closes)).toEqual(['retake.window-closed']);
    expect(attestationOutcome([fail], hidden, fail.announcedAt, ufa)).toBe('retake-open');
    expect(attestationOutcome([fail], hidden, closes, ufa)).toBe('failed');
  });

  it('and lapses never before it', () => {
    const pending = [{ ...fail, announcedAt: null }];
    expect(nextAttemptClosesAt(pending, hidden, ufa, null)).toBeNull();
    expect(nextAttemptClosesAt(pending, hidden, ufa, closes)).toEqual(closes);
    expect(attestationOutcome(pending, hidden, closes, ufa)).toBe('retake-open');
  });

  it('but from the end of the attempt where its score is shown at once', () => {
    expect(nextAttemptClosesAt([fail], policy, ufa, null)).toEqual(new Date('2026-11-27T19:00:00Z'));
    expect(refused(policy, fail.announcedAt)).toEqual(['retake.window-closed']);
  });
});

describe('3.8, 5.10 a pass that the appeals commission has made a fail', () => {
  const hidden = { ...policy, showPreliminaryScore: false };
  const finishedAt = new Date('2026-11-20T10:00:00Z');
  const announcedAt = new Date('2027-02-01T10:00:00Z');
  const closes = new Date('2027-02-08T19:00:00Z'); // 24:00 of 8 February in Ufa
  const fail = { finishedAt, mark: 'fail', announcedAt, wasPass: true } as const;

  it.each([policy, hidden])('is learnt with its announcement, scores shown at once: $showPreliminaryScore', (shown) => {
    expect(failLearntAt(fail, shown)).toEqual(announcedAt);
    expect(nextAttemptClosesAt([fail], shown, ufa, null)).toEqual(closes);
    expect(attestationOutcome([fail], shown, new Date(closes.getTime() - 1), ufa)).toBe('retake-open');
    expect(retakeRefusals([fail], shown, closes, ufa)).toEqual([
      { code: 'retake.window-closed', clause: '3.8', closedAt: closes },
    ]);
  });

  it('is no fail for good while its amended protocol is not signed, however long that takes', () => {
    const pending = [{ ...fail, announcedAt: null }];
    expect(nextAttemptClosesAt(pending, policy, ufa, null)).toBeNull();
    expect(attestationOutcome(pending, policy, closes, ufa)).toBe('retake-open');
    // Only where scores are hidden is nothing told before (3.12).
    expect([policy, hidden].map((shown) => isResultPending(pending, shown))).toEqual([false, true]);
    expect(isResultPending([fail], hidden)).toBe(false);
  });

  it('gives no second free retake to whom it takes the pass of the first', () => {
    const first = { finishedAt, mark: 'fail', announcedAt: finishedAt } as const;
    expect(attestationOutcome([first, fail], policy, announcedAt, ufa)).toBe('failed');
  });
});

describe('3.14 a final fail', () => {
  const fail = { finishedAt: new Date('2026-11-20T10:00:00Z'), mark: 'fail', announcedAt: null } as const;

  it.each([
    { why: 'nothing attempted', finished: [], at: '2026-11-20T10:00:00Z', outcome: 'not-attempted' },
    { why: 'a retake is open', finished: [fail], at: '2026-11-27T18:59:59Z', outcome: 'retake-open' },
    { why: 'the retake lapsed', finished: [fail], at: '2026-11-27T19:00:00Z', outcome: 'failed' },
    { why: 'the retake failed too', finished: [fail, fail], at: '2026-11-20T11:00:00Z', outcome: 'failed' },
    {
      why: 'the retake passed',
      finished: [fail, { ...fail, mark: 'pass' as const }],
      at: '2027-01-01T00:00:00Z',
      outcome: 'passed',
    },
  ])('$why: $outcome', ({ finished, at, outcome }) =>
    expect(attestationOutcome(finished, policy, new Date(at), ufa)).toBe(outcome),
  );
});

describe('3.8 an attempt that the commission has granted is none of the free ones', () => {
  const day = (date: number) => new Date(`2026-11-${date}T06:00:00Z`);
  const fail = (date: number, granted = false) => ({
    finishedAt: day(date),
    mark: 'fail' as const,
    announcedAt: null,
    granted,
  });
  const grant = new Date('2026-11-30T19:00:00Z');

  it.each([
    { why: 'the first one failed', finished: [fail(20)], left: true },
    { why: 'the free retake failed too', finished: [fail(20), fail(21)], left: false },
    { why: 'a granted one failed before the free retake', finished: [fail(20), fail(21, true)], left: true },
    { why: 'a granted one in place of the annulled first', finished: [fail(20, true)], left: true },
    { why: 'and its free retake', finished: [fail(20, true), fail(21)], left: false },
    { why: 'free, free, granted', finished: [fail(20), fail(21), fail(22, true)], left: false },
  ])('$why: a free one is left $left', ({ finished, left }) => {
    expect(retakeRefusals(finished, policy, day(22), ufa).length === 0).toBe(left);
    expect(attestationOutcome(finished, policy, day(22), ufa)).toBe(left ? 'retake-open' : 'failed');
    expect(attestationOutcome(finished, policy, day(22), ufa, grant)).toBe('retake-open');
  });

  it('may start until the later of the two windows', () => {
    expect(nextAttemptClosesAt([fail(20)], policy, ufa, null)).toEqual(new Date('2026-11-27T19:00:00Z'));
    expect(nextAttemptClosesAt([fail(20)], policy, ufa, grant)).toEqual(grant);
    expect(nextAttemptClosesAt([fail(25)], policy, ufa, grant)).toEqual(new Date('2026-12-02T19:00:00Z'));
    expect(nextAttemptClosesAt([fail(20), fail(21)], policy, ufa, null)).toBeNull();
  });
});
