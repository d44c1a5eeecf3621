import { announcementRefusals, isAppealFile } from './filing.ts';
import {
  hearingAbsenceRefusals,
  appealDecisionRefusals,
  hearingRefusals,
  hearingTimeRefusals,
  isUpheld,
  votedFor,
  voteRefusals,
  type AppealDecisionFacts,
  type HearingSeat,
  type HearingVote,
} from './hearing.ts';
import { rescored, rulingRefusals, rulingVoteRefusals, type RulingFacts, type RulingVote } from './regrade.ts';

const now = new Date('2026-05-12T06:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const seat = (userId: string, vote: HearingVote | null, rest: Partial<HearingSeat> = {}): HearingSeat => ({
  userId,
  role: userId === 'chair' ? 'chair' : 'member',
  present: true,
  vote,
  ...rest,
});

describe('5.1 what there is to disagree with', () => {
  it.each([
    ['result', null, ['appeal.not-announced']],
    ['result', now, []],
    ['procedure', null, []],
  ] as const)('%s, announced %s', (kind, at, expected) =>
    expect(announcementRefusals(kind, at).map(({ code }) => code)).toEqual(expected),
  );
  it('knows its files', () =>
    expect(['application/pdf', 'image/gif', null].map(isAppealFile)).toEqual([true, false, false]));
});

describe('5.6, 5.8 when a hearing is', () => {
  const codes = (at: Date, place: string | null, considerBy = later(48)) =>
    hearingTimeRefusals({ at, place, link: null }, { now, considerBy, workingDays: 3 }).map(({ code }) => code);
  it('within the three days, at a place', () => expect(codes(later(1), 'Ауд. 1')).toEqual([]));
  it('not in the past and not nowhere', () =>
    expect(codes(now, null)).toEqual(['hearing.no-place', 'hearing.in-the-past']));
  it('not after the deadline', () => expect(codes(later(48), 'Ауд. 1')).toEqual(['hearing.after-deadline']));
  it('late rather than never', () => expect(codes(later(48), 'Ауд. 1', later(-1))).toEqual([]));
});

describe('5.4, 5.5 who must be there', () => {
  const codes = (seats: readonly HearingSeat[], at = now) =>
    hearingRefusals(seats, { at, now }).map(({ code }) => code);
  it('chair and another', () => expect(codes([seat('chair', null), seat('a', null)])).toEqual([]));
  it('says everything at once', () =>
    expect(codes([seat('chair', null, { present: false }), seat('s', null, { role: 'secretary' })], later(1))).toEqual([
      'hearing.too-early',
      'hearing.chair-absent',
      'hearing.too-few',
    ]));
});

describe('5.4 the vote', () => {
  it.each([
    { votes: ['uphold', 'reject', 'reject'], result: 'reject' },
    { votes: ['uphold', 'reject'], result: 'uphold' },
    { votes: ['reject', 'uphold'], result: 'reject' },
    { votes: ['uphold', null], result: null },
  ] as const)('$votes, the chair first: $result', ({ votes, result }) =>
    expect(votedFor(votes.map((vote, index) => seat(index === 0 ? 'chair' : `m${index}`, vote)))).toBe(result),
  );
  it('is given by those of the commission who are there, and whoever has given it was there', () => {
    const seats = [
      seat('chair', 'uphold'),
      seat('a', null, { present: false }),
      seat('s', null, { role: 'secretary' }),
      seat('b', null),
    ];
    const voter = ['chair', 'a', 's', 'learner'].map((userId) => voteRefusals(seats, userId).map(({ code }) => code));
    expect(voter).toEqual([[], ['hearing.voter-absent'], ['hearing.voter-absent'], ['hearing.voter-absent']]);
    expect(hearingAbsenceRefusals(['chair'], 'chair', false)).toEqual([
      { code: 'hearing.voted-already', clause: '5.4', userId: 'chair' },
    ]);
    const none = [hearingAbsenceRefusals(['chair'], 'chair', true), hearingAbsenceRefusals(['chair'], 'b', false)];
    expect(none).toEqual([[], []]);
  });
  it('of those who are there', () =>
    expect(votedFor([seat('chair', 'uphold'), seat('a', 'reject', { present: false })])).toBe('uphold'));
});

