import { startProduct } from '@itog/testing';
import pg from 'pg';
import { HttpLine } from './http-line.ts';
import { Measure, round } from './measure.ts';

const DOCUMENTS = 200_000;
const CONCURRENT = 20;
const CODES = 5_000;

export type VerifyFigures = { readonly p95Ms: number; readonly perSecond: number; readonly documents: number };

/**
 * Strangers who check codes by hand or by QR, all at once, in a registry of 200,000 documents: copies of those that the
 * database holds, each under a code of its own.
 */
export async function measureVerification(databaseUrl: string, seconds: number): Promise<VerifyFigures> {
  const codes = await fillRegistry(databaseUrl);
  // One machine asks for all of them: only here is there no limit for an address.
  const env = { VERIFY_PER_MINUTE: String(10_000_000) };
  const product = await startProduct({ databaseUrl, worker: false, env });
  const lines = Array.from({ length: CONCURRENT }, () => new HttpLine(new URL(product.origin)));
  try {
    await Promise.all(lines.map((line) => askUntil(line, codes, performance.now() + 1_000, new Measure())));
    const measure = new Measure();
    const until = performance.now() + seconds * 1_000;
    await Promise.all(lines.map((line) => askUntil(line, codes, until, measure)));
    const { perSecond, p95Ms, errors } = measure.figures();
    if (errors > 0) throw new Error(`${errors} codes were not verified`);
    return { p95Ms: round(p95Ms), perSecond, documents: DOCUMENTS };
  } finally {
    lines.forEach((line) => line.close());
    await product.stop();
  }
}

async function askUntil(line: HttpLine, codes: readonly string[], until: number, measure: Measure): Promise<void> {
  while (performance.now() < until) {
    const code = codes[Math.floor(Math.random() * codes.length)] ?? '';
    await measure.call(async () => {
      const { status, body } = await line.send('GET', `/api/verify/${code}`);
      return status === 200 && body.includes('"subject":"document"');
    });
  }
}

async function fillRegistry(databaseUrl: string): Promise<string[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    // Copies have no numbers of their own: verification reads none.
    await db.query('SET session_replication_role = replica');
    await db.query(
      `INSERT INTO issued_document (kind, number_id, protocol_id, enrolment_id, learner_id, issued_on, issued_by, snapshot,
                                    code, status, status_reason, status_at, file_sha256)
       SELECT d.kind, uuidv7(), d.protocol_id, d.enrolment_id, d.learner_id, d.issued_on, d.issued_by, d.snapshot,
              (SELECT string_agg(substr(digits, place * 4 + 1, 4), '-' ORDER BY place)
               FROM (SELECT upper(translate(substr(md5(d.id::text || n) || md5(n || d.code), 1, 28), 'ilou', '')) AS digits),
                    generate_series(0, 6) AS place),
              'annulled', '—', now(), d.file_sha256
       FROM (SELECT * FROM issued_document WHERE kind <> 'extract' ORDER BY id LIMIT 200) d,
            generate_series(1, $1::int / (SELECT least(count(*), 200) FROM issued_document WHERE kind <> 'extract')) AS n`,
      [DOCUMENTS],
    );
    await db.query('ANALYZE issued_document');
    // Documents that another measurement made bear no codes that anybody could type.
    const { rows } = await db.query<{ code: string }>(
      `SELECT code FROM issued_document WHERE status_reason = '—' ORDER BY random() LIMIT $1`,
      [CODES],
    );
    return rows.map(({ code }) => code);
  } finally {
    await db.end();
  }
}

/** Prints what was measured beside what was wanted. */
export function printVerification({ documents, perSecond, p95Ms }: VerifyFigures): void {
  const what = `codes verified among ${documents} documents`;
  console.table([{ what, 'per second': perSecond, 'p95, ms': p95Ms, goal: 'p95 ≤ 50 ms' }]);
}
