import { workingDaysGenitive, type OrderList } from '@itog/documents';

const person = (family: string, given: string, patronymic: string) => ({ family, given, patronymic });
const SEATS = {
  kind: 'seats',
  seats: [
    { role: 'Председатель комиссии', name: person('Примерова', 'Анна', 'Образцовна'), place: 'директор' },
    { role: 'Член комиссии', name: person('Шаблонов', 'Пётр', 'Макетович'), place: 'методист' },
  ],
} as const satisfies OrderList;
const PEOPLE = [person('Выдуманов', 'Олег', 'Небылович'), person('Условная', 'Ирина', 'Примеровна')];

const learners = (column: string, cells: readonly string[]): OrderList => ({
  kind: 'people',
  columns: [column],
  people: PEOPLE.map((name, index) => ({ name, cells: [cells[index] ?? ''] })),
});

/** Invented facts, to show what a template will look like. */
export const SAMPLE_WORDS: Readonly<Record<string, string>> = {
  дата: '12\u00a0января 2026\u00a0г.',
  программа: 'Пример дополнительной программы',
  'вид программы': 'повышения квалификации',
  группа: 'ПК-1',
  объём: '72\u00a0часов',
  'форма обучения': 'заочная',
  период: 'с\u00a012 по\u00a023\u00a0января 2026\u00a0г.',
  'число слушателей': '2',
  'прежний приказ': 'от 1\u00a0сентября 2025\u00a0г. №\u00a017-у/25',
  'основание полномочий': 'доверенность от 1\u00a0сентября 2025\u00a0г. №\u00a03',
  'срок рассмотрения': workingDaysGenitive(3),
  документ: 'удостоверения о повышении квалификации',
  основание: 'протоколов заседаний аттестационной комиссии',
};

export const SAMPLE_LISTS: Readonly<Record<string, OrderList>> = {
  состав: SEATS,
  выбыли: { kind: 'seats', seats: SEATS.seats.slice(1) },
  вошли: { kind: 'seats', seats: SEATS.seats.slice(1) },
  слушатели: learners('Заказчик', ['АО «Пример»', '—']),
  'с документом': learners('Номер документа', ['00001-ПК-26', '00002-ПК-26']),
  'без документа': learners('Основание', ['Итоговая аттестация не пройдена', 'Итоговая аттестация не пройдена']),
};
