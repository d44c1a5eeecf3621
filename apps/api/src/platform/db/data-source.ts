import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AS_APP } from './app-role.ts';
import { ENTITIES } from './entities.ts';
import { MIGRATIONS } from './migrations/index.ts';

const DATE = 1082;
const INT8 = 20;
// A calendar day has no zone: it stays text. Counts fit a number.
pg.types.setTypeParser(DATE, (value) => value);
pg.types.setTypeParser(INT8, Number);

/** Who speaks to the database: the owner migrates, everything else acts as the application. */
export type Actor = 'owner' | 'app';

/** How the product talks to PostgreSQL: nothing is synchronised, only migrated. */
export function dataSourceOptions(url: string, pool: number, actor: Actor): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    applicationName: 'itog',
    extra: {
      max: pool,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      ...(actor === 'app' && { options: AS_APP }),
    },
  };
}

export function openDataSource(url: string, pool = 5, actor: Actor = 'owner'): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, pool, actor)).initialize();
}
