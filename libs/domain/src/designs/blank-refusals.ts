import {
  BLANK_FIELDS,
  BLANK_MEASURES,
  blankPlaceholders,
  blankSheets,
  BLANK_TEXT,
  frameOf,
  isQrField,
  placeholdersOf,
  ROW_FACTS,
  sheetMm,
  type BlankField,
  type BlankLayout,
  type BlankMeasure,
  type BlankPart,
  type BlankSheet,
  type Frame,
  type LayoutKind,
} from './blank-layout.ts';

/** `field` is the text by which a person knows the field; `at` its place among the fields of its sheet. */
type OfField = { readonly clause: null; readonly part: BlankPart; readonly at: number; readonly field: string };

export type BlankLayoutRefusal =
  | { readonly code: 'design.blank-none'; readonly clause: null }
  | { readonly code: 'design.blank-empty'; readonly clause: null; readonly part: BlankPart; readonly at: number }
  | ({ readonly code: 'design.blank-long'; readonly most: number } & OfField)
  | ({ readonly code: 'design.blank-placeholder'; readonly placeholder: string } & OfField)
  | ({ readonly code: 'design.blank-bracket' } & OfField)
  | ({ readonly code: 'design.blank-mixed' } & OfField)
  | ({
      readonly code: 'design.blank-measure';
      /** Which measure. */
      readonly reason: BlankMeasure;
      readonly min: number;
      readonly max: number;
    } & OfField)
  | ({ readonly code: 'design.blank-outside'; readonly width: number; readonly height: number } & OfField)
  | {
      readonly code: 'design.blank-missing';
      readonly clause: null;
      readonly part: BlankPart;
      /** The same, by which the sentence is chosen. */
      readonly reason: BlankPart;
      readonly placeholder: string;
    }
  | { readonly code: 'design.blank-many'; readonly clause: null; readonly part: BlankPart; readonly most: number };

/** Without these a document is not the document: each with what may stand instead of it. */
const NEEDED: Readonly<Record<BlankPart, readonly (readonly [string, ...string[]])[]>> = {
  title: [['слушатель', 'фамилия'], ['номер'], ['дубликат']],
  supplement: [['слушатель', 'фамилия'], ['дисциплина'], ['оценка'], ['дубликат']],
};

/**
 * Everything wrong with where the fields of a blank are, and with what they say, that can be told without setting them:
 * unknown placeholders, measures out of bounds, fields beyond the sheet, facts that a document must have.
 */
export function blankRefusals(kind: LayoutKind, layout: BlankLayout): BlankLayoutRefusal[] {
  if (kind === 'diploma' && !layout.supplement) return [{ code: 'design.blank-none', clause: null }];
  return blankSheets(layout).flatMap(({ part, sheet }) => [
    ...sheet.fields.flatMap((field, at) => fieldRefusals(kind, sheet, { field, part, at })),
    ...missing(part, sheet),
  ]);
}

function missing(part: BlankPart, { fields }: BlankSheet): BlankLayoutRefusal[] {
  const named = new Set(fields.flatMap(({ text }) => placeholdersOf(text)));
  const lacking = NEEDED[part].filter((names) => !names.some((name) => named.has(name)));
  const refusals: BlankLayoutRefusal[] = lacking.map(([placeholder]) => ({
    code: 'design.blank-missing',
    clause: null,
    part,
    reason: part,
    placeholder,
  }));
  return fields.length > BLANK_FIELDS
    ? [...refusals, { code: 'design.blank-many', clause: null, part, most: BLANK_FIELDS }]
    : refusals;
}

type Seen = { readonly field: BlankField; readonly part: BlankPart; readonly at: number };

function fieldRefusals(kind: LayoutKind, sheet: BlankSheet, { field, part, at }: Seen): BlankLayoutRefusal[] {
  if (field.text.trim() === '') return [{ code: 'design.blank-empty', clause: null, part, at }];
  const of = { clause: null, part, at, field: field.text } as const;
  const measures = wrongMeasures(field).map((measure) => {
    const { min, max } = BLANK_MEASURES[measure];
    return { code: 'design.blank-measure', ...of, reason: measure, min, max } as const;
  });
  const { width, height } = sheetMm(sheet);
  const outside = measures.length === 0 && !inside(frameOf(field), width, height);
  return [
    ...textRefusals(kind, field.text, of),
    ...measures,
    ...(outside ? [{ code: 'design.blank-outside' as const, ...of, width, height }] : []),
  ];
}

function textRefusals(kind: LayoutKind, text: string, of: OfField): BlankLayoutRefusal[] {
  const refusals: BlankLayoutRefusal[] = [];
  const used = placeholdersOf(text);
  const known = blankPlaceholders(kind, of.part);
  const rows = used.filter((name) => (ROW_FACTS as readonly string[]).includes(name)).length;
  if ([...text].length > BLANK_TEXT) refusals.push({ code: 'design.blank-long', ...of, most: BLANK_TEXT });
  for (const placeholder of new Set(used))
    if (!known.includes(placeholder)) refusals.push({ code: 'design.blank-placeholder', ...of, placeholder });
  if (/[{}]/u.test(text.replace(/\{[^{}\n]*\}/gu, ''))) refusals.push({ code: 'design.blank-bracket', ...of });
  const codeAmongWords = used.includes('QR-код') && !isQrField({ text });
  if (codeAmongWords || (rows > 0 && rows < used.length)) refusals.push({ code: 'design.blank-mixed', ...of });
  return refusals;
}

function wrongMeasures(field: BlankField): BlankMeasure[] {
  return (Object.keys(BLANK_MEASURES) as BlankMeasure[]).filter((measure) => {
    const { min, max } = BLANK_MEASURES[measure];
    const value = field[measure];
    return !Number.isFinite(value) || value < min || value > max || (measure === 'lines' && !Number.isInteger(value));
  });
}

const inside = ({ left, top, right, bottom }: Frame, width: number, height: number): boolean =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;

/** What two fields may share without harm: a hair's breadth. */
const TOUCH_MM = 0.5;

export type BlankOverlap = { readonly part: BlankPart; readonly first: number; readonly second: number };

/** Fields, by their places among those of their sheet, whose frames lie one over the other. */
export function blankOverlaps(layout: BlankLayout): BlankOverlap[] {
  return blankSheets(layout).flatMap(({ part, sheet }) => {
    const frames = sheet.fields.map(frameOf);
    return frames.flatMap((frame, first) =>
      frames.flatMap((other, index) =>
        index > first && overlap(frame, other) ? [{ part, first, second: index }] : [],
      ),
    );
  });
}

function overlap(one: Frame, other: Frame): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > TOUCH_MM && down > TOUCH_MM;
}
