import {
  countryCode,
  cyrillicLetters,
  tidyText,
  type Funding,
  type IdentityKind,
  type LearningPlace,
  type PriorLevel,
  type Sex,
} from '@itog/domain';
import { readDay } from '../sheet/values.ts';

/** What a row can say of a person and of how he studies in the group. Days as `YYYY-MM-DD`; nothing where the cell is empty. */
export interface PersonalValues {
  birthDate?: string;
  sex?: Sex;
  /** As it is written. */
  snils?: string;
  citizenship?: string;
  identityKind?: IdentityKind;
  identitySeries?: string;
  identityNumber?: string;
  postalAddress?: string;
  priorLevel?: PriorLevel;
  priorLastName?: string;
  priorSeries?: string;
  priorNumber?: string;
  priorIssuedOn?: string;
  funding?: Funding;
  learningPlace?: LearningPlace;
  priorEducationPending?: boolean;
}
export type PersonalField = keyof PersonalValues;

/** A cell as it is found. */
export interface Written {
  text: string;
  date: Date | null;
  isNumber: boolean;
}

/** What a cell means, or why nothing can be made of it. */
export type Parsed =
  | { values: PersonalValues; tidied?: string; zeros?: string }
  | { problem: 'day-unreadable' | 'country-unknown' }
  | { problem: 'not-of-list'; allowed: readonly string[] };

/** The words of the lists, first the one that stands in the sheet, then what else people write. */
const LISTS = {
  sex: { male: ['Мужской', 'муж', 'м', 'мужчина'], female: ['Женский', 'жен', 'ж', 'женщина'] },
  identityKind: {
    passport: ['Паспорт гражданина России', 'паспорт', 'паспорт рф', 'паспорт гражданина рф', 'паспорт россии'],
    'foreign-passport': ['Паспорт иностранного гражданина', 'иностранный паспорт'],
    'residence-permit': ['Вид на жительство', 'внж'],
    other: ['Другой документ', 'другой', 'иной документ', 'иное'],
  },
  priorLevel: {
    higher: ['Высшее образование', 'высшее', 'во'],
    'secondary-vocational': [
      'Среднее профессиональное образование',
      'среднее профессиональное',
      'спо',
      'среднее специальное',
    ],
    reference: ['Справка: ещё учится', 'справка', 'учится', 'студент'],
    experience: ['Стаж'],
    'rule-1': ['Пункт 1 правил формирования ФИС ФРДО'],
  },
  funding: {
    paid: ['Платное обучение', 'платно', 'платное', 'внебюджет', 'по договору'],
    federal: ['Федеральный бюджет'],
    regional: ['Региональный бюджет'],
    local: ['Местный бюджет'],
  },
  learningPlace: {
    inside: ['В образовательной организации'],
    outside: ['Вне образовательной организации'],
  },
} as const;
type ListField = keyof typeof LISTS;

const YES_NO = ['Да', 'Нет'] as const;

/** The words of a list as a sheet offers them. */
export function listWords(field: PersonalField): readonly string[] {
  if (field === 'priorEducationPending') return YES_NO;
  return isListField(field) ? Object.values(LISTS[field]).map(([word]) => word) : [];
}

/** How a sheet writes a value of a list. */
export function listWord(field: PersonalField, value: string | boolean): string {
  if (typeof value === 'boolean') return value ? YES_NO[0] : YES_NO[1];
  const words = isListField(field) ? new Map(Object.entries(LISTS[field])) : null;
  return words?.get(value)?.[0] ?? value;
}

const isListField = (field: PersonalField): field is ListField => field in LISTS;

/** What a filled cell of this column means. */
export function parseCell(field: PersonalField, written: Written): Parsed {
  if (field === 'birthDate' || field === 'priorIssuedOn') {
    const day = readDay(written.date ?? written.text);
    return day ? { values: { [field]: day } } : { problem: 'day-unreadable' };
  }
  if (field === 'citizenship') {
    const code = countryCode(written.text);
    return code ? { values: { citizenship: code } } : { problem: 'country-unknown' };
  }
  if (field === 'priorEducationPending' || isListField(field)) return parseListed(field, written.text);
  if (field === 'snils') return parseSnils(written);
  const tidy = tidyText(written.text);
  const meant = field === 'priorLastName' ? cyrillicLetters(tidy) : tidy;
  return meant === written.text.trim() ? { values: { [field]: meant } } : { values: { [field]: meant }, tidied: meant };
}

function parseListed(field: ListField | 'priorEducationPending', text: string): Parsed {
  const wanted = folded(text);
  if (field === 'priorEducationPending') {
    const yes = /^(?:да|не предъявлен|\+|1|true)$/u.test(wanted);
    if (yes || /^(?:нет|предъявлен|-|0|false)$/u.test(wanted)) return { values: { priorEducationPending: yes } };
  } else {
    const lists: [string, readonly string[]][] = Object.entries(LISTS[field]);
    const value = lists.find(([, words]) => words.some((word) => folded(word) === wanted))?.[0];
    if (value) return { values: { [field]: value } };
  }
  return { problem: 'not-of-list', allowed: listWords(field) };
}

/** A number cell has lost the zeros at its beginning: the check digits tell whether they belong there. */
function parseSnils({ text, isNumber }: Written): Parsed {
  const short = isNumber && /^\d{6,10}$/u.test(text);
  const whole = short ? text.padStart(11, '0') : text;
  return short ? { values: { snils: whole }, zeros: whole } : { values: { snils: whole } };
}

const folded = (text: string) => cyrillicLetters(tidyText(text)).toLowerCase().replaceAll('ё', 'е').replace(/\.$/u, '');
