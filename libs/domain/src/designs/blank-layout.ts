import { DOCUMENT_FACTS, type DesignKind } from './texts.ts';

/** Documents that are printed over bought blanks; the supplement is a sheet of the diploma. */
export const LAYOUT_KINDS = ['certificate', 'diploma'] as const;
export type LayoutKind = (typeof LAYOUT_KINDS)[number];

export const BLANK_PARTS = ['title', 'supplement'] as const;
export type BlankPart = (typeof BLANK_PARTS)[number];

export const BLANK_SIZES = ['A3', 'A4', 'A5'] as const;
export type BlankSize = (typeof BLANK_SIZES)[number];

export const BLANK_ALIGNS = ['left', 'center', 'right'] as const;
export type BlankAlign = (typeof BLANK_ALIGNS)[number];

/** One field over a blank. Measures are millimetres from the upper left corner of the sheet. */
export type BlankField = {
  /** What is printed, with placeholders: «с {начало обучения} по {конец обучения}». `{QR-код}` alone is the code itself. */
  readonly text: string;
  readonly left: number;
  /** Where the words of the first line stand: the blank's own ruled line. The code stands on it with its lower edge. */
  readonly line: number;
  /** Of the code, its side. */
  readonly width: number;
  readonly points: number;
  readonly align: BlankAlign;
  readonly bold: boolean;
  /** Most lines; of a column of the curriculum, the lines that the blank has for all of it. */
  readonly lines: number;
  /** From a line to the next one. */
  readonly step: number;
};

/** One side of a blank. */
export type BlankSheet = {
  readonly size: BlankSize;
  readonly landscape: boolean;
  readonly fields: readonly BlankField[];
  /** SHA-256 of a picture of the blank, to lay fields out by; it is never printed. */
  readonly scan: string | null;
};

/** Where the lines of a bought blank are. */
export type BlankLayout = {
  readonly title: BlankSheet;
  /** Of a diploma. */
  readonly supplement: BlankSheet | null;
};

/** Bounds of a field's measures. A text that does not fit is set smaller, down to `smallest` points. */
export const BLANK_MEASURES = {
  points: { min: 6, max: 48, step: 0.5 },
  lines: { min: 1, max: 60, step: 1 },
  step: { min: 2, max: 40, step: 0.5 },
  width: { min: 4, max: 420, step: 0.5 },
} as const;
export type BlankMeasure = keyof typeof BLANK_MEASURES;
export const BLANK_SMALLEST_POINTS = 8;
/** Most fields of a sheet, and most characters of one. */
export const BLANK_FIELDS = 60;
export const BLANK_TEXT = 200;
/** How far an arrow key moves a field. */
export const BLANK_NUDGE_MM = 0.5;

export const QR_FIELD = '{QR-код}';

const SHARED = [
  ...DOCUMENT_FACTS,
  'фамилия',
  'имя и отчество',
  'начало обучения',
  'конец обучения',
  'число часов',
  'день выдачи',
  'месяц выдачи',
  'год выдачи',
  'руководитель',
  'секретарь',
  'код проверки',
  'адрес проверки',
  'дубликат',
  'QR-код',
];
const DIPLOMA = [...SHARED, 'председатель', 'квалификация', 'сфера деятельности'];

/** Placeholders of a diploma's curriculum: one line or more for each discipline. */
export const ROW_FACTS = ['№ п/п', 'дисциплина', 'часы дисциплины', 'оценка'] as const;

/** What may stand in curly brackets on a sheet. */
export function blankPlaceholders(kind: LayoutKind, part: BlankPart): readonly string[] {
  if (kind === 'certificate') return SHARED;
  if (part === 'title') return DIPLOMA;
  return [...DIPLOMA, 'предыдущий документ', 'тема работы', 'оценка за работу', 'оценка за экзамен', ...ROW_FACTS];
}

const PLACEHOLDER = /\{([^{}\n]*)\}/gu;

/** The placeholders that a field's text names, in their order. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
}

/** The field's text with its facts filled in; a placeholder that has none stays as it is written. */
export function filledIn(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (written, name: string) => facts[name.trim()] ?? written);
}

/** Whether a field is a column of the curriculum. */
export function isRowField({ text }: Pick<BlankField, 'text'>): boolean {
  return placeholdersOf(text).some((name) => (ROW_FACTS as readonly string[]).includes(name));
}

export function isQrField({ text }: Pick<BlankField, 'text'>): boolean {
  return text.trim() === QR_FIELD;
}

const SIDES: Readonly<Record<BlankSize, readonly [short: number, long: number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
};

/** Width and height of a sheet as it is held. */
export function sheetMm({ size, landscape }: Pick<BlankSheet, 'size' | 'landscape'>): {
  readonly width: number;
  readonly height: number;
} {
  const [short, long] = SIDES[size];
  return landscape ? { width: long, height: short } : { width: short, height: long };
}

/** Millimetres in a point. */
export const POINT_MM = 25.4 / 72;
/** How far capital letters reach above their line, and tails below it, in type sizes. */
const ABOVE = 0.75;
const BELOW = 0.25;

export type Frame = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** The place that a field takes on its sheet when every line of it is full. */
export function frameOf(field: BlankField): Frame {
  const { left, line, width, points, lines, step } = field;
  const right = left + width;
  if (isQrField(field)) return { left, top: line - width, right, bottom: line };
  const type = points * POINT_MM;
  return { left, top: line - type * ABOVE, right, bottom: line + (lines - 1) * step + type * BELOW };
}

export function isLayoutKind(kind: DesignKind): kind is LayoutKind {
  return (LAYOUT_KINDS as readonly DesignKind[]).includes(kind);
}

/** The sheets of a layout with their names, in the order in which they are printed. */
export function blankSheets({ title, supplement }: BlankLayout): { part: BlankPart; sheet: BlankSheet }[] {
  return [
    { part: 'title' as const, sheet: title },
    ...(supplement ? [{ part: 'supplement' as const, sheet: supplement }] : []),
  ];
}
