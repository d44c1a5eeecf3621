import { retrainingOutcome, type AnnouncedResult, type SecondTime } from './retraining.ts';

const now = new Date('2026-12-10T10:00:00Z');
const before = new Date('2026-12-09T19:00:00Z');
const after = new Date('2026-12-20T19:00:00Z');
const exam = (passed: boolean): AnnouncedResult => ({ form: 'exam', passed });
const defence = (passed: boolean): AnnouncedResult => ({ form: 'defence', passed });
const both = ['exam', 'defence'] as const;

describe('3.9, 3.13, 3.14 where a learner of a retraining program stands', () => {
  it.each<[string, readonly ('exam' | 'defence')[], AnnouncedResult[], SecondTime[], string]>([
    ['nothing yet', both, [], [], 'not-attempted'],
    ['exam passed, defence to come', both, [exam(true)], [], 'not-attempted'],
    ['defence alone is no diploma', both, [defence(true)], [], 'not-attempted'],
    ['both passed', both, [exam(true), defence(true)], [], 'passed'],
    ['the only form passed', ['defence'], [defence(true)], [], 'passed'],
    ['3.11 failed once, dates to be set', both, [exam(false)], [], 'retake-open'],
    ['3.11 failed once, dates to come', both, [exam(false)], [{ form: 'exam', closesAt: after }], 'retake-open'],
    ['3.11 dates over, nothing taken', both, [exam(false)], [{ form: 'exam', closesAt: before }], 'failed'],
    ['3.11 dates over at their very end', both, [exam(false)], [{ form: 'exam', closesAt: now }], 'failed'],
    [
      '3.11 later dates set',
      both,
      [exam(false)],
      [
        { form: 'exam', closesAt: before },
        { form: 'exam', closesAt: after },
      ],
      'retake-open',
    ],
    ['3.11 absent, dates to come', ['exam'], [], [{ form: 'exam', closesAt: after }], 'retake-open'],
    ['3.11 failed twice', both, [exam(false), exam(false)], [], 'failed'],
    ['3.11 passed the second time', ['exam'], [exam(false), exam(true)], [], 'passed'],
    ['failed for good, whatever else was passed', both, [exam(true), defence(false), defence(false)], [], 'failed'],
    ['a program without forms gives nothing', [], [], [], 'not-attempted'],
  ])('%s', (_, forms, results, secondTimes, outcome) =>
    expect(retrainingOutcome({ forms, results, secondTimes }, now)).toBe(outcome),
  );

  it.each<[string, AnnouncedResult[], SecondTime[], ('exam' | 'defence')[], string]>([
    ['3.11, 3.14 away once: the commission sets a second time', [], [], ['exam'], 'not-attempted'],
    ['3.14 away both times', [], [], ['exam', 'exam'], 'failed'],
    ['3.14 failed once and away once', [exam(false)], [], ['exam'], 'failed'],
    ['3.11 away twice, dates still open', [], [{ form: 'exam', closesAt: after }], ['exam', 'exam'], 'retake-open'],
    ['3.14 away twice, dates over', [], [{ form: 'exam', closesAt: before }], ['exam', 'exam'], 'failed'],
    ['away from each of two forms once', [], [], ['exam', 'defence'], 'not-attempted'],
    ['away once, then passed', [exam(true), defence(true)], [], ['exam', 'exam'], 'passed'],
  ])('%s', (_, results, secondTimes, absences, outcome) =>
    expect(retrainingOutcome({ forms: both, results, secondTimes, absences }, now)).toBe(outcome),
  );
});
