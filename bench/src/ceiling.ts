import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Measure, type Figures } from './measure.ts';

const CONNECTIONS = 20;
const IN_FLIGHT = 500;

/** What the bare database does with the same rows, one per statement from a pool of 20: a plain service’s ceiling. */
export async function measureCeiling(databaseUrl: string, seconds: number): Promise<Figures> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  // An ended pool does not wait for its sockets: the server may stop before they are gone.
  pool.on('error', () => undefined);
  try {
    await pool.query('CREATE TABLE bench_answer (LIKE answer_event INCLUDING INDEXES)');
    const measure = new Measure();
    const until = performance.now() + seconds * 1000;
    await Promise.all(Array.from({ length: IN_FLIGHT }, () => insertUntil(pool, until, measure)));
    return measure.figures();
  } finally {
    await pool.query('DROP TABLE IF EXISTS bench_answer');
    await pool.end();
  }
}

async function insertUntil(pool: pg.Pool, until: number, measure: Measure): Promise<void> {
  const [attemptId, questionId, optionId] = [randomUUID(), randomUUID(), randomUUID()];
  for (let revision = 1; performance.now() < until; revision++)
    await measure.call(async () => {
      const { rowCount } = await pool.query({
        name: 'insert-one',
        text: `INSERT INTO bench_answer (attempt_id, revision, question_id, option_id, at, offset_ms)
               VALUES ($1, $2, $3, $4, statement_timestamp(), NULL)`,
        values: [attemptId, revision, questionId, optionId],
      });
      return rowCount === 1;
    });
}
