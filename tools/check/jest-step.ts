import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { runCommand, type Outcome, type Step } from './step.ts';

/** What Jest writes with --json, as far as it is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** files that did not come to their tests */
  numRuntimeErrorTestSuites: number;
}

interface JestOptions {
  projects: readonly string[];
  /** files tested at once */
  workers: number;
  limitMinutes: number;
}

/** A step that is as many tests as the Jest projects hold. */
export function jestStep(name: string, { projects, workers, limitMinutes }: JestOptions): Step {
  const reportFile = join(root, '.data/check', `${projects.join('-')}.json`);
  const jest = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--config=jest.config.mjs',
    '--ci',
    '--forceExit',
  ];
  const args = [
    ...jest,
    `--maxWorkers=${workers}`,
    '--json',
    `--outputFile=${reportFile}`,
    '--selectProjects',
    ...projects,
  ];
  return {
    name,
    run: async () => {
      mkdirSync(dirname(reportFile), { recursive: true });
      rmSync(reportFile, { force: true });
      const { code, output } = await runCommand({ args, limitMinutes });
      return { ...jestOutcome(readReport(reportFile), code), output: withoutReport(output) };
    },
  };
}

/**
 * Counts a run of Jest. A file that broke before its tests, a crash and a bad end without a failed test count as one
 * failure each: nothing that is wrong may add up to zero.
 */
export function jestOutcome(report: JestReport | null, code: number | null): Omit<Outcome, 'output'> {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file: string): JestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return null;
  }
}

function withoutReport(output: string): string {
  return output.replace(/^Test results written to: .*$/m, '').trim();
}
