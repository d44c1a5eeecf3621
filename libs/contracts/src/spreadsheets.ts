import { z } from 'zod';
import { line } from './common.ts';
import { route } from './route.ts';

const CELL = 32_767;
const MOST_CELLS = 200_000;

/** What a column of a sheet holds: a day travels as `YYYY-MM-DD`, an instant as ISO 8601. */
export const CELL_KINDS = ['text', 'number', 'day', 'instant'] as const;

export const spreadsheetRequest = z
  .object({
    name: line(200),
    columns: z
      .array(z.object({ title: z.string().max(200), kind: z.enum(CELL_KINDS) }))
      .min(1)
      .max(60),
    rows: z.array(z.array(z.union([z.string().max(CELL), z.number(), z.null()]))).max(10_000),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    path: ['rows'],
    error: 'every row has a cell for each column',
  })
  .refine(({ columns, rows }) => rows.length * columns.length <= MOST_CELLS, {
    path: ['rows'],
    error: 'too many cells',
  });
export type SpreadsheetRequest = z.infer<typeof spreadsheetRequest>;

export const makeSpreadsheet = route({
  method: 'POST',
  path: '/spreadsheets',
  can: 'self',
  summary: 'Writes a table that the reader has before him as XLSX; no cell of it can run as a formula.',
  body: spreadsheetRequest,
  status: 200,
  download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
