import type { BlankField, BlankLayout, BlankSheet, LayoutKind } from './blank-layout.ts';

type Place = readonly [left: number, line: number, width: number];
type More = Partial<Pick<BlankField, 'points' | 'align' | 'bold' | 'lines' | 'step'>>;

const put = (text: string, [left, line, width]: Place, more: More = {}): BlankField => ({
  text,
  left,
  line,
  width,
  points: 12,
  align: 'center',
  bold: false,
  lines: 1,
  step: 7,
  ...more,
});

const sheet = (landscape: boolean, fields: readonly BlankField[]): BlankSheet => ({
  size: 'A4',
  landscape,
  fields,
  scan: null,
});

/** The left half of a landscape sheet that is folded in two: number, town, day. */
const LEFT = [
  put('{дубликат}', [30, 116, 90], { bold: true }),
  put('{номер}', [30, 138, 90], { points: 14, bold: true }),
  put('{город}', [30, 152, 90]),
  put('{дата выдачи}', [30, 166, 90]),
  put('{QR-код}', [20, 198, 26]),
  put('{код проверки}', [48, 197, 84], { points: 8, align: 'left' }),
] as const;

const CERTIFICATE = sheet(true, [
  ...LEFT,
  put('{слушатель}', [162, 58, 122], { points: 16, bold: true, lines: 2, step: 9 }),
  put('{период}', [162, 80, 122]),
  put('{организация}', [162, 96, 122], { lines: 3 }),
  put('«{программа}»', [162, 124, 122], { points: 13, bold: true, lines: 3 }),
  put('{объём}', [162, 150, 122]),
  put('{руководитель}', [222, 172, 62], { points: 11, align: 'left' }),
  put('{секретарь}', [222, 184, 62], { points: 11, align: 'left' }),
]);

const DIPLOMA = sheet(true, [
  ...LEFT,
  put('{слушатель}', [162, 46, 122], { points: 16, bold: true, lines: 2, step: 9 }),
  put('{период}', [162, 66, 122]),
  put('{организация}', [162, 80, 122], { lines: 2 }),
  put('«{программа}»', [162, 98, 122], { points: 13, bold: true, lines: 3 }),
  put('{дата протокола}', [162, 124, 60]),
  put('{номер протокола}', [228, 124, 56]),
  put('{квалификация}', [162, 137, 122], { bold: true, lines: 2 }),
  put('{сфера деятельности}', [162, 153, 122], { lines: 2, step: 6 }),
  put('{председатель}', [222, 172, 62], { points: 11, align: 'left' }),
  put('{руководитель}', [222, 183, 62], { points: 11, align: 'left' }),
  put('{секретарь}', [222, 194, 62], { points: 11, align: 'left' }),
]);

const TABLE = { lines: 20, step: 6 } as const;
const SMALL = { points: 11, align: 'left' } as const;

const SUPPLEMENT = sheet(false, [
  put('{номер}', [120, 28, 70], { bold: true }),
  put('{дубликат}', [20, 28, 60], { bold: true }),
  put('{слушатель}', [60, 42, 135], { align: 'left', bold: true }),
  put('{предыдущий документ}', [60, 51, 135], { ...SMALL, lines: 2, step: 6 }),
  put('{период}', [60, 66, 135], SMALL),
  put('{организация}', [60, 75, 135], { ...SMALL, lines: 2, step: 6 }),
  put('«{программа}»', [60, 90, 135], { ...SMALL, lines: 2, step: 6 }),
  put('{№ п/п}', [15, 112, 10], { points: 10.5, ...TABLE }),
  put('{дисциплина}', [27, 112, 113], { points: 10.5, align: 'left', ...TABLE }),
  put('{часы дисциплины}', [142, 112, 18], { points: 10.5, ...TABLE }),
  put('{оценка}', [162, 112, 33], { points: 10.5, ...TABLE }),
  put('{число часов}', [142, 236, 18], { points: 10.5, bold: true }),
  put('{тема работы}', [60, 246, 100], { ...SMALL, lines: 2, step: 6 }),
  put('{оценка за работу}', [162, 246, 33], { points: 11 }),
  put('{оценка за экзамен}', [162, 258, 33], { points: 11 }),
  put('{руководитель}', [120, 272, 75], SMALL),
  put('{секретарь}', [120, 282, 75], SMALL),
]);

/** Where the lines of such a blank usually are: to begin with, and to move. */
export function defaultBlank(kind: LayoutKind): BlankLayout {
  return kind === 'certificate' ? { title: CERTIFICATE, supplement: null } : { title: DIPLOMA, supplement: SUPPLEMENT };
}

/** A field just added: in the middle of the sheet (mm), where nothing can hide it. */
export const newField = ({ width, height }: { readonly width: number; readonly height: number }): BlankField =>
  put('{город}', [Math.round(width / 2) - 30, Math.round(height / 2), 60], { align: 'left' });
