import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** The pool under a data source, for what TypeORM has no words for: a prepared statement, another library's store. */
export function poolOf({ driver }: DataSource): pg.Pool {
  return (driver as PostgresDriver).master as pg.Pool;
}
