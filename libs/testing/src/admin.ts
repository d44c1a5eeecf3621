import pg from 'pg';

/** The same server, another database. */
export function otherDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** The database an address names. */
export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * Lets only test databases through: everything in them is lost.
 *
 * @throws Error when the database's name does not say that it is for tests
 */
export function testOnly(url: string): string {
  const name = databaseName(url);
  if (!name.includes('test'))
    throw new Error(`The database "${name}" is not named a test database: refusing to touch it.`);
  return url;
}

/** Runs statements one by one on a connection of their own and returns the rows of the last. */
export async function runSql<Row extends object = object>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}
