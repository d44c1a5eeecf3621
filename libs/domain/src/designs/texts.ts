/** Printed forms whose design can be edited; the supplement of a diploma belongs to the diploma. */
export const DESIGN_KINDS = ['certificate', 'diploma', 'reference', 'extract'] as const;
export type DesignKind = (typeof DESIGN_KINDS)[number];

/** Places of a form for an administrator's words. */
export const TEXT_KEYS = [
  'heading',
  'title',
  'subtitle',
  'note',
  'lead',
  'before',
  'after',
  'decision',
  'body',
  'basis',
  'closing',
  'footer',
  'supplementTitle',
  'supplementSubtitle',
  'supplementNote',
] as const;
export type TextKey = (typeof TEXT_KEYS)[number];

export type DesignText = {
  readonly key: TextKey;
  /** The form's own words. */
  readonly words: string;
  /** Most characters. */
  readonly most: number;
  readonly required: boolean;
  /** What may stand in curly brackets here. */
  readonly placeholders: readonly string[];
  /** Those that must. */
  readonly needs: readonly string[];
};

/** What may stand in curly brackets: facts of the one document. */
export const DOCUMENT_FACTS = [
  'организация',
  'город',
  'слушатель',
  'программа',
  'вид программы',
  'объём',
  'период',
  'номер',
  'дата выдачи',
  'номер протокола',
  'дата протокола',
] as const;

type Rest = Partial<Omit<DesignText, 'key' | 'words'>>;

const text = (key: TextKey, words: string, rest: Rest = {}): DesignText => ({
  key,
  words,
  most: 120,
  required: true,
  placeholders: [],
  needs: [],
  ...rest,
});
const optional = (key: TextKey, words: string, rest: Rest = {}) => text(key, words, { required: false, ...rest });
const sentence = (key: TextKey, words: string, needs: readonly string[] = [], more: readonly string[] = []) =>
  text(key, words, { most: 600, placeholders: [...DOCUMENT_FACTS, ...more], needs });

/** A line at the foot of the form, empty until somebody writes it. */
const FOOTER = optional('footer', '', { most: 200, placeholders: DOCUMENT_FACTS });

const QUALIFICATION = [
  optional('heading', 'РОССИЙСКАЯ ФЕДЕРАЦИЯ'),
  optional('note', 'Документ о квалификации'),
  optional('lead', 'Слушатель'),
] as const;

/** The editable words of each form, in the order in which they stand on it. */
export const DESIGN_TEXTS: Readonly<Record<DesignKind, readonly DesignText[]>> = {
  certificate: [
    QUALIFICATION[0],
    text('title', 'УДОСТОВЕРЕНИЕ', { most: 30 }),
    optional('subtitle', 'о повышении квалификации'),
    QUALIFICATION[1],
    QUALIFICATION[2],
    sentence(
      'before',
      'Настоящее удостоверение свидетельствует об освоении {период} в организации {организация} дополнительной профессиональной программы повышения квалификации',
      ['период'],
    ),
    sentence('after', 'в объёме **{объём}** и об успешном прохождении итоговой аттестации.', ['объём']),
    sentence('decision', 'Решение аттестационной комиссии: протокол № {номер протокола} от {дата протокола}'),
    FOOTER,
  ],
  diploma: [
    QUALIFICATION[0],
    text('title', 'ДИПЛОМ', { most: 30 }),
    optional('subtitle', 'о профессиональной переподготовке'),
    QUALIFICATION[1],
    QUALIFICATION[2],
    sentence(
      'before',
      'Настоящий диплом свидетельствует об освоении {период} в организации {организация} программы профессиональной переподготовки',
      ['период'],
    ),
    sentence('after', 'в объёме **{объём}** и об успешном прохождении итоговой аттестации.', ['объём']),
    sentence(
      'decision',
      'Решением аттестационной комиссии от {дата протокола} (протокол № {номер протокола}) {решение}.',
      ['решение'],
      ['решение'],
    ),
    FOOTER,
    text('supplementTitle', 'ПРИЛОЖЕНИЕ К ДИПЛОМУ', { most: 60 }),
    optional('supplementSubtitle', 'о профессиональной переподготовке'),
    optional('supplementNote', 'Без диплома недействительно'),
  ],
  reference: [
    text('title', 'СПРАВКА', { most: 60 }),
    optional('subtitle', 'о прохождении курса обучения'),
    sentence(
      'body',
      'Настоящая справка подтверждает прохождение {период} курса обучения по дополнительной профессиональной программе {вид программы} «{программа}» в объёме {объём}.',
      ['период', 'программа', 'объём'],
    ),
    sentence(
      'basis',
      'Справка выдана на основании пункта 3.14 Положения об итоговой аттестации слушателей и части 12 статьи 60 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации».',
    ),
    FOOTER,
  ],
  extract: [
    text('title', 'ВЫПИСКА ИЗ ПРОТОКОЛА', { most: 60 }),
    sentence(
      'body',
      'Рассмотрены результаты итоговой аттестации слушателя, прошедшего обучение {период} по дополнительной профессиональной программе {вид программы} «{программа}» в объёме {объём}:',
      ['период', 'программа', 'объём'],
    ),
    text('closing', 'Выписка верна.', { most: 200 }),
    FOOTER,
  ],
};
