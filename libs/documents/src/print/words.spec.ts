import {
  dayInWords,
  fullName,
  hours,
  hoursGenitive,
  initials,
  initialsFirst,
  instantInWords,
  legalDay,
  periodInWords,
  shortDay,
} from './words.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('dates in Russian', () => {
  it('are in the genitive', () => {
    expect(plain(dayInWords('2026-05-09'))).toBe('9 мая 2026 г.');
    expect(plain(legalDay('2017-01-08'))).toBe('«08» января 2017 г.');
    expect(shortDay('2017-01-18')).toBe('18.01.2017');
  });

  it.each([
    ['2026-01-12', '2026-01-23', 'с 12 по 23 января 2026 г.'],
    ['2026-01-12', '2026-02-05', 'с 12 января по 5 февраля 2026 г.'],
    ['2025-12-20', '2026-01-15', 'с 20 декабря 2025 г. по 15 января 2026 г.'],
    ['2025-01-20', '2026-01-15', 'с 20 января 2025 г. по 15 января 2026 г.'],
  ])('%s–%s: %s', (from, to, words) => expect(plain(periodInWords({ from, to }))).toBe(words));

  it.each(['2026-13-01', '2026-1-1', '', '18.01.2017'])('refuse %j', (day) =>
    expect(() => dayInWords(day)).toThrow(RangeError),
  );

  it('show an instant by the clock of the zone', () => {
    const instant = new Date('2026-01-23T20:30:05Z');
    expect(plain(instantInWords(instant, 'Asia/Yekaterinburg'))).toBe('24.01.2026 01:30:05 (UTC+05:00)');
    expect(plain(instantInWords(instant, 'UTC'))).toBe('23.01.2026 20:30:05 (UTC+00:00)');
  });
});

describe('hours', () => {
  it.each([
    [1, '1 час', '1 часа'],
    [2, '2 часа', '2 часов'],
    [5, '5 часов', '5 часов'],
    [11, '11 часов', '11 часов'],
    [16, '16 часов', '16 часов'],
    [21, '21 час', '21 часа'],
    [72, '72 часа', '72 часов'],
    [250, '250 часов', '250 часов'],
  ])('%i: %s, в объёме %s', (count, nominative, genitive) => {
    expect([plain(hours(count)), plain(hoursGenitive(count))]).toEqual([nominative, genitive]);
  });
});

describe('names', () => {
  it.each([
    ['Иванов', 'Иван', 'Иванович', 'Иванов Иван Иванович', 'Иванов И. И.', 'И. И. Иванов'],
    ['Ли', 'Ан', null, 'Ли Ан', 'Ли А.', 'А. Ли'],
    ['Алиев', 'Вагиф', 'Расим оглы', 'Алиев Вагиф Расим оглы', 'Алиев В. Р. оглы', 'В. Р. оглы Алиев'],
    ['Сен-Жюст', 'Жан-Поль', null, 'Сен-Жюст Жан-Поль', 'Сен-Жюст Ж.-П.', 'Ж.-П. Сен-Жюст'],
    ['Нұрғалиева', 'Әсел', 'Қанатқызы', 'Нұрғалиева Әсел Қанатқызы', 'Нұрғалиева Ә. Қ.', 'Ә. Қ. Нұрғалиева'],
    ['Мадонна', '', null, 'Мадонна', 'Мадонна', 'Мадонна'],
  ])('%s %s %s', (family, given, patronymic, full, listed, signed) => {
    const name = { family, given, patronymic };
    expect([fullName(name), plain(initials(name)), plain(initialsFirst(name))]).toEqual([full, listed, signed]);
  });
});
