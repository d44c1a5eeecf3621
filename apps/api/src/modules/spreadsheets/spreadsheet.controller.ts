import { Controller, type StreamableFile } from '@nestjs/common';
import { makeSpreadsheet, type InputOf } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { download, fileName } from '../../platform/download.ts';
import { Input, Serve } from '../../platform/serve.ts';
import { spreadsheet, type CellKind } from '../../platform/spreadsheet.ts';
import { Turns } from '../../platform/turns.ts';

/** Tables of all people that are written at once: each takes some forty megabytes; and that wait, each some ten at the most. */
const WRITTEN_AT_ONCE = 2;
const WAITING = 30;
const ALL = 'all';
const NARROWEST = 10;
const WIDEST = 60;
const WIDTH_OF: Partial<Record<CellKind, number>> = { day: 12, instant: 17 };

/** Writes as XLSX what the interface has already shown: the words and the rights are those of the list it was read from. */
@Controller()
export class SpreadsheetController {
  /** Held neither while a table comes nor while it goes: a slow line would keep everybody else from his. */
  private readonly turns = new Turns(WRITTEN_AT_ONCE, WAITING);

  constructor(private readonly db: DataSource) {}

  @Serve(makeSpreadsheet)
  async makeSpreadsheet(@Input(makeSpreadsheet) { body }: InputOf<typeof makeSpreadsheet>): Promise<StreamableFile> {
    const [organisation] = await rows<{ zone: string }>(this.db.manager, 'SELECT zone FROM organisation');
    const columns = body.columns.map(({ title, kind }, index) => ({
      title,
      kind,
      width: WIDTH_OF[kind] ?? widthOf([title, ...body.rows.map((row) => row[index] ?? '')]),
    }));
    const sheet = { sheet: body.name, columns, rows: body.rows, zone: organisation?.zone ?? 'UTC' };
    const end = await this.turns.take(ALL);
    try {
      return download(await spreadsheet(sheet), fileName(body.name, 'xlsx'), makeSpreadsheet.download ?? '');
    } finally {
      end();
    }
  }
}

/** Wide enough for the longest line of a column, within reason. */
function widthOf(texts: readonly (string | number)[]): number {
  const longest = texts.reduce<number>(
    (most, text) =>
      String(text)
        .split('\n')
        .reduce((longer, { length }) => Math.max(longer, length), most),
    0,
  );
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
