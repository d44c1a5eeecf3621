import { thesisFileRefusals, thesisRefusals } from './thesis.ts';

const at = new Date('2026-11-22T05:00:00Z');

describe('3.10 a thesis of a program that ends by a defence', () => {
  it.each([
    ['before a defence is scheduled', 'learner', null, []],
    ['before the meeting', 'learner', { openedAt: null, closedAt: null }, []],
    ['during it the learner', 'learner', { openedAt: at, closedAt: null }, ['thesis.meeting-open']],
    ['during it the secretary', 'staff', { openedAt: at, closedAt: null }, []],
    ['after it', 'staff', { openedAt: at, closedAt: at }, ['thesis.meeting-closed']],
  ] as const)('%s', (_, by, meeting, codes) =>
    expect(thesisRefusals({ forms: ['exam', 'defence'], meeting, by }).map(({ code }) => code)).toEqual(codes),
  );
  it('is not of one that ends by an exam', () =>
    expect(thesisRefusals({ forms: ['exam'], meeting: null, by: 'staff' })[0]?.code).toBe('thesis.no-defence'));
});

describe('3.10 the file of a thesis', () => {
  const file = { name: 'Работа Иванова.pdf', mediaType: 'application/pdf', bytes: 1_000, maxMegabytes: 1 };
  it.each<[object, string[]]>([
    [{}, []],
    [{ bytes: 1024 * 1024 }, []],
    [{ bytes: 1024 * 1024 + 1 }, ['thesis.file-too-large']],
    [{ mediaType: 'application/zip' }, ['thesis.file-type']],
    [{ mediaType: null }, ['thesis.file-type']],
    [{ mediaType: 'toString' }, ['thesis.file-type']],
    ...[
      '../../etc/passwd',
      'C:\\work.pdf',
      '<script>alert(1)</script>.pdf',
      'a\u0000.pdf',
      'fdp.\u202etxe',
      '..',
      ' ',
    ].map((name) => [{ name }, ['thesis.file-name']] as [object, string[]]),
  ])('%j: %j', (changed, codes) =>
    expect(thesisFileRefusals({ ...file, ...changed }).map(({ code }) => code)).toEqual(codes),
  );
});
