import { LATE_MS, readChoices, silences, SILENCE_MS, timelineSight, type RecordedChoice } from './timeline.ts';

const START = Date.parse('2026-03-04T05:00:00Z');
/** `at` and `offset` in seconds; the page was opened ten seconds after the start unless said otherwise. */
const choice = (revision: number, at: number, offset: number | null): RecordedChoice => ({
  revision,
  at: new Date(START + at * 1000),
  offsetMs: offset === null ? null : offset * 1000,
});
const waits = (...choices: RecordedChoice[]) =>
  readChoices(choices).map(({ wait }) => wait && [wait.least / 1000, wait.most / 1000]);
const pages = (...choices: RecordedChoice[]) => readChoices(choices).map(({ page }) => page);

describe('5.7 what the record of answers tells of the connection', () => {
  it('is nothing while choices arrive as they are made', () => {
    expect(waits(choice(1, 20.1, 10), choice(2, 40.3, 30), choice(3, 60.2, 50))).toEqual([null, null, null]);
  });

  it('is a proven wait when a quicker choice of the same page comes after it', () => {
    expect(waits(choice(1, 20, 10), choice(2, 100, 30), choice(3, 101, 80), choice(4, 130, 120))).toEqual([
      null,
      [60, 60],
      [11, 11],
      null,
    ]);
  });

  it('is a possible wait when nothing quicker follows: the device may have slept', () => {
    expect(waits(choice(1, 20, 10), choice(2, 100, 30), choice(3, 120, 50))).toEqual([null, [0, 60], [0, 60]]);
  });

  it.each([
    [LATE_MS - 1, false],
    [LATE_MS, true],
  ])('a wait of %d ms is told: %s', (milliseconds, told) => {
    const [, second] = waits(choice(1, 20, 10), choice(2, 40 + milliseconds / 1000, 30), choice(3, 60, 50));
    expect(second !== null).toBe(told);
  });

  it('never compares pages: a reload begins the clock again', () => {
    const record = [choice(1, 20, 10), choice(2, 620, 610), choice(3, 650, 5), choice(4, 670, 25)];
    expect(pages(...record)).toEqual([1, 1, 2, 2]);
    expect(waits(...record)).toEqual([null, null, null, null]);
  });

  it('is nothing where the device told no offset', () => {
    expect(waits(choice(1, 20, null), choice(2, 500, null))).toEqual([null, null]);
    expect(pages(choice(1, 20, 10), choice(2, 30, null), choice(3, 40, 30))).toEqual([1, 1, 1]);
  });

  it('comes in the order of the server’s time, whatever order it was kept in', () => {
    const read = readChoices([choice(3, 30, 20), choice(1, 31, 5), choice(2, 20, 10)]);
    expect(read.map(({ choice: { revision } }) => revision)).toEqual([2, 3, 1]);
  });
});

describe('silence', () => {
  const after = (milliseconds: number) => new Date(START + milliseconds);

  it('is told from five minutes on', () => {
    expect(silences([after(SILENCE_MS - 1), after(0)])).toEqual([]);
    expect(silences([after(SILENCE_MS), after(0)])).toEqual([{ from: after(0), until: after(SILENCE_MS) }]);
  });

  it('is nothing in an empty record', () => expect(silences([])).toEqual([]));
});

describe('3.12 who sees what was right', () => {
  const base = { finished: true, announced: true, outcome: 'failed' } as const;
  it.each([
    ['staff', base, { key: true, counted: true }, 'after the end'],
    ['staff', { ...base, announced: false }, { key: true, counted: true }, 'before the announcement too'],
    ['staff', { ...base, finished: false }, { key: false, counted: false }, 'never while the learner writes'],
    ['learner', base, { key: false, counted: true }, 'his own answers, once announced and final'],
    ['learner', { ...base, outcome: 'passed' }, { key: false, counted: true }, 'a pass is final'],
    ['learner', { ...base, announced: false }, { key: false, counted: false }, 'not before the announcement'],
    ['learner', { ...base, outcome: 'retake-open' }, { key: false, counted: false }, 'not before a retake'],
    ['learner', { ...base, outcome: 'not-attempted' }, { key: false, counted: false }, 'annulled: he comes again'],
  ] as const)('%s %j: %j, %s', (...[reader, attempt, sight]) => expect(timelineSight(reader, attempt)).toEqual(sight));
});
