import { genderHint, nameInCase } from './name-cases.ts';
import type { Gender } from './name-cases.ts';
import { fullName } from './words.ts';
import type { PersonName } from './words.ts';

const name = (words: string): PersonName => {
  const [family = '', given = '', ...rest] = words.split(' ');
  return { family, given, patronymic: rest.join(' ') || null };
};

describe('a name in another case', () => {
  it.each<[Gender, string, string, string]>([
    ['male', 'Абзалимов Рустам Рифович', 'Абзалимова Рустама Рифовича', 'Абзалимову Рустаму Рифовичу'],
    ['female', 'Асанова Бактыгуль Асановна', 'Асановой Бактыгули Асановны', 'Асановой Бактыгули Асановне'],
    ['female', 'Петрова Любовь Ивановна', 'Петровой Любови Ивановны', 'Петровой Любови Ивановне'],
    ['female', 'Нұрғалиева Нұргүл Қанатқызы', 'Нұрғалиевой Нұргүл Қанатқызы', 'Нұрғалиевой Нұргүл Қанатқызы'],
    ['male', 'Ким Сергей', 'Кима Сергея', 'Киму Сергею'],
    ['female', 'Ким Анна Сергеевна', 'Ким Анны Сергеевны', 'Ким Анне Сергеевне'],
    ['male', 'Черных Иван Фомич', 'Черных Ивана Фомича', 'Черных Ивану Фомичу'],
    ['male', 'Дюма Александр Никитич', 'Дюма Александра Никитича', 'Дюма Александру Никитичу'],
    ['male', 'Римский-Корсаков Лев Ильич', 'Римского-Корсакова Льва Ильича', 'Римскому-Корсакову Льву Ильичу'],
    ['male', 'Петров Пётр Ильич', 'Петрова Петра Ильича', 'Петрову Петру Ильичу'],
    ['male', 'Алиев Вагиф Расим оглы', 'Алиева Вагифа Расим оглы', 'Алиеву Вагифу Расим оглы'],
    ['female', 'Алиева Лейла Расим кызы', 'Алиевой Лейлы Расим кызы', 'Алиевой Лейле Расим кызы'],
    ['female', 'Шевченко Оксана Тарасовна', 'Шевченко Оксаны Тарасовны', 'Шевченко Оксане Тарасовне'],
    ['female', 'Мицкевич Анна-Мария Ильинична', 'Мицкевич Анны-Марии Ильиничны', 'Мицкевич Анне-Марии Ильиничне'],
    ['male', 'ИВАНОВ ИВАН ИВАНОВИЧ', 'ИВАНОВА ИВАНА ИВАНОВИЧА', 'ИВАНОВУ ИВАНУ ИВАНОВИЧУ'],
    ['male', 'О’Нил Джон', 'О’Нила Джона', 'О’Нилу Джону'],
  ])('%s: %s → %s → %s', (gender, nominative, genitive, dative) => {
    expect(fullName(nameInCase(name(nominative), 'genitive', gender))).toBe(genitive);
    expect(fullName(nameInCase(name(nominative), 'dative', gender))).toBe(dative);
  });

  it('stays as it is while the gender is not known', () =>
    expect(nameInCase(name('Бактыгуль Асан'), 'dative', null)).toEqual(name('Бактыгуль Асан')));
});

describe('the gender that a patronymic hints at', () => {
  it.each<[string | null, Gender | null]>([
    ['Ильич', 'male'],
    ['Ильинична', 'female'],
    ['ПЕТРОВНА', 'female'],
    ['Расим оглы', 'male'],
    ['Расим кызы', 'female'],
    ['Асанұлы', 'male'],
    ['Қанатқызы', 'female'],
    ['Асан', null],
    ['', null],
    [null, null],
  ])('%p: %p', (patronymic, gender) => expect(genderHint({ patronymic })).toBe(gender));
});
