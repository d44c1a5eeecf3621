import { recordLacks, recordRefusals, tidyRecord, yearsLater, type RecordFacts } from './record.ts';
import { formatSnils, snilsCheck, snilsDigits, snilsRefusals } from './snils.ts';
import { cyrillicLetters, tidyText, visibleText } from './text.ts';

const FULL: RecordFacts = {
  birthDate: '1985-04-12',
  sex: 'female',
  snils: '11223344595',
  citizenship: '643',
  identityKind: 'passport',
  identitySeries: '8012',
  identityNumber: '345678',
  priorLevel: 'higher',
  priorLastName: 'Девичья',
  priorSeries: '102718',
  priorNumber: '0123456',
  priorIssuedOn: '2007-06-30',
  postalAddress: null,
};
const TODAY = '2026-03-11';
const codes = (facts: Partial<RecordFacts>) => recordRefusals({ ...FULL, ...facts }, TODAY).map(({ code }) => code);

describe('СНИЛС', () => {
  it.each([
    ['112233445', '95', 'a sum below 100 is the number itself'],
    ['087654302', '00', 'a sum that leaves 100 is 00'],
    ['087654303', '00', 'a sum of twice 101 leaves 0'],
    ['999999999', '01', 'a sum over 101 leaves its rest'],
  ])('%s has the check digits %s: %s', (nine, check) => {
    const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
    const rest = sum % 101;
    expect(snilsCheck(nine)).toBe(String(rest === 100 ? 0 : rest).padStart(2, '0'));
    expect(snilsCheck(nine)).toBe(check);
  });

  it.each([
    ['112-233-445 95', []],
    ['11223344595', []],
    ['112\u00A0233\u200B445–95', []],
    ['112-233-445 94', ['record.snils-check']],
    ['000-000-000 00', ['record.snils-zeros']],
    ['000-000-000 17', ['record.snils-zeros']],
    ['001-001-998 77', []],
    ['001-001-999 77', ['record.snils-check']],
    ['112-233-445 9', ['record.snils-form']],
    ['112-233-445 9О', ['record.snils-form']],
    ['', ['record.snils-form']],
  ])('%j: %j', (text, expected) => expect(snilsRefusals(text).map(({ code }) => code)).toEqual(expected));

  it('tells the digits that were expected', () =>
    expect(snilsRefusals('11223344594')).toEqual([
      { code: 'record.snils-check', clause: null, snils: '112-233-445 94', expected: '95', given: '94' },
    ]));

  it('is written with hyphens and kept without', () => {
    expect(formatSnils('11223344595')).toBe('112-233-445 95');
    expect(snilsDigits('112-233-445 95')).toBe('11223344595');
    expect(formatSnils('1122')).toBe('1122');
  });
});

describe('a learner’s record', () => {
  it.each<[string, Partial<RecordFacts>, string[]]>([
    ['a whole one', {}, []],
    ['an empty one', { birthDate: null, snils: null, priorIssuedOn: null, priorLastName: null }, []],
    ['fourteen today', { birthDate: '2012-03-11', priorIssuedOn: null }, []],
    ['fourteen tomorrow', { birthDate: '2012-03-12', priorIssuedOn: null }, ['record.birth-date']],
    ['born before 1900', { birthDate: '1899-12-31' }, ['record.birth-date']],
    ['a diploma of today', { priorIssuedOn: TODAY }, []],
    ['a diploma of tomorrow', { priorIssuedOn: '2026-03-12' }, ['record.prior-issued-on']],
    ['a diploma at thirteen', { priorIssuedOn: '1999-04-11' }, ['record.prior-issued-on']],
    ['no such country', { citizenship: '999' }, ['record.citizenship-unknown']],
    ['Armenia keeps its zero', { citizenship: '051' }, []],
    ['a short passport', { identitySeries: '801' }, ['record.passport-form']],
    ['another document may be anything', { identityKind: 'other', identitySeries: 'AB', identityNumber: '1' }, []],
    ['a Latin letter in the surname', { priorLastName: 'Дeвичья' }, ['record.surname-letters']],
  ])('%s', (_, facts, expected) => expect(codes(facts)).toEqual(expected));

  it('comes in without what nobody sees', () => {
    const given = { ...FULL, snils: ' 112-233-445 95', identitySeries: '80 12', priorLastName: ' Дeвичья—Бaрс ' };
    expect(tidyRecord(given)).toEqual({ ...FULL, priorLastName: 'Девичья-Барс' });
    expect(tidyRecord({ ...FULL, postalAddress: ' \u00A0 ' }).postalAddress).toBeNull();
  });

  it('lacks a СНИЛС only of a Russian, and a diploma only of who has one', () => {
    const empty = { ...FULL, birthDate: null, sex: null, snils: null, priorLevel: null, priorNumber: null };
    expect(recordLacks(FULL)).toEqual([]);
    expect(recordLacks(empty)).toEqual(['birthDate', 'sex', 'snils', 'priorLevel']);
    expect(recordLacks({ ...FULL, snils: null, citizenship: '398' })).toEqual([]);
    expect(recordLacks({ ...FULL, priorLastName: null, priorNumber: null })).toEqual(['priorLastName', 'priorNumber']);
    expect(recordLacks({ ...FULL, priorLevel: 'experience', priorLastName: null, priorNumber: null })).toEqual([]);
  });
});

describe('text', () => {
  it.each([
    ['Ива\u200Bнова\uFEFF', 'Иванова'],
    ['Иванова\u00A0Анна\tПетровна', 'Иванова Анна Петровна'],
    ['и\u0306', 'й'],
    ['чет\u00ADкий', 'четкий'],
  ])('%j is seen as %j', (text, seen) => expect(visibleText(text)).toBe(seen));

  it.each([
    ['  Салтыков – Щедрин ', 'Салтыков - Щедрин'],
    ['Римская--Корсакова', 'Римская-Корсакова'],
    ['А  Б', 'А Б'],
  ])('%j is meant as %j', (text, meant) => expect(tidyText(text)).toBe(meant));

  it('has Russian letters for Latin ones that look alike, and no others', () =>
    expect(cyrillicLetters('CEPГEEBA XYZ')).toBe('СЕРГЕЕВА ХУZ'));

  it('counts years to the day, leap years included', () => {
    expect([yearsLater('2024-02-29', 1), yearsLater('2024-02-29', 4)]).toEqual(['2025-02-28', '2028-02-29']);
    expect(yearsLater('2026-03-11', -14)).toBe('2012-03-11');
  });
});
