import {
  answeredStatus,
  judgeAnswer,
  packageRefusals,
  registerDueOn,
  registerFileName,
  sendingRefusals,
} from './package.ts';

/** The terms of the law, as an organisation has them at first. */
const TERMS = [
  { from: '1900-01-01', days: 60 },
  { from: '2025-09-01', days: 30 },
];

describe('the time to report a document', () => {
  it.each([
    ['2025-08-31', '2025-10-30', 'sixty days before 1 September 2025'],
    ['2025-09-01', '2025-10-01', 'thirty since'],
    ['2026-01-31', '2026-03-02', 'calendar days, across February'],
    ['2024-01-01', '2024-03-01', 'a leap year'],
  ])('of %s ends on %s: %s', (issuedOn, due) => expect(registerDueOn(issuedOn, TERMS)).toBe(due));

  it('is what the organisation has set, from the day it says', () =>
    expect(registerDueOn('2027-01-10', [...TERMS, { from: '2027-01-01', days: 10 }])).toBe('2027-01-20'));
});

describe('a package', () => {
  it.each([
    ['export', 'draft'],
    ['withdraw', 'draft'],
    ['withdraw', 'exported'],
    ['send', 'exported'],
    ['answer', 'sent'],
  ] as const)('takes %s while %s', (deed, status) => expect(packageRefusals(deed, status)).toEqual([]));

  it.each([
    ['export', 'exported'],
    ['send', 'draft'],
    ['send', 'sent'],
    ['withdraw', 'sent'],
    ['answer', 'exported'],
    ['answer', 'accepted'],
  ] as const)('refuses %s while %s', (deed, status) =>
    expect(packageRefusals(deed, status)).toEqual([{ code: 'register.package-status', clause: null, status }]),
  );

  it('is sent neither before its file was made nor ahead of time', () => {
    expect(sendingRefusals('2026-03-10', '2026-03-11', '2026-03-12')).toMatchObject([
      { code: 'register.sent-before-exported' },
    ]);
    expect(sendingRefusals('2026-03-13', '2026-03-11', '2026-03-12')).toMatchObject([
      { code: 'register.sent-in-future' },
    ]);
    expect(sendingRefusals('2026-03-11', '2026-03-11', '2026-03-12')).toEqual([]);
  });

  it('has an ASCII name', () => expect(registerFileName('2026-03-11', 7)).toBe('FRDO_DPO_2026-03-11_007.xlsx'));
});

describe('the operator’s answer', () => {
  const rows = ['00001-ПК-26', '00002-ПК-26', '00003-ПК-26'].map((registrationNumber) => ({ registrationNumber }));

  it('rejects those whom it complains of, whatever alphabet their numbers are in', () => {
    const { refusals, rejected, unnamed } = judgeAnswer(rows, [
      { number: ' 00001-ПK-26', message: 'Принято' },
      { number: '00002-ПК-26', message: 'Значение отсутствует в классификаторе' },
      { number: '00002-ПК-26', message: 'Ошибка в поле СНИЛС' },
      { number: '99999-ПК-26', message: 'Дубль' },
    ]);
    expect(refusals).toEqual([]);
    expect(rejected).toEqual([{ row: rows[1], message: 'Значение отсутствует в классификаторе; Ошибка в поле СНИЛС' }]);
    expect(unnamed).toEqual([rows[2]]);
  });

  it.each([[[]], [[{ number: '5-ПК-26', message: '' }]]])('is not ours when it names none of ours: %j', (lines) =>
    expect(judgeAnswer(rows, lines).refusals).toEqual([
      { code: 'register.answer-foreign', clause: null, lines: lines.length },
    ]),
  );

  it.each([
    [3, 0, 'accepted'],
    [3, 1, 'partly-accepted'],
    [3, 3, 'rejected'],
  ])('of %i rows with %i rejected leaves it %s', (all, rejected, status) =>
    expect(answeredStatus(all, rejected)).toBe(status),
  );
});
