import { absenteeOutcome, type MissedSession } from './absentee.ts';

const zone = 'Asia/Yekaterinburg';
const session = (startUntil: string): MissedSession => ({
  startUntil: new Date(startUntil),
  policy: { retakeDays: 7 },
});
const first = session('2026-03-02T10:00:00Z');
/** 24:00 of 9 March in Yekaterinburg. */
const over = new Date('2026-03-09T19:00:00Z');
const before = new Date(over.getTime() - 1);

describe('3.8, 3.14 who has never begun the test', () => {
  it.each<[string, MissedSession[], Date | null, Date, string]>([
    ['the days of a second time run', [first], null, before, 'not-attempted'],
    ['they are over at 24:00 of the seventh day', [first], null, over, 'failed'],
    ['another session is to come', [first, session('2026-04-02T10:00:00Z')], null, over, 'not-attempted'],
    ['all sessions are over', [first, session('2026-03-01T10:00:00Z')], null, over, 'failed'],
    ['an attempt is granted', [first], new Date('2026-03-20T19:00:00Z'), over, 'retake-open'],
    ['the granted attempt is over too', [first], over, over, 'failed'],
    ['no session was ever held', [], null, over, 'not-attempted'],
  ])('%s', (_, sessions, grant, at, outcome) => expect(absenteeOutcome(sessions, grant, at, zone)).toBe(outcome));
});
