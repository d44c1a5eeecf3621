import { DEFAULT_POLICY } from '../regulation/policy.ts';
import {
  callRefusals,
  lastStartWithinDay,
  scheduleRefusals,
  sessionDay,
  startRefusals,
  type ScheduleFacts,
  type StartFacts,
} from './session.ts';

const zone = 'Asia/Yekaterinburg';
const at = (time: string) => new Date(`2026-11-23T${time}Z`);

const schedule = (facts: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  now: at('03:00:00'),
  zone,
  opensAt: at('04:00:00'),
  startUntil: at('10:00:00'),
  venue: 'remote',
  address: null,
  form: 'test',
  forms: ['test'],
  topics: [{ topic: 'Тема', has: 12 }],
  questionsPerTopic: null,
  commissionInForce: true,
  examCards: 0,
  examKindSet: false,
  qualificationSet: false,
  secondTime: null,
  ...facts,
});

describe('1.7, 1.9 the place of the attestation', () => {
  it.each([
    { why: 'remote needs none', facts: {}, codes: [] },
    { why: 'at the customer’s needs an address', facts: { venue: 'customer' as const }, codes: ['session.no-address'] },
    { why: 'spaces are no address', facts: { venue: 'unit' as const, address: '  ' }, codes: ['session.no-address'] },
    { why: 'with an address', facts: { venue: 'organisation' as const, address: 'Уфа, ул. Ленина, 1' }, codes: [] },
  ])('$why', ({ facts, codes }) => expect(scheduleRefusals(schedule(facts)).map(({ code }) => code)).toEqual(codes));
});

describe('3.3, 3.5 a test that can be drawn', () => {
  it.each([
    { why: 'as many as a topic holds', facts: { questionsPerTopic: 12 }, codes: [] },
    { why: 'more than a topic holds', facts: { questionsPerTopic: 13 }, codes: ['bank.topic-too-small'] },
    { why: 'a program that ends by an exam', facts: { forms: ['exam' as const] }, codes: ['session.no-test'] },
  ])('$why', ({ facts, codes }) => expect(scheduleRefusals(schedule(facts)).map(({ code }) => code)).toEqual(codes));
});

describe('3.9, 3.10, 3.11, 3.13 an exam or a defence', () => {
  const exam = { form: 'exam', forms: ['exam', 'defence'], topics: [], examCards: 1, examKindSet: true } as const;
  const defence = { form: 'defence', forms: ['defence'], topics: [], qualificationSet: true } as const;
  const dates = { from: at('00:00:00'), until: at('19:00:00') };
  it.each<{ why: string; facts: Partial<ScheduleFacts>; codes: string[] }>([
    { why: 'an exam with cards needs no bank', facts: exam, codes: [] },
    { why: 'an exam without cards', facts: { ...exam, examCards: 0 }, codes: ['session.no-exam-cards'] },
    { why: 'its kind is not written', facts: { ...exam, examKindSet: false }, codes: ['session.no-exam-kind'] },
    { why: 'a defence needs no cards', facts: defence, codes: [] },
    { why: 'no qualification', facts: { ...defence, qualificationSet: false }, codes: ['session.no-qualification'] },
    { why: 'another form', facts: { ...defence, form: 'exam' }, codes: ['session.form-not-of-program'] },
    { why: 'a second time on its dates', facts: { ...exam, secondTime: dates }, codes: [] },
    {
      why: 'without dates',
      facts: { ...exam, secondTime: { from: null, until: null } },
      codes: ['second-time.no-date'],
    },
    {
      why: 'before them',
      facts: { ...exam, secondTime: { ...dates, from: at('04:00:01') } },
      codes: ['second-time.too-early'],
    },
    {
      why: 'after them',
      facts: { ...exam, secondTime: { ...dates, until: at('04:00:00') } },
      codes: ['second-time.too-late'],
    },
  ])('$why: $codes', ({ facts, codes }) =>
    expect(scheduleRefusals(schedule(facts)).map(({ code }) => code)).toEqual(codes),
  );
});

