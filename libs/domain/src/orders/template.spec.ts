import { fillWords, listOf, templateRefusals } from './template.ts';

const codes = (text: string, subject = 'О зачислении') =>
  templateRefusals('enrol-group', { subject, text }).map(
    ({ code, placeholder }) => `${code.replace('template.', '')} ${placeholder}`,
  );

describe('2.2 the words of an order', () => {
  it.each([
    {
      why: 'words and the list on its line',
      text: '1. Зачислить по программе «{программа}»:\n {слушатели} ',
      expected: [],
    },
    { why: 'no list', text: 'Зачислить', expected: ['list-missing слушатели'] },
    {
      why: 'unknown, twice',
      text: '{слушатели}\n{кто} {кто} {состав}',
      expected: ['unknown-placeholder кто', 'unknown-placeholder состав'],
    },
    { why: 'a list inside a line', text: 'Вот: {слушатели}', expected: ['list-within-line слушатели'] },
    { why: 'a list twice', text: '{слушатели}\n{слушатели}', expected: ['list-twice слушатели'] },
    { why: 'an empty bracket', text: '{слушатели}\n{}', expected: ['unknown-placeholder '] },
  ])('$why', ({ text, expected }) => expect(codes(text)).toEqual(expected));

  it('keeps lists out of the subject', () =>
    expect(codes('{слушатели}', 'О {слушатели}')).toEqual(['list-in-subject слушатели']));

  it('may leave out who left and who came', () =>
    expect(templateRefusals('change-attestation-commission', { subject: 'О', text: '{состав}' })).toEqual([]));

  it('fills in words and leaves lists', () =>
    expect(fillWords('«{программа}» с {дата}\n{состав}', { программа: 'Труд', дата: '1 мая' })).toBe(
      '«Труд» с 1 мая\n{состав}',
    ));

  it('knows a list’s line from a line of words', () => {
    expect(listOf('  {состав} ')).toBe('состав');
    expect(listOf('Состав: {состав}')).toBeNull();
  });
});
