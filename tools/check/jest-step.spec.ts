import { jestOutcome, type JestReport } from './jest-step.ts';

const report = (changes: Partial<JestReport>): JestReport => ({
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...changes,
});

describe('a run of Jest', () => {
  it.each([
    { why: 'all passed', seen: report({}), code: 0, passed: 7, failed: 0, skipped: 0 },
    {
      why: 'skipped tests are told, not passed',
      seen: report({ numPendingTests: 2, numTodoTests: 1 }),
      code: 0,
      passed: 7,
      failed: 0,
      skipped: 3,
    },
    { why: 'failed tests', seen: report({ numFailedTests: 2 }), code: 1, passed: 7, failed: 2, skipped: 0 },
    {
      why: 'a file that does not load',
      seen: report({ numRuntimeErrorTestSuites: 1 }),
      code: 1,
      passed: 7,
      failed: 1,
      skipped: 0,
    },
    { why: 'a bad end without a failed test', seen: report({}), code: 1, passed: 7, failed: 1, skipped: 0 },
    { why: 'killed before its end', seen: report({}), code: null, passed: 7, failed: 1, skipped: 0 },
    { why: 'no report', seen: null, code: 0, passed: 0, failed: 1, skipped: 0 },
  ])('$why', ({ seen, code, passed, failed, skipped }) => {
    expect(jestOutcome(seen, code)).toEqual({ passed, failed, skipped });
  });
});
