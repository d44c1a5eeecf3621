import type { EntityManager } from 'typeorm';

/** Runs one SQL statement and returns its rows, for every kind of statement alike. */
export async function rows<Row>(tx: EntityManager, sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  const result: unknown = await tx.query(sql, [...parameters]);
  if (!Array.isArray(result)) return [];
  // TypeORM gives [rows, count] for UPDATE and DELETE.
  const isCounted = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isCounted ? result[0] : result) as Row[];
}
