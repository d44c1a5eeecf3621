import { Injectable } from '@nestjs/common';
import type { SERIES } from '@itog/contracts';
import { formatNumber } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type SeriesName = (typeof SERIES)[number];
export type SeriesNumber = { readonly n: number; readonly year: number; readonly text: string };
type Rule = { readonly pattern: string; readonly perYear: boolean; readonly kindWord: string };

const RULE = `SELECT pattern, per_year AS "perYear", kind_word AS "kindWord" FROM number_series WHERE series = $1`;

/** Registration numbers without holes: a counter per series and year, whose row lock makes two takers wait for each other. */
@Injectable()
export class Numbers {
  /**
   * Takes the next `count` numbers of a series; a rolled back `tx` gives them back.
   * @param year of the paper that will bear the number, in the organisation’s zone
   */
  async take(tx: EntityManager, series: SeriesName, year: number, count: number): Promise<SeriesNumber[]> {
    if (count === 0) return [];
    const rule = await this.rule(tx, `${RULE} FOR SHARE`, series);
    const [counter] = await rows<{ last: number }>(
      tx,
      `INSERT INTO number_counter (series, year, last) VALUES ($1, $2, $3)
       ON CONFLICT (series, year) DO UPDATE SET last = number_counter.last + excluded.last RETURNING last`,
      [series, counterYear(rule, year), count],
    );
    if (!counter) throw new Error(`the counter of ${series} gave nothing`);
    return numbersAfter(rule, counter.last - count, year, count);
  }

  /** The numbers that {@link take} would give now; takes none. */
  async foretell(tx: EntityManager, series: SeriesName, year: number, count: number): Promise<SeriesNumber[]> {
    const rule = await this.rule(tx, RULE, series);
    const sql = `SELECT last FROM number_counter WHERE series = $1 AND year = $2`;
    const [counter] = await rows<{ last: number }>(tx, sql, [series, counterYear(rule, year)]);
    return numbersAfter(rule, counter?.last ?? 0, year, count);
  }

  private async rule(tx: EntityManager, sql: string, series: SeriesName): Promise<Rule> {
    const [rule] = await rows<Rule>(tx, sql, [series]);
    if (!rule) throw new Error(`the number series ${series} does not exist`);
    return rule;
  }
}

/** The counter of a series that runs through the years is kept under the year 0. */
export function counterYear({ perYear }: Pick<Rule, 'perYear'>, year: number): number {
  return perYear ? year : 0;
}

function numbersAfter(rule: Rule, last: number, year: number, count: number): SeriesNumber[] {
  return Array.from({ length: count }, (_, index) => {
    const n = last + 1 + index;
    const text = formatNumber(rule.pattern, { n, year, kind: rule.kindWord });
    return { n, year: counterYear(rule, year), text };
  });
}
