import type { Column } from './notes.ts';
import { toRussian } from './values.ts';

const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  lastName: ['фамилия'],
  firstName: ['имя'],
  patronymic: ['отчество'],
  fullName: ['фио', 'фамилия имя отчество', 'фамилия имя и отчество', 'слушатель'],
  email: [
    ...[
      'e mail',
      'email',
      'mail',
      'эл почта',
      'электронная почта',
      'почта',
      'адрес электронной почты',
      'емейл',
      'имейл',
    ],
    ...['эл адрес', 'электронный адрес'],
  ],
  login: ['логин', 'имя пользователя', 'учетная запись', 'login'],
  customer: [
    'организация',
    'место работы',
    'работодатель',
    'заказчик',
    'предприятие',
    'компания',
    'наименование организации',
  ],
  post: ['должность', 'занимаемая должность', 'профессия'],
  remark: ['примечание', 'примечания', 'комментарий'],
};

/** The words of a header without case, marks and the difference of ё and е. */
export function normalise(header: string): string {
  return header
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я]+/g, ' ')
    .trim();
}

const BY_HEADER = new Map(
  Object.entries(HEADERS).flatMap(([column, headers]) => headers.map((header) => [header, column as Column])),
);

/** What people add to a header without changing what it means: «Ф.И.О. слушателя (полностью)». */
const ADDED = /(?: (?:слушателя|обучающегося|работника|сотрудника|полностью|при наличии|если есть))+$/;

const plain = (header: string) =>
  normalise(header)
    .replace(/^ф и о(?= |$)/, 'фио')
    .replace(ADDED, '');

/** Which column a header means, or null; a Russian header typed with a Latin letter that looks the same counts too. */
export function columnOf(header: string): Column | null {
  return BY_HEADER.get(plain(header)) ?? BY_HEADER.get(plain(toRussian(header))) ?? null;
}

/** The headers of the template, in its order; personal data and the remark follow them. */
export const TEMPLATE_HEADERS: readonly { column: Column; header: string; width: number; example: string }[] = [
  { column: 'lastName', header: 'Фамилия', width: 20, example: 'Примерова' },
  { column: 'firstName', header: 'Имя', width: 16, example: 'Анна' },
  { column: 'patronymic', header: 'Отчество', width: 20, example: 'Петровна' },
  { column: 'email', header: 'E-mail', width: 28, example: 'primerova@example.org' },
  { column: 'login', header: 'Логин', width: 16, example: '' },
  { column: 'customer', header: 'Организация', width: 30, example: 'ООО «Образец»' },
  { column: 'post', header: 'Должность', width: 24, example: 'инженер' },
];
