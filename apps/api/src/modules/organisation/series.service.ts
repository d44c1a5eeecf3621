import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Refusal } from '@itog/contracts';
import type { listSeries, updateSeries } from '@itog/contracts';
import {
  DOCUMENT_SERIES,
  formatNumber,
  meetingRefusals,
  readNumber,
  repeatedNumber,
  seriesRefusals,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { counterYear } from './numbers.service.ts';

type Series = OutputOf<typeof updateSeries>;
type Changed = InputOf<typeof updateSeries>['body'];
type SeriesRow = Omit<Series, 'next'> & {
  readonly year: number;
};

const SERIES = `
SELECT s.series, s.pattern, s.per_year AS "perYear", s.kind_word AS "kindWord", today.year,
       coalesce(CASE WHEN s.per_year THEN year.last ELSE ever.last END, 0) AS last
FROM number_series s
CROSS JOIN (SELECT extract(year FROM now() AT TIME ZONE zone)::int AS year FROM organisation) today
LEFT JOIN number_counter year ON year.series = s.series AND year.year = today.year
LEFT JOIN number_counter ever ON ever.series = s.series AND ever.year = 0`;

/** Every number that was ever given in this series or in a series of the same book. */
const BOOK = 'SELECT text FROM document_number';
const GIVEN: Record<Series['series'], string> = {
  ...{ certificate: BOOK, diploma: BOOK, reference: BOOK, duplicate: BOOK, extract: BOOK },
  order: 'SELECT number AS text FROM director_order WHERE number IS NOT NULL',
  protocol: `SELECT number AS text FROM protocol
             UNION ALL SELECT protocol_number FROM appeal WHERE protocol_number IS NOT NULL`,
  'blank-act': 'SELECT number AS text FROM blank_act',
  'destruction-act': 'SELECT number AS text FROM destruction_act WHERE number IS NOT NULL',
};
const isOfBook = (series: string): boolean => DOCUMENT_SERIES.some((each) => each === series);

/** How registration numbers are written and counted. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listSeries>> {
    const series = await rows<SeriesRow>(this.db.manager, `${SERIES} ORDER BY s.series`);
    return { series: series.map(withNext) };
  }

  /**
   * Changes a pattern, or continues the organisation’s old book. No number is given twice: a counter goes back no further than
   * the last number given, and a pattern that would write a given number, or one of another series of the registry, is refused
   * with that number.
   */
  update(actorId: string, { params, body }: InputOf<typeof updateSeries>): Promise<Series> {
    return this.db.transaction(async (tx) => {
      // Those who take numbers hold a share lock until they commit; whoever takes a protocol's takes those of documents after it.
      const book = isOfBook(params.series) ? DOCUMENT_SERIES : [params.series];
      await tx.query('SELECT FROM number_series WHERE series = ANY ($1) ORDER BY series FOR UPDATE', [book]);
      const before = await this.one(tx, params.series);
      refuseIf(seriesRefusals(body));
      const given = (await rows<{ text: string }>(tx, GIVEN[params.series])).map(({ text }) => text);
      const last = Math.max(await this.lastCounted(tx, before, body), lastWritten(before, given));
      if (body.last < last) throw new Refused([{ code: 'series.only-forward', clause: null, last }]);
      refuseIf(await this.collisions(tx, before, body, given));
      await tx.query(`UPDATE number_series SET pattern = $2, per_year = $3 WHERE series = $1`, [
        params.series,
        body.pattern,
        body.perYear,
      ]);
      await tx.query(
        `INSERT INTO number_counter (series, year, last) VALUES ($1, $2, $3)
         ON CONFLICT (series, year) DO UPDATE SET last = excluded.last`,
        [params.series, counterYear(body, before.year), body.last],
      );
      await this.audit.record(tx, {
        actorId,
        action: 'series.update',
        subjectId: params.series,
        facts: { before, ...body },
      });
      return withNext(await this.one(tx, params.series));
    });
  }

  private async collisions(
    tx: EntityManager,
    { series, kindWord: kind, year }: SeriesRow,
    body: Changed,
    given: readonly string[],
  ): Promise<Refusal[]> {
    const ofBook = isOfBook(series);
    const others = await rows<{ pattern: string; kind: string }>(
      tx,
      `SELECT pattern, kind_word AS kind FROM number_series WHERE series = ANY ($1) AND series <> $2 ORDER BY series`,
      [ofBook ? DOCUMENT_SERIES : [], series],
    );
    const text = repeatedNumber({ ...body, kind }, given, { last: body.last, year });
    const repeated: Refusal[] = text === null ? [] : [{ code: 'series.repeats-given', clause: null, text }];
    return [...repeated, ...meetingRefusals({ pattern: body.pattern, kind }, others, year)];
  }

  /** The highest counter that a number of the registry has taken from the counter that the series is to use. */
  private async lastCounted(tx: EntityManager, { series, year }: SeriesRow, body: Changed): Promise<number> {
    const sql = `SELECT max(n) AS last FROM document_number WHERE series = $1 AND year = $2`;
    const [taken] = await rows<{ last: number | null }>(tx, sql, [series, counterYear(body, year)]);
    return taken?.last ?? 0;
  }

  private async one(tx: EntityManager, series: string): Promise<SeriesRow> {
    return found((await rows<SeriesRow>(tx, `${SERIES} WHERE s.series = $1`, [series]))[0]);
  }
}

/** The highest counter among numbers written as the series writes them now; of this year, where it counts by years. */
function lastWritten({ pattern, kindWord: kind, perYear, year }: SeriesRow, given: readonly string[]): number {
  const counters = given.map((text) => {
    const read = readNumber({ pattern, kind }, text);
    return read && (!perYear || (read.year ?? year) === year) ? read.n : 0;
  });
  return counters.reduce((most, n) => Math.max(most, n), 0);
}

function withNext(row: SeriesRow): Series {
  return { ...row, next: formatNumber(row.pattern, { n: row.last + 1, year: row.year, kind: row.kindWord }) };
}
