import TestSequencer from '@jest/test-sequencer';

/**
 * Seconds that the longest files take, roughly, on a machine of two cores. Jest remembers such times in its cache, which a
 * fresh machine does not have: by size, its other measure, a long file may come last and run alone.
 *
 * @type {Readonly<Record<string, number>>}
 */
const SECONDS = {
  'axe-office.e2e.ts': 180,
  'axe.e2e.ts': 175,
  'office.e2e.ts': 90,
  'retraining.e2e.ts': 70,
  'main.e2e.ts': 65,
  'kill.e2e.ts': 60,
  'start.e2e.ts': 60,
  'test-room.e2e.ts': 55,
  'appeal.e2e.ts': 50,
  'signatures.e2e.ts': 45,
  'appeal-cases.e2e.ts': 40,
  'meeting.e2e.ts': 20,
  'access.http.spec.ts': 20,
  'designs.http.spec.ts': 20,
  'pdf-printer.spec.ts': 20,
  'audit-chain.spec.ts': 15,
  'retraining.http.spec.ts': 10,
  'amendments.http.spec.ts': 10,
  'MeetingPage.test.tsx': 20,
  'designs.test.tsx': 15,
  'calendar.test.tsx': 12,
  'blank.test.tsx': 12,
};

/** @param {{ path: string }} test */
const toldOf = ({ path }) => SECONDS[path.split(/[\\/]/).at(-1) ?? ''] ?? 0;

export default class LongestFirst extends TestSequencer {
  /**
   * @override
   * @param {Parameters<TestSequencer['sort']>[0]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((one, other) => toldOf(other) - toldOf(one));
  }
}
