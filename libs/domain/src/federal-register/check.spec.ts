import { isSendable, registerProblems } from './check.ts';
import type { RegisterColumn, RegisterRow, RegisterRule } from './columns.ts';
import { REGISTER_LISTS } from './lists.ts';
import { LOSS_PROOFS } from '../registry/former-document.ts';
import { CERTIFICATE } from './register.fixture.ts';
import { registerRow } from './row.ts';

const TODAY = '2026-03-12';
const ROW = registerRow(CERTIFICATE);
const DUPLICATE = registerRow({
  ...CERTIFICATE,
  original: { ...CERTIFICATE, registrationNumber: '00003-ПК-25', issuedOn: '2025-06-20' },
  reissueReason: 'loss',
  former: { lossProof: 'police', state: null },
});
const problems = (cells: Partial<RegisterRow>, row = ROW) =>
  registerProblems({ ...row, ...cells }, TODAY).map(({ column, rule, fix }) => [column, rule, fix]);

type Case = [RegisterColumn, string | number | null, RegisterRule, string | null];

describe('the check of a row', () => {
  it('finds nothing in a sound original, a duplicate, a diploma', () => {
    expect(problems({})).toEqual([]);
    expect(problems({}, DUPLICATE)).toEqual([]);
    const diploma = {
      ...CERTIFICATE,
      kind: 'diploma',
      programKind: 'retraining',
      qualification: 'Педагог',
      hours: 256,
    } as const;
    expect(registerProblems(registerRow(diploma), TODAY)).toEqual([]);
  });

  it.each<Case>([
    ['V', 'Билетoва', 'latin', 'Билетова'],
    ['V', 'БИЛETOBA', 'latin', 'БИЛЕТОВА'],
    ['V', 'Билетова\u00A0', 'invisible', 'Билетова'],
    ['W', 'Ан\u200Bна', 'invisible', 'Анна'],
    ['V', 'Билетова ', 'spaces', 'Билетова'],
    ['V', 'Салтыкова–Щедрина', 'spaces', 'Салтыкова-Щедрина'],
    ['V', 'Салтыкова--Щедрина', 'spaces', 'Салтыкова-Щедрина'],
    ['W', 'Нұргүл', 'letters', null],
    ['P', 'Девичья7', 'letters', null],
    ['I', '00017-ПK-26', 'latin', '00017-ПК-26'],
    ['I', '00017*ПК', 'letters', null],
    ['K', 'Охрана * труда', 'letters', null],
    ['F', 'Серия в двадцать один', 'too-long', null],
    ['L', REGISTER_LISTS.fieldsOfWork[31]!.replace('  ', ' '), 'list', REGISTER_LISTS.fieldsOfWork[31]!],
    ['M', 'Без деления на УГС/отрасли', 'list', 'Без деления на угс/отрасли'],
    ['L', 'Космос', 'list', null],
    ['C', 'Да', 'list', null],
    ['AE', '51', 'list', null],
    ['AB', 'дистанционная', 'list', null],
    ['AA', '112-233-445 94', 'snils-check', null],
    ['AA', '000-000-000 00', 'snils-zeros', null],
    ['AA', '112-233', 'snils-form', null],
    ['AA', '112-233-445\u00A095', 'invisible', '112-233-445 95'],
    ['H', '2026-03-13', 'date', null],
    ['H', '2026-02-31', 'date', null],
    ['H', '2026-01-01 утром', 'date', null],
    ['Y', '1899-12-31', 'date', null],
    ['Y', '2026-03-12', 'date', null],
    ['S', 1977, 'year', null],
    ['T', 2027, 'year', null],
    ['T', 2025, 'years-order', null],
    ['U', 15, 'hours', null],
    ['X', null, 'missing', null],
    ['AA', null, 'missing', null],
    ['P', null, 'missing', null],
    ['AI', '00003-ПК-25', 'original-extra', null],
    ['AN', '1', 'change-number', null],
  ])('%s %j: %s, %j', (column, value, rule, fix) => {
    expect(problems({ [column]: value })).toEqual([[column, rule, fix]]);
  });

  it('leaves a word of Latin letters alone in the name of a program', () =>
    expect(problems({ K: 'Работа в Excel' })).toEqual([]));

  it('names cell, value and what was expected', () =>
    expect(registerProblems({ ...ROW, AA: '112-233-445 94' }, TODAY)).toEqual([
      {
        column: 'AA',
        value: '112-233-445 94',
        rule: 'snils-check',
        level: 'error',
        fix: null,
        source: 'record',
        detail: '95',
      },
    ]));

  it('wants the original of a duplicate, and why there is one', () => {
    expect(problems({ AI: null, AJ: '2026-04-01' }, DUPLICATE)).toEqual([
      ['AJ', 'date', null],
      ['AI', 'original-missing', null],
    ]);
    expect(problems({ C: 'Нет' }, DUPLICATE)).toEqual([['C', 'reason-missing', null]]);
    expect(problems({ S: 1960, T: 1960 }, DUPLICATE)).toEqual([]);
  });

  it.each(LOSS_PROOFS)('knows the proof of a loss %s to the letter', (lossProof) => {
    const duplicate = {
      ...CERTIFICATE,
      original: CERTIFICATE,
      reissueReason: 'loss',
      former: { lossProof, state: null },
    } as const;
    expect(registerProblems(registerRow(duplicate), TODAY)).toEqual([]);
  });

  it('waits for the proof of a loss, and only reminds of an exchanged document that nobody has destroyed', () => {
    const found = (reissueReason: 'loss' | 'damage') =>
      registerProblems(registerRow({ ...CERTIFICATE, original: CERTIFICATE, reissueReason }), TODAY);
    expect(found('loss')).toMatchObject([{ column: 'C', rule: 'loss-unproved', level: 'error', source: 'former' }]);
    expect(found('damage')).toMatchObject([
      { column: 'E', rule: 'former-not-destroyed', level: 'warning', source: 'former' },
    ]);
  });

  it('asks no blank of a reference, and no diploma of who has none', () => {
    const reference = registerRow({ ...CERTIFICATE, kind: 'reference' });
    expect(problems({ N: null }, reference)).toEqual([]);
    expect(problems({ O: 'Стаж', P: null, Q: null, R: null })).toEqual([]);
  });

  it('lets a foreigner without a СНИЛС go, with a warning', () => {
    const found = registerProblems({ ...ROW, AA: null, AE: '398' }, TODAY);
    expect(found.map(({ rule, level }) => [rule, level])).toEqual([['foreigner-without-snils', 'warning']]);
    expect(isSendable(found)).toBe(true);
    expect(isSendable(registerProblems({ ...ROW, AA: null }, TODAY))).toBe(false);
  });

  it('asks less of what was issued before 2021', () =>
    expect(problems({ H: '2020-12-31', AA: null, AB: null, AC: null, AD: null, AE: null, S: 2020, T: 2020 })).toEqual(
      [],
    ));

  it('reads a thousand rows in no time', () => {
    const start = performance.now();
    for (let n = 0; n < 1_000; n++) registerProblems(ROW, TODAY);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