describe('3.12 a session fits one day, so that its results can be announced on it', () => {
  it.each([
    { why: 'to 24:00 of the day', facts: { startUntil: at('19:00:00') }, codes: [] },
    {
      why: 'a minute past midnight',
      facts: { startUntil: at('19:01:00') },
      codes: ['session.window-over-several-days'],
    },
    { why: 'ends before it opens', facts: { startUntil: at('03:30:00') }, codes: ['session.window-empty'] },
    { why: 'already over', facts: { now: at('10:00:00') }, codes: ['session.in-the-past'] },
    {
      why: 'nothing is ready',
      facts: { topics: [], commissionInForce: false },
      codes: ['session.bank-unpublished', 'session.no-commission'],
    },
  ])('$why', ({ facts, codes }) => expect(scheduleRefusals(schedule(facts)).map(({ code }) => code)).toEqual(codes));

  it.each([
    { why: 'the last one ends at 24:00', startUntil: '17:30:00', minutes: 90, latest: null },
    { why: 'a minute past it', startUntil: '17:31:00', minutes: 90, latest: at('17:30:00') },
    { why: 'somebody has more time', startUntil: '17:30:00', minutes: 135, latest: at('16:45:00') },
    { why: 'no start leaves it its time', startUntil: '10:00:00', minutes: 1_000, latest: at('02:20:00') },
  ])('$why: every test ends on it when started until $latest', ({ startUntil, minutes, latest }) =>
    expect(lastStartWithinDay({ opensAt: at('04:00:00'), startUntil: at(startUntil) }, minutes, zone)).toEqual(latest),
  );

  it('belongs to the day in the organisation’s zone', () => {
    expect(sessionDay(new Date('2026-11-22T19:00:00Z'), zone)).toBe('2026-11-23');
  });
});

const start = (facts: Partial<StartFacts> = {}): StartFacts => ({
  at: at('05:00:00'),
  zone,
  opensAt: at('04:00:00'),
  startUntil: at('10:00:00'),
  cancelledAt: null,
  admission: { tuitionPaid: true, modules: [], override: null },
  acknowledged: true,
  finished: [],
  resultsPending: false,
  policy: DEFAULT_POLICY['professional-development'],
  grantClosesAt: null,
  ...facts,
});
const codes = (facts: Partial<StartFacts>) => startRefusals(start(facts)).map(({ code }) => code);

describe('3.1 who may start', () => {
  it('an admitted learner within the window', () => expect(codes({})).toEqual([]));
  it('not a learner with arrears, whatever he calls', () =>
    expect(codes({ admission: { tuitionPaid: false, modules: [], override: null } })).toEqual(['admission.arrears']));
  it('not in a cancelled session', () => expect(codes({ cancelledAt: at('01:00:00') })).toEqual(['session.cancelled']));
});

describe('3.2 the Regulation is acknowledged first', () => {
  it('refuses without', () => expect(codes({ acknowledged: false })).toEqual(['regulation.not-acknowledged']));
});

describe('3.1, 3.2 who is called up for an exam or a defence', () => {
  const admission = { tuitionPaid: false, modules: [], override: null };
  it('is judged by admission and acknowledgement alone', () => {
    expect(callRefusals(start({ startUntil: at('04:30:00') }))).toEqual([]);
    expect(callRefusals(start({ admission, acknowledged: false })).map(({ code }) => code)).toEqual([
      'admission.arrears',
      'regulation.not-acknowledged',
    ]);
  });
});

describe('the window of the first attempt', () => {
  it.each([
    ['03:59:59', ['session.not-open-yet']],
    ['04:00:00', []],
    ['09:59:59', []],
    ['10:00:00', ['session.start-closed']],
  ])('at %s: %j', (time, expected) => expect(codes({ at: at(time) })).toEqual(expected));
});

describe('3.8 a retake has its own window', () => {
  const failed = { finishedAt: at('06:00:00'), mark: 'fail' as const, announcedAt: null };
  it('starts after the session’s window', () =>
    expect(codes({ at: new Date('2026-11-29T12:00:00Z'), finished: [failed] })).toEqual([]));
  it('not on the eighth day', () =>
    expect(codes({ at: new Date('2026-11-30T19:00:00Z'), finished: [failed] })).toEqual(['retake.window-closed']));
});

describe('3.8 an attempt that the commission has granted', () => {
  const failed = { finishedAt: at('06:00:00'), mark: 'fail' as const, announcedAt: null };
  const grantClosesAt = new Date('2026-12-10T19:00:00Z');
  const late = new Date('2026-12-10T18:59:59Z');
  it.each<{ why: string; facts: Partial<StartFacts>; expected: string[] }>([
    { why: 'starts when no free one is left', facts: { finished: [failed, failed], at: late }, expected: [] },
    { why: 'starts past the window when all were annulled', facts: { finished: [], at: late }, expected: [] },
    {
      why: 'not from 24:00 of its last day',
      facts: { finished: [failed, failed], at: grantClosesAt },
      expected: ['retake.none-left'],
    },
    {
      why: 'not after a pass',
      facts: { finished: [{ ...failed, mark: 'pass' }], at: late },
      expected: ['retake.passed-already'],
    },
  ])('$why', ({ facts, expected }) => expect(codes({ ...facts, grantClosesAt })).toEqual(expected));
});

describe('3.12 a hidden result is not told by what may start', () => {
  const attempt = (mark: 'pass' | 'fail') => ({ finishedAt: at('06:00:00'), mark, announcedAt: null });
  it.each([
    [attempt('pass'), 'a pass'],
    [attempt('fail'), 'a fail'],
  ])('%j: the same answer for %s', (last) =>
    expect(codes({ finished: [last], resultsPending: true })).toEqual(['session.results-pending']),
  );
});
