import { defenceAward, draftRefusals } from './drafting.ts';

describe('3.15 drawing up the protocol', () => {
  const ready = {
    commissionInForce: true,
    openAttempts: 0,
    newResults: 5,
    openDraft: false,
    form: 'test' as const,
    meetingClosed: false,
  };
  it.each([
    { why: 'ready', change: {}, codes: [] },
    { why: 'somebody still sits the test', change: { openAttempts: 2 }, codes: ['protocol.attempts-open'] },
    { why: 'nothing new to record', change: { newResults: 0 }, codes: ['protocol.no-results'] },
    { why: 'a draft is open', change: { openDraft: true }, codes: ['protocol.draft-open'] },
    { why: 'no commission', change: { commissionInForce: false }, codes: ['protocol.no-commission'] },
    { why: 'the exam’s meeting is not closed', change: { form: 'exam' as const }, codes: ['protocol.meeting-open'] },
    { why: 'the defence’s is', change: { form: 'defence' as const, meetingClosed: true }, codes: [] },
    {
      why: 'everything at once',
      change: { form: 'exam' as const, newResults: 0, openDraft: true, commissionInForce: false },
      codes: ['protocol.no-commission', 'protocol.draft-open', 'protocol.meeting-open', 'protocol.no-results'],
    },
  ])('$why', ({ change, codes }) =>
    expect(draftRefusals({ ...ready, ...change }).map(({ code }) => code)).toEqual(codes),
  );
});

describe('3.9, 3.13 what a defence gives', () => {
  it.each([
    [true, ['defence'], [], 'granted'],
    [true, ['exam', 'defence'], ['exam'], 'granted'],
    [true, ['exam', 'defence'], [], 'after-exam'],
    [false, ['exam', 'defence'], ['exam'], 'refused'],
  ] as const)('passed %p, program %j, before it %j: %s', (passed, forms, before, award) =>
    expect(defenceAward(passed, forms, before)).toBe(award),
  );
});
