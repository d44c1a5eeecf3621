import { counted } from '../words.ru.ts';
import type { RowNote, RowNoteFacts, SheetFacts, SheetNote, SheetNoteFacts, SheetRefusal } from './notes.ts';

type Sentences<Facts> = { [Code in keyof Facts]: (facts: Facts[Code]) => string };

const number = (value: number) => value.toLocaleString('ru-RU');
const size = (bytes: number) => `${number(Math.round((bytes / 1024 / 1024) * 10) / 10)} МБ`;

const ROW_NOTES: Sentences<RowNoteFacts> = {
  'last-name-missing': () => 'Не указана фамилия. Впишите её.',
  'first-name-missing': () => 'Не указано имя. Впишите его.',
  'name-unreadable': ({ column, value }) =>
    `В столбце «${column}» стоит «${value}»: в имени могут быть только буквы, пробел, дефис и апостроф.`,
  'email-bad': ({ value }) => `«${value}» — не адрес электронной почты. Исправьте его или оставьте ячейку пустой.`,
  'email-foreign-letters': ({ value, letters }) =>
    `В адресе «${value}» есть русская буква «${letters}», хотя адрес пишется латиницей. Наберите его заново.`,
  'email-twice': ({ value, row }) =>
    `Адрес «${value}» уже стоит в строке ${row}: у каждого слушателя должен быть свой.`,
  'login-bad': ({ value }) =>
    `Логин «${value}» не подходит: нужны буквы и цифры без пробелов, можно точку, дефис и подчёркивание, от 2 до 64 знаков.`,
  'login-twice': ({ value, row }) =>
    `Логин «${value}» уже стоит в строке ${row}: у каждого слушателя должен быть свой.`,
  'cell-too-long': ({ column, characters, limit }) =>
    `В столбце «${column}» ${counted(characters, 'символ', 'символа', 'символов')}, допускается не больше ${number(limit)}.`,
  'cell-error': ({ column, value }) => `В столбце «${column}» ошибка формулы ${value}. Впишите значение.`,
  'name-split': ({ lastName, firstName, patronymic }) =>
    `ФИО разделено: фамилия «${lastName}», имя «${firstName}», ${patronymic ? `отчество «${patronymic}»` : 'отчества нет'}.`,
  'letters-replaced': ({ column, after }) =>
    `В столбце «${column}» среди русских букв были похожие латинские; они заменены русскими: «${after}».`,
  'spaces-cleaned': ({ column }) => `В столбце «${column}» убраны невидимые символы и необычные пробелы.`,
  'capitals-set': ({ column, before, after }) =>
    `В столбце «${column}» исправлены прописные и строчные буквы: «${after}» вместо «${before}».`,
  'mixed-letters': ({ column, value }) =>
    `В столбце «${column}» смешаны русские и латинские буквы: «${value}». Проверьте написание.`,
  'formula-value': ({ column }) => `В столбце «${column}» формула: взято её сохранённое значение.`,
  'same-name': ({ row }) => `Слушатель с такими же ФИО есть в строке ${row}. Если это один человек, уберите повтор.`,
};

const SHEET_REFUSALS: Sentences<SheetFacts> = {
  'sheet-empty-file': () => 'Файл пуст.',
  'sheet-too-big': ({ bytes, limit }) => `Файл занимает ${size(bytes)}, допускается не больше ${size(limit)}.`,
  'sheet-old-format': () =>
    'Это книга Excel старого формата (.xls) или книга с паролем. Сохраните её как «Книга Excel (.xlsx)» без пароля.',
  'sheet-not-xlsx': () =>
    'Это не таблица Excel (.xlsx) и не CSV. Откройте файл в табличном редакторе и сохраните как «Книга Excel (.xlsx)».',
  'zip-broken': () => 'Файл повреждён и не открывается. Сохраните таблицу заново.',
  'zip-many-entries': ({ count, limit }) =>
    `Внутри файла ${counted(count, 'часть', 'части', 'частей')}, допускается не больше ${number(limit)}: на список слушателей это не похоже.`,
  'zip-unpacks-too-big': ({ limit }) =>
    `В распакованном виде файл больше ${size(limit)}. Скопируйте список слушателей в новую таблицу.`,
  'zip-ratio': ({ name }) =>
    `Часть файла «${name}» сжата необычно сильно: так устроены вредоносные архивы. Скопируйте список в новую таблицу.`,
  'sheet-many-cells': ({ limit }) =>
    `В таблице больше ${number(limit)} ячеек, считая пустые с оформлением и объединённые. Скопируйте в новую таблицу только сам список.`,
  'zip-path': ({ name }) =>
    `Внутри файла недопустимый путь «${name}»: так устроены вредоносные архивы. Файл не принят.`,
  'zip-encrypted': () => 'Файл зашифрован. Сохраните таблицу без пароля.',
  'xml-doctype': ({ name }) =>
    `В части файла «${name}» есть объявление DOCTYPE: такие файлы не принимаются. Сохраните таблицу заново.`,
  'sheet-broken': () => 'Таблица повреждена и не читается. Скопируйте список в новую таблицу.',
  'csv-long': ({ limit }) => `В файле больше ${number(limit)} строк. Разделите список на несколько файлов.`,
  'header-not-found': () =>
    'Не найдена строка заголовков. В первых строках листа должны быть столбцы «Фамилия» и «Имя» или «ФИО»; возьмите за основу образец.',
  'personal-header-not-found': () =>
    'Не найдена строка заголовков. В первых строках листа должны быть логин или фамилия с именем и хотя бы один столбец с личными данными; возьмите за основу лист группы.',
  'column-twice': ({ column }) => `Столбец «${column}» встречается дважды. Оставьте один.`,
  'rows-none': () => 'Под заголовками нет ни одного слушателя.',
  'rows-many': ({ limit }) =>
    `В таблице больше ${counted(limit, 'слушателя', 'слушателей', 'слушателей')}. Разделите её на несколько файлов.`,
};

const SHEET_NOTES: Sentences<SheetNoteFacts> = {
  'columns-ignored': ({ columns }) =>
    columns.length === 1
      ? `Столбец «${columns.join('')}» не нужен и пропущен.`
      : `Эти столбцы не нужны и пропущены: ${columns.map((column) => `«${column}»`).join(', ')}.`,
  'columns-personal': ({ columns }) =>
    `В файле есть личные данные: ${columns.map((column) => `«${column}»`).join(', ')}. Их загружают вторым шагом, когда слушатели зачислены.`,
  'sheets-ignored': ({ taken, ignored }) =>
    `Прочитан только лист «${taken}», не прочитаны: ${ignored.map((name) => `«${name}»`).join(', ')}.`,
  'example-skipped': ({ row }) => `Строка ${row} — пример из образца, она пропущена.`,
};

/** One Russian sentence for a note about a row. */
export function rowNoteText(note: RowNote): string {
  return (ROW_NOTES[note.code] as (facts: RowNote['facts']) => string)(note.facts);
}

/** Why a sheet is refused, in Russian. */
export function sheetRefusalText(refusal: SheetRefusal): string {
  return (SHEET_REFUSALS[refusal.code] as (facts: SheetRefusal['facts']) => string)(refusal.facts);
}

/** A note about a whole sheet that was taken, in Russian. */
export function sheetNoteText(note: SheetNote): string {
  return (SHEET_NOTES[note.code] as (facts: SheetNote['facts']) => string)(note.facts);
}
