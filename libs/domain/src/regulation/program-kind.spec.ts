import { passDocument, programRefusals, type ProgramFacts } from './program-kind.ts';

const development: ProgramFacts = {
  kind: 'professional-development',
  hours: 72,
  forms: ['test'],
  moduleHours: [70, 2],
};
const retraining: ProgramFacts = { kind: 'retraining', hours: 250, forms: ['exam', 'defence'], moduleHours: [] };
const codes = (facts: ProgramFacts) => programRefusals(facts).map(({ code }) => code);

describe('1.1, 1.10 two kinds of program, each with its document', () => {
  it.each([
    ['professional-development', 'certificate'],
    ['retraining', 'diploma'],
  ] as const)('%s: %s', (kind, document) => expect(passDocument(kind)).toBe(document));
});

describe('1.3 the attestation is obligatory', () => {
  it('wants at least one form', () =>
    expect(codes({ ...development, forms: [] })).toEqual(['program.no-attestation-form']));
});

describe('3.3, 3.9, 3.10 the forms of a kind', () => {
  it.each([
    { why: 'a test ends professional development', facts: development, expected: [] },
    { why: 'an exam and a defence end retraining', facts: retraining, expected: [] },
    {
      why: 'no exam in professional development',
      facts: { ...development, forms: ['exam' as const] },
      expected: ['program.form-not-for-kind'],
    },
    {
      why: 'no test in retraining',
      facts: { ...retraining, forms: ['test' as const] },
      expected: ['program.form-not-for-kind'],
    },
  ])('$why', ({ facts, expected }) => expect(codes(facts)).toEqual(expected));
});

describe('hours of a program', () => {
  it.each([
    [{ ...development, hours: 15, moduleHours: [] }, ['program.too-short']],
    [{ ...development, hours: 16, moduleHours: [] }, []],
    [{ ...retraining, hours: 249 }, ['program.too-short']],
    [{ ...development, moduleHours: [70, 3] }, ['program.hours-do-not-add-up']],
  ])('%j: %j', (facts, expected) => expect(codes(facts)).toEqual(expected));
});
