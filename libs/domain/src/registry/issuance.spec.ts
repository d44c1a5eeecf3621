import { dischargeIssuanceRefusals, issuancePlan, issuanceRefusals, withheldReason } from './issuance.ts';

const graduate = (enrolmentId: string, outcome: 'passed' | 'failed' | 'retake-open' | 'not-attempted') => ({
  enrolmentId,
  outcome,
  holds: [],
});

describe('3.12 documents follow the signed protocol', () => {
  it('refuses an unsigned one', () =>
    expect(issuanceRefusals({ signedAt: null, replaced: false })).toEqual([
      { code: 'issuance.protocol-unsigned', clause: '3.12' },
    ]));
  it('refuses a replaced one', () =>
    expect(issuanceRefusals({ signedAt: new Date(0), replaced: true })).toHaveLength(1));
  it('takes a signed one', () => expect(issuanceRefusals({ signedAt: new Date(0), replaced: false })).toEqual([]));
});

describe('3.14 where nobody came, references follow the signed order of discharge', () => {
  it('refuses a draft', () =>
    expect(dischargeIssuanceRefusals({ signedAt: null })).toEqual([
      { code: 'issuance.order-unsigned', clause: '3.14' },
    ]));
  it('takes a signed one', () => expect(dischargeIssuanceRefusals({ signedAt: new Date(0) })).toEqual([]));
});

describe('1.10 the document follows the kind of program', () => {
  it.each([
    ['professional-development', 'certificate'],
    ['retraining', 'diploma'],
  ] as const)('%s gives a %s', (kind, document) =>
    expect(issuancePlan(kind, [graduate('a', 'passed')])).toEqual([{ enrolmentId: 'a', kind: document }]),
  );
});

describe('3.13, 3.14 who gets what', () => {
  it('certificates, references and nothing for an open retake', () => {
    const everyone = [
      graduate('a', 'passed'),
      graduate('b', 'failed'),
      graduate('c', 'retake-open'),
      graduate('d', 'not-attempted'),
    ];
    expect(issuancePlan('professional-development', everyone)).toEqual([
      { enrolmentId: 'a', kind: 'certificate' },
      { enrolmentId: 'b', kind: 'reference' },
    ]);
  });
  it('nothing twice', () =>
    expect(issuancePlan('professional-development', [{ ...graduate('a', 'passed'), holds: ['certificate'] }])).toEqual(
      [],
    ));
});

describe('273-ФЗ, ст. 76 ч. 16 a document waits for the diploma of prior education', () => {
  it.each([
    ['certificate', true, 'prior-education'],
    ['diploma', true, 'prior-education'],
    ['reference', true, null],
    ['certificate', false, null],
    ['diploma', false, null],
  ] as const)('%s, pending %p: %p', (kind, pending, reason) => expect(withheldReason(kind, pending)).toBe(reason));
});
