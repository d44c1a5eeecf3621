import { sql } from './database.ts';

/**
 * Lets the database's clock, the only one that the product believes, be moved: its own functions of time stand before
 * PostgreSQL's on the path. Call it before the product starts. Columns that take the time by default keep the real one.
 */
export async function letClockMove(databaseUrl: string): Promise<void> {
  await sql(
    databaseUrl,
    `CREATE SCHEMA moved;
     CREATE TABLE moved.ahead (by interval NOT NULL);
     INSERT INTO moved.ahead VALUES ('0');
     CREATE FUNCTION moved.now() RETURNS timestamptz LANGUAGE sql STABLE
       RETURN pg_catalog.now() + (SELECT by FROM moved.ahead);
     CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
       RETURN pg_catalog.clock_timestamp() + (SELECT by FROM moved.ahead);
     GRANT USAGE ON SCHEMA moved TO PUBLIC;
     GRANT SELECT ON moved.ahead TO PUBLIC;
     DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = moved, public, pg_catalog', current_database()); END $$`,
  );
}

/** Sets the clock to so many seconds after the next midnight of the organisation's zone; it goes on from there. */
export async function moveClock(databaseUrl: string, secondsAfterMidnight: number): Promise<void> {
  await sql(
    databaseUrl,
    `UPDATE moved.ahead SET by = ((date_trunc('day', pg_catalog.now() AT TIME ZONE o.zone) + interval '1 day') AT TIME ZONE o.zone)
       + $1 * interval '1 second' - pg_catalog.clock_timestamp() FROM organisation o`,
    [secondsAfterMidnight],
  );
}
