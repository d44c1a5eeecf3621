import {
  BLANK_NUDGE_MM,
  defaultBlank,
  frameOf,
  isLayoutKind,
  sheetMm,
  type BlankField,
  type BlankLayout,
  type BlankPart,
  type BlankSheet,
  type DesignKind,
  type DocumentDesign,
  type LayoutKind,
} from '@itog/domain';
import { useState } from 'react';

/** A blank as it is being laid out: which of its sheets and fields, and what may be done with them. */
export type BlankEditing = {
  readonly kind: LayoutKind;
  readonly layout: BlankLayout;
  readonly part: BlankPart;
  readonly sheet: BlankSheet;
  /** The chosen field by its place on the sheet. */
  readonly at: number | null;
  readonly readOnly: boolean;
  readonly show: (part: BlankPart) => void;
  readonly choose: (at: number | null) => void;
  readonly putSheet: (sheet: BlankSheet) => void;
  readonly putField: (at: number, field: BlankField) => void;
};

type Parts = {
  readonly kind: DesignKind;
  readonly design: DocumentDesign;
  readonly onDesign: (design: DocumentDesign) => void;
  readonly readOnly: boolean;
};

/** Null unless the form is printed over bought blanks. */
export function useBlankEditing({ kind, design, onDesign, readOnly }: Parts): BlankEditing | null {
  const [{ part: wanted, at }, show] = useState<{ part: BlankPart; at: number | null }>({ part: 'title', at: null });
  if (design.mode !== 'layout' || !isLayoutKind(kind)) return null;
  const layout = design.blank ?? defaultBlank(kind);
  const part = layout.supplement ? wanted : 'title';
  const sheet = layout[part] ?? layout.title;
  const putSheet = (changed: BlankSheet) => onDesign({ ...design, blank: { ...layout, [part]: changed } });
  return {
    kind,
    layout,
    part,
    sheet,
    at: at !== null && at < sheet.fields.length ? at : null,
    readOnly,
    show: (next) => show({ part: next, at: null }),
    choose: (next) => show({ part, at: next }),
    putSheet,
    putField: (place, field) =>
      putSheet({ ...sheet, fields: sheet.fields.map((each, index) => (index === place ? field : each)) }),
  };
}

/** To the nearest half of a millimetre. */
export const halves = (value: number): number => Math.round(value / BLANK_NUDGE_MM) * BLANK_NUDGE_MM;

/** The field put there, as far as its sheet reaches. */
export function movedField(sheet: BlankSheet, field: BlankField, to: { left: number; line: number }): BlankField {
  const { width, height } = sheetMm(sheet);
  const { top, bottom } = frameOf(field);
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
  const half = BLANK_NUDGE_MM;
  return {
    ...field,
    left: within(to.left, 0, Math.max(0, width - field.width)),
    line: within(
      to.line,
      Math.ceil((field.line - top) / half) * half,
      Math.floor((height - bottom + field.line) / half) * half,
    ),
  };
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How many steps a key makes with Shift. */
const STRIDE = 10;

/** Where an arrow key moves the field; null for any other key. */
export function nudged(sheet: BlankSheet, field: BlankField, key: string, shift: boolean): BlankField | null {
  const [x, y] = ARROWS[key] ?? [0, 0];
  if (x === 0 && y === 0) return null;
  const step = BLANK_NUDGE_MM * (shift ? STRIDE : 1);
  return movedField(sheet, field, { left: field.left + x * step, line: field.line + y * step });
}
