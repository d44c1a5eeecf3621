import { REGISTER_LISTS } from '../federal-register/lists.ts';
import { countriesInOrder, countryCode, countryLabel, countryName } from './country.ts';

describe('a country', () => {
  it.each([
    ['643', 'Россия'],
    ['398', 'Казахстан'],
    ['051', 'Армения'],
    ['000', 'Без гражданства'],
    ['897', null],
    ['51', null],
  ])('%s is %s', (code, name) => expect(countryName(code)).toBe(name));

  it.each([
    ['643', '643'],
    ['51', '051'],
    ['Казахстан (398)', '398'],
    [' казахстан ', '398'],
    ['РФ', '643'],
    ['Российская  Федерация', '643'],
    ['Кыргызстан', '417'],
    ['Лицо без гражданства', '000'],
    ['999', null],
    ['Гондолин', null],
    ['', null],
  ])('%j means %s', (text, code) => expect(countryCode(text)).toBe(code));

  it('is chosen from all that the register takes, neighbours first, each understood as it is shown', () => {
    const codes = countriesInOrder();
    expect(codes.slice(0, 3)).toEqual(['643', '398', '417']);
    expect([...codes].sort()).toEqual([...REGISTER_LISTS.countries].sort());
    expect(codes.map((code) => countryCode(countryLabel(code)))).toEqual(codes);
  });
});
