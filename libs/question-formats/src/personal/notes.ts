import { counted } from '../words.ru.ts';

/** What a note about a cell says beside its code. */
interface NoteFacts {
  // The row is refused.
  'who-missing': Record<string, never>;
  'who-unknown': Record<string, never>;
  'who-differs': { name: string };
  'who-namesakes': Record<string, never>;
  'who-twice': { row: number };
  'changed-since': { by: string };
  'day-unreadable': Record<string, never>;
  'country-unknown': Record<string, never>;
  'not-of-list': { allowed: readonly string[] };
  'cell-error': Record<string, never>;
  'cell-too-long': { characters: number; limit: number };
  // The value is taken, but not as it stood.
  tidied: { after: string };
  'zeros-restored': { after: string };
  // A person should know.
  'formula-value': Record<string, never>;
}

/** A cell as the program that opens the sheet names it: «G4», its header, and what stands in it. */
export interface Place {
  cell: string;
  column: string;
  value: string;
}

export type PersonalNote = {
  [Code in keyof NoteFacts]: { readonly code: Code; readonly place: Place | null; readonly facts: NoteFacts[Code] };
}[keyof NoteFacts];

/** `refuses`: nothing of the row is taken; `changes`: the value is taken otherwise than it stood. */
export type PersonalLevel = 'refuses' | 'changes' | 'informs';

const LEVELS: Readonly<Record<keyof NoteFacts, PersonalLevel>> = {
  'who-missing': 'refuses',
  'who-unknown': 'refuses',
  'who-differs': 'refuses',
  'who-namesakes': 'refuses',
  'who-twice': 'refuses',
  'changed-since': 'refuses',
  'day-unreadable': 'refuses',
  'country-unknown': 'refuses',
  'not-of-list': 'refuses',
  'cell-error': 'refuses',
  'cell-too-long': 'refuses',
  tidied: 'changes',
  'zeros-restored': 'changes',
  'formula-value': 'informs',
};

export const personalNoteLevel = ({ code }: PersonalNote): PersonalLevel => LEVELS[code];

/** One or two Russian sentences for a note; the cell is named beside them. */
export function personalNoteText(note: PersonalNote): string {
  switch (note.code) {
    case 'who-missing':
      return 'Не указано, чьи это данные: нужен логин или фамилия с именем.';
    case 'who-unknown':
      return 'В группе нет такого слушателя. Сначала зачислите его или проверьте логин и фамилию.';
    case 'who-differs':
      return `Этот логин — другого слушателя группы: ${note.facts.name}. Проверьте, не сдвинулись ли строки при сортировке.`;
    case 'who-namesakes':
      return 'В группе несколько слушателей с такими фамилией, именем и отчеством. Впишите логин.';
    case 'who-twice':
      return `Данные этого слушателя уже есть в строке ${note.facts.row}. Оставьте одну строку.`;
    case 'changed-since':
      return `После того как лист скачали, эти данные изменил другой сотрудник: ${note.facts.by}. Скачайте лист заново.`;
    case 'day-unreadable':
      return 'Такой даты нет. Нужна дата вида 17.05.1990.';
    case 'country-unknown':
      return 'Такой страны нет в списке ОКСМ. Выберите страну из списка или впишите трёхзначный код.';
    case 'not-of-list':
      return `Такого значения нет в списке. Можно выбрать: ${note.facts.allowed.map((word) => `«${word}»`).join(', ')}.`;
    case 'cell-error':
      return 'В ячейке ошибка формулы. Впишите значение.';
    case 'cell-too-long': {
      const { characters, limit } = note.facts;
      return `В ячейке ${counted(characters, 'символ', 'символа', 'символов')}, допускается не больше ${counted(limit, 'символа', 'символов', 'символов')}.`;
    }
    case 'tidied':
      return `Лишние пробелы, невидимые знаки и похожие латинские буквы исправлены: «${note.facts.after}».`;
    case 'zeros-restored':
      return `Таблица потеряла нули в начале номера, они возвращены: ${note.facts.after}.`;
    case 'formula-value':
      return 'В ячейке формула: взято её сохранённое значение.';
  }
}
