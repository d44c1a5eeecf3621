import {
  BLANK_SMALLEST_POINTS,
  filledIn,
  isQrField,
  isRowField,
  POINT_MM,
  type BlankField,
  type BlankSheet,
} from '@itog/domain';
import { lineWidth } from '../print/advances.ts';
import { printableText } from '../print/html.ts';
import type { BlankFacts } from './facts.ts';

/** A field with its words set: lines from the first one down, `step` millimetres apart; an empty line is left empty. */
export type SetField = {
  readonly field: BlankField;
  /** Its place among the fields of the sheet. */
  readonly at: number;
  readonly points: number;
  readonly lines: readonly string[];
  readonly step: number;
  /** The words that need a smaller size than is allowed, or more lines than there are. */
  readonly misfit: string | null;
};

/** Nothing is ever cut: what does not fit is printed smaller than is allowed, down to this. */
const LEAST_POINTS = 3;
const STEP_POINTS = 0.5;
const SHOWN = 60;

/** The fields of a sheet with the facts of one document; the code is not among them. `rows` is the curriculum. */
export function setFields(
  { fields }: Pick<BlankSheet, 'fields'>,
  facts: BlankFacts,
  rows: readonly BlankFacts[],
): SetField[] {
  const all = fields.map((field, at) => ({ field, at }));
  const columns = all.filter(({ field }) => isRowField(field));
  const others = all.filter(({ field }) => !isRowField(field) && !isQrField(field));
  return [...others.map((placed) => setText(placed, facts)), ...setRows(columns, rows)];
}

type Placed = { readonly field: BlankField; readonly at: number };

function setText({ field, at }: Placed, facts: BlankFacts): SetField {
  const text = printableText(filledIn(field.text, facts)).trim();
  const empty = isEmpty(field.text, facts);
  const set = (points: number) => (empty ? [] : wrapped(text, field, points));
  const points = sizes(field.points).find((size) => fits(set(size), field, size)) ?? LEAST_POINTS;
  const misfit = points < floorOf(field.points) ? text.slice(0, SHOWN) : null;
  return { field, at, points, lines: set(points), step: field.step, misfit };
}

/** A field whose every fact is empty prints nothing: neither its quotation marks nor its words. */
function isEmpty(text: string, facts: BlankFacts): boolean {
  const values = [...text.matchAll(/\{([^{}\n]*)\}/gu)].map(([, name = '']) => facts[name.trim()]);
  return values.length > 0 && values.every((value) => value === '');
}

/** Columns share their lines: a discipline of two lines moves every column of the next one down. */
function setRows(columns: readonly Placed[], rows: readonly BlankFacts[]): SetField[] {
  const room = Math.min(...columns.map(({ field }) => field.lines));
  const largest = Math.max(LEAST_POINTS, ...columns.map(({ field }) => field.points));
  const smaller = sizes(largest).map((size) => largest - size);
  const setBy = (less: number) => columns.map(({ field }) => cellsOf(field, rows, sizeOf(field, less)));
  const fitting = (less: number) => {
    const cells = setBy(less);
    const wide = columns.every(({ field }, index) =>
      (cells[index] ?? []).every((lines) => narrow(lines, field, sizeOf(field, less))),
    );
    return wide && total(heights(cells)) <= room;
  };
  const allowed = smaller.filter((less) => columns.every(({ field }) => field.points - less >= floorOf(field.points)));
  const less = allowed.find(fitting) ?? smaller.find(fitting) ?? allowed.at(-1) ?? 0;
  const cells = setBy(less);
  const needed = total(heights(cells));
  return columns.map(({ field, at }, index) => ({
    field,
    at,
    points: sizeOf(field, less),
    lines: spread(cells[index] ?? [], heights(cells)),
    step: field.step * Math.min(1, room / Math.max(1, needed)),
    misfit: allowed.some(fitting) ? null : longestOf(cells[index] ?? []),
  }));
}

const sizeOf = (field: BlankField, less: number): number => Math.max(LEAST_POINTS, field.points - less);

function cellsOf(field: BlankField, rows: readonly BlankFacts[], points: number): string[][] {
  return rows.map((facts) => wrapped(printableText(filledIn(field.text, facts)).trim(), field, points));
}

/** Lines of each row: those of its longest cell. */
function heights(cells: readonly (readonly (readonly string[])[])[]): number[] {
  const rows = cells[0]?.length ?? 0;
  return Array.from({ length: rows }, (_, row) => Math.max(1, ...cells.map((column) => column[row]?.length ?? 0)));
}

const total = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0);

function spread(cells: readonly (readonly string[])[], all: readonly number[]): string[] {
  return cells.flatMap((lines, row) => [...lines, ...Array<string>((all[row] ?? 1) - lines.length).fill('')]);
}

function longestOf(cells: readonly (readonly string[])[]): string {
  const texts = cells.map((lines) => lines.join(' '));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '').slice(0, SHOWN);
}

/** From the wanted size down. */
function sizes(points: number): number[] {
  const count = Math.max(0, Math.floor((points - LEAST_POINTS) / STEP_POINTS)) + 1;
  return Array.from({ length: count }, (_, index) => points - index * STEP_POINTS);
}

/** A size that somebody has chosen below the smallest is his to choose. */
const floorOf = (points: number): number => Math.min(points, BLANK_SMALLEST_POINTS);

const millimetres = (line: string, { bold }: BlankField, points: number): number =>
  lineWidth(line, { bold }) * points * POINT_MM;

const narrow = (lines: readonly string[], field: BlankField, points: number): boolean =>
  lines.every((line) => millimetres(line, field, points) <= field.width);

function fits(lines: readonly string[], field: BlankField, points: number): boolean {
  return lines.length <= field.lines && narrow(lines, field, points);
}

/** Words line by line, as many in each as go in; a word wider than the field has a line of its own. */
function wrapped(text: string, field: BlankField, points: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\n]+/u).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && millimetres(longer, field, points) <= field.width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
