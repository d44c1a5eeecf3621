import long from './value-lists.json' with { type: 'json' };

/**
 * The values that the federal register takes, to the letter, from the hidden sheet of the operator's template. They are not
 * ours to mend: double spaces, lower case and odd entries are part of them.
 */
export const REGISTER_LISTS = {
  kinds: [
    'Диплом о профессиональной переподготовке',
    'Свидетельство о повышении квалификации',
    'Справка об обучении',
    'Удостоверение о повышении квалификации',
  ],
  statuses: ['Оригинал', 'Дубликат'],
  losses: [
    'Нет',
    'Справка из органов внутренних дел',
    'Справка из органов пожарной охраны',
    'Объявление в газете',
    'Другое',
  ],
  exchanges: ['Нет', 'Обмен по причине порчи', 'Обмен по причине наличия недостоверной информации'],
  destructions: ['Да', 'Нет'],
  programs: ['Повышение квалификации', 'Профессиональная переподготовка'],
  levels: [
    'Высшее образование',
    'Среднее профессиональное образование',
    'Справка',
    'Стаж',
    'Пункт 1 правил формирования ФИС ФРДО',
  ],
  sexes: ['Муж', 'Жен'],
  studyForms: ['Очная', 'Очно-заочная (вечерняя)', 'Заочная'],
  fundings: ['Федеральный бюджет', 'Региональный бюджет', 'Местный бюджет', 'Платное обучение'],
  places: ['в образовательной организации', 'вне образовательной организации'],
  ...long,
} as const satisfies Record<string, readonly string[]>;