describe('5.9, 5.10 the decision', () => {
  const facts = (rest: Partial<AppealDecisionFacts> = {}): AppealDecisionFacts => ({
    kind: 'procedure',
    seats: [seat('chair', 'uphold'), seat('a', 'uphold')],
    confirmed: true,
    influenced: true,
    newMark: null,
    formerMark: 'fail',
    markScale: 'two-point',
    reasons: 'Так',
    inDraft: false,
    ...rest,
  });
  const codes = (rest: Partial<AppealDecisionFacts>) => appealDecisionRefusals(facts(rest)).map(({ code }) => code);
  it.each([
    [{}, []],
    [{ influenced: null }, ['appeal.findings-missing', 'appeal.against-votes']],
    [{ influenced: false }, ['appeal.against-votes']],
    [{ inDraft: true }, ['appeal.protocol-unsigned']],
    [{ seats: [seat('chair', 'uphold'), seat('a', null)] }, ['hearing.votes-missing']],
    [{ kind: 'result', newMark: 'pass' }, []],
    [{ kind: 'result', newMark: 'fail' }, ['appeal.result-unchanged']],
    [{ kind: 'result', newMark: 'good' }, ['mark.off-scale']],
    [{ kind: 'result', newMark: 'pass', reasons: ' ' }, ['appeal.reasons-missing']],
    [{ kind: 'result', newMark: null }, ['appeal.against-votes']],
  ] as const satisfies readonly (readonly [Partial<AppealDecisionFacts>, readonly string[]])[])(
    '%j',
    (rest, expected) => expect(codes(rest)).toEqual(expected),
  );
  it.each([
    ['procedure', { confirmed: false }, 'uphold', '5.9'],
    ['procedure', {}, 'reject', '5.9'],
    ['result', { newMark: null }, 'uphold', '5.10'],
    ['result', { newMark: 'pass' }, 'reject', '5.10'],
  ] as const)('%s %j is never recorded where the majority votes to %s (%s)', (kind, rest, voted, clause) => {
    const against = voted === 'uphold' ? 'reject' : 'uphold';
    const seats = [seat('chair', against), seat('a', voted), seat('b', voted)];
    expect(appealDecisionRefusals(facts({ kind, seats, ...rest }))).toEqual([
      { code: 'appeal.against-votes', clause, voted },
    ]);
  });
  it('is upheld by both findings, or by a new mark', () => {
    expect(isUpheld(facts({ confirmed: false }))).toBe(false);
    expect(isUpheld(facts({ kind: 'result', newMark: 'pass' }))).toBe(true);
  });
});

describe('5.10 a question found wrong', () => {
  const policy = { passPercent: 60 };
  it.each([
    ['key', { wasRight: false, isRight: true }, { correct: 24, total: 40, mark: 'pass' }],
    ['key', { wasRight: true, isRight: false }, { correct: 22, total: 40, mark: 'fail' }],
    ['void', { wasRight: false, isRight: false }, { correct: 23, total: 39, mark: 'fail' }],
    ['void', { wasRight: true, isRight: true }, { correct: 22, total: 39, mark: 'fail' }],
  ] as const)('%s %j', (ruling, was, expected) =>
    expect(rescored({ correct: 23, total: 40 }, ruling, was, policy)).toEqual(expected),
  );
  const facts = (rest: Partial<RulingFacts> = {}): RulingFacts => ({
    ruling: 'key',
    rightOptionId: 'b',
    optionIds: ['a', 'b'],
    keyOptionId: 'a',
    ruledBefore: false,
    authors: [],
    openAttempts: 0,
    drafts: [],
    ...rest,
  });
  it.each([
    [{}, []],
    [{ rightOptionId: 'c' }, ['regrade.option-unknown']],
    [{ rightOptionId: 'a' }, ['regrade.key-unchanged']],
    [{ ruling: 'void', rightOptionId: null }, []],
    [
      { ruledBefore: true, authors: ['x'], openAttempts: 1, drafts: ['1'] },
      ['regrade.ruled-already', 'regrade.author-decides', 'regrade.attempts-open', 'regrade.protocols-unsigned'],
    ],
  ] as const satisfies readonly (readonly [Partial<RulingFacts>, readonly string[]])[])('%j', (rest, expected) =>
    expect(rulingRefusals(facts(rest)).map(({ code }) => code)).toEqual(expected),
  );

  const found = (userId: string, finding: RulingVote['finding'], rightOptionId: string | null = null): RulingVote => ({
    userId,
    finding,
    rightOptionId,
  });
  it.each<{ why: string; votes: RulingVote[]; codes: string[]; away?: string }>([
    { why: 'by everybody', votes: ['chair', 'm1', 'm2'].map((each) => found(each, 'key', 'b')), codes: [] },
    { why: 'by the chair alone', votes: [found('chair', 'key', 'b')], codes: ['hearing.votes-missing'] },
    {
      why: 'by the majority, another choice or another ruling counting against it',
      votes: [found('chair', 'key', 'b'), found('m1', 'key', 'c'), found('m2', 'void')],
      codes: ['regrade.against-votes'],
    },
    {
      why: 'where the votes are even, as the chair votes',
      votes: [found('chair', 'key', 'b'), found('m1', 'none')],
      away: 'm2',
      codes: [],
    },
    {
      why: 'not by a commission without its chair',
      votes: [found('m1', 'key', 'b'), found('m2', 'key', 'b')],
      away: 'chair',
      codes: ['hearing.chair-absent'],
    },
  ])('is found so $why', ({ votes, codes, away }) => {
    const seats = ['chair', 'm1', 'm2'].map((each) => seat(each, null, { present: each !== away }));
    const asked = { ruling: 'key' as const, rightOptionId: 'b' };
    expect(rulingVoteRefusals(seats, votes, asked).map(({ code }) => code)).toEqual(codes);
  });
});
