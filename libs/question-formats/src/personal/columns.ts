import { countriesInOrder, countryLabel } from '@itog/domain';
import { columnOf, normalise } from '../sheet/columns.ts';
import type { Column } from '../sheet/notes.ts';
import { toRussian } from '../sheet/values.ts';
import { listWords, type PersonalField } from './fields.ts';

/** What a column of a sheet of personal data can be: who is meant, what is said of him, or our own mark. */
export type PersonalColumn =
  | PersonalField
  | 'version'
  | Extract<Column, 'login' | 'lastName' | 'firstName' | 'patronymic' | 'fullName' | 'remark'>;

export type PersonalHeader = {
  readonly field: PersonalField;
  readonly header: string;
  readonly width: number;
  readonly example: string;
  /** What the sheet tells who stands in the cell. */
  readonly hint: string;
};

/** The columns of personal data in the order of the sheet. */
export const PERSONAL_HEADERS: readonly PersonalHeader[] = [
  {
    field: 'birthDate',
    header: 'Дата рождения',
    width: 15,
    example: '1990-05-17',
    hint: 'Дата вида 17.05.1990',
  },
  { field: 'sex', header: 'Пол', width: 12, example: 'Женский', hint: 'Выберите из списка' },
  {
    field: 'snils',
    header: 'СНИЛС',
    width: 17,
    example: '112-233-445 95',
    hint: '11 цифр в виде 112-233-445 95. Контрольное число проверяется',
  },
  {
    field: 'citizenship',
    header: 'Гражданство',
    width: 20,
    example: 'Россия (643)',
    hint: 'Выберите страну из списка или впишите код ОКСМ',
  },
  {
    field: 'identityKind',
    header: 'Вид документа',
    width: 28,
    example: 'Паспорт гражданина России',
    hint: 'Выберите из списка',
  },
  {
    field: 'identitySeries',
    header: 'Серия документа',
    width: 12,
    example: '8012',
    hint: 'У паспорта России — 4 цифры',
  },
  {
    field: 'identityNumber',
    header: 'Номер документа',
    width: 13,
    example: '045678',
    hint: 'У паспорта России — 6 цифр',
  },
  {
    field: 'postalAddress',
    header: 'Почтовый адрес',
    width: 38,
    example: '450000, г. Уфа, ул. Ленина, д. 1, кв. 2',
    hint: 'С индексом: по нему отправляют документ почтой',
  },
  {
    field: 'priorLevel',
    header: 'Уровень образования',
    width: 30,
    example: 'Высшее образование',
    hint: 'Выберите из списка',
  },
  {
    field: 'priorLastName',
    header: 'Фамилия в дипломе',
    width: 18,
    example: 'Девичья',
    hint: 'Как в дипломе, даже если теперь фамилия другая',
  },
  {
    field: 'priorSeries',
    header: 'Серия диплома',
    width: 14,
    example: '102718',
    hint: 'Как в дипломе; если серии нет, оставьте пустой',
  },
  {
    field: 'priorNumber',
    header: 'Номер диплома',
    width: 15,
    example: '0123456',
    hint: 'Как в дипломе, с нулями в начале',
  },
  {
    field: 'priorIssuedOn',
    header: 'Дата выдачи диплома',
    width: 15,
    example: '2012-06-30',
    hint: 'Дата вида 30.06.2012',
  },
  {
    field: 'funding',
    header: 'Кто платит за обучение',
    width: 20,
    example: 'Платное обучение',
    hint: 'Выберите из списка',
  },
  {
    field: 'learningPlace',
    header: 'Форма получения образования',
    width: 32,
    example: 'В образовательной организации',
    hint: 'Выберите из списка',
  },
  {
    field: 'priorEducationPending',
    header: 'Диплом ещё не предъявлен',
    width: 16,
    example: 'Нет',
    hint: '«Да», если диплом о предыдущем образовании слушатель принесёт позже',
  },
];

/** The header of the hidden column that tells as of when the row was written out. */
export const VERSION_HEADER = 'Служебная отметка';

const OTHER_HEADERS: Readonly<Record<PersonalField, readonly string[]>> = {
  birthDate: ['день рождения', 'д р', 'др'],
  sex: [],
  snils: ['номер снилс', 'страховой номер'],
  citizenship: ['страна гражданства', 'гражданство код оксм', 'гражданство код страны по оксм'],
  identityKind: ['документ', 'документ удостоверяющий личность', 'вид документа удостоверяющего личность'],
  identitySeries: ['серия паспорта', 'паспорт серия', 'серия'],
  identityNumber: ['номер паспорта', 'паспорт номер', 'номер'],
  postalAddress: ['адрес', 'адрес для писем', 'адрес с индексом'],
  priorLevel: ['образование', 'уровень образования во спо', 'имеющееся образование', 'предыдущее образование'],
  priorLastName: ['фамилия указанная в дипломе', 'фамилия указанная в дипломе о во или спо'],
  priorSeries: ['серия документа об образовании', 'серия документа о во спо', 'диплом серия'],
  priorNumber: ['номер документа об образовании', 'номер документа о во спо', 'диплом номер'],
  priorIssuedOn: ['дата выдачи документа об образовании', 'диплом выдан'],
  funding: ['источник финансирования', 'источник финансирования обучения', 'финансирование'],
  learningPlace: ['место обучения'],
  priorEducationPending: ['диплом не предъявлен', 'диплом о предыдущем образовании еще не предъявлен'],
};

const BY_HEADER = new Map<string, PersonalField | 'version'>([
  [normalise(VERSION_HEADER), 'version'],
  ...PERSONAL_HEADERS.flatMap(({ field, header }) =>
    [header, ...OTHER_HEADERS[field]].map((each) => [normalise(each), field] as const),
  ),
]);

const WHO = ['login', 'lastName', 'firstName', 'patronymic', 'fullName', 'remark'] as const;
const isWho = (column: Column | null): column is (typeof WHO)[number] => WHO.some((each) => each === column);

/** Which column of personal data a header means, or null. */
export function personalColumnOf(header: string): PersonalColumn | null {
  const who = columnOf(header);
  if (isWho(who)) return who;
  return BY_HEADER.get(normalise(header)) ?? BY_HEADER.get(normalise(toRussian(header))) ?? null;
}

/** Whether a header of an enrolment sheet stands over personal data. */
export const isPersonalHeader = (header: string): boolean => {
  const column = personalColumnOf(header);
  return column !== null && column !== 'version' && !WHO.some((each) => each === column);
};

/** What the cells of a column are chosen from; empty where anything may stand. */
export function choicesOf(field: PersonalField): readonly string[] {
  return field === 'citizenship' ? countriesInOrder().map(countryLabel) : listWords(field);
}
