import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import { poolOf } from './pool.ts';

/** Runs one SQL statement and returns its rows, for every kind of statement alike. */
export async function rows<Row>(tx: EntityManager, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const result: unknown = await tx.query(sql, [...parameters]);
  if (!Array.isArray(result)) return [];
  // TypeORM gives [rows, count] for UPDATE and DELETE.
  const isCounted = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isCounted ? result[0] : result) as Row[];
}

/**
 * The same, but planned once per connection, under a name: for the few statements that a big day repeats by thousands. One
 * name always means one text.
 */
export async function preparedRows<Row extends pg.QueryResultRow>(
  tx: EntityManager,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = tx.queryRunner ? ((await tx.queryRunner.connect()) as pg.PoolClient) : poolOf(tx.dataSource);
  return (await client.query<Row>({ name, text, values: [...values] })).rows;
}
