import { genderOfName, genitiveOf } from './genitive.ts';

it.each([
  ['Образцов Иван Примерович', 'Образцова Ивана Примеровича'],
  ['Примерова Анна Олеговна', 'Примеровой Анны Олеговны'],
  ['Образцов Иван Примерович, кандидат наук', 'Образцова Ивана Примеровича, кандидат наук'],
  ['  Образцов   Иван Примерович ', 'Образцова Ивана Примеровича'],
])('%s: %s', (name, genitive) => expect(genitiveOf(name)).toBe(genitive));

it('guesses nothing where the patronymic tells nothing, and declines once the gender is chosen', () => {
  expect(genderOfName('Образцов И. П.')).toBeNull();
  expect(genitiveOf('Образцов И. П.')).toBe('Образцов И. П.');
  expect(genitiveOf('Образцов И. П.', 'male')).toBe('Образцова И. П.');
  expect(genitiveOf('Образцова И. П.', 'female')).toBe('Образцовой И. П.');
});
