import pg from 'pg';

/** Runs one statement on a connection of its own and returns its rows. */
export async function sql<Row extends object>(
  databaseUrl: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/**
 * The day of an attestation must not end during a journey: shortly before midnight in Ufa the organisation moves to
 * Kamchatka. Returns its zone. Call it before the product starts.
 */
export async function keepDaylight(databaseUrl: string): Promise<string> {
  const [organisation] = await sql<{ zone: string }>(
    databaseUrl,
    `UPDATE organisation SET zone = CASE WHEN extract(hour FROM now() AT TIME ZONE 'Asia/Yekaterinburg') >= 23
                                         THEN 'Asia/Kamchatka' ELSE 'Asia/Yekaterinburg' END RETURNING zone`,
  );
  if (!organisation) throw new Error('there is no organisation: the database is not seeded');
  return organisation.zone;
}
