import { exportRegisterPackage, getRegisterFile, makeRegisterPackages } from '@itog/contracts';
import { ApiClient, runProductCommand, startProduct } from '@itog/testing';
import pg from 'pg';
import type { Load } from './exam.ts';
import { round } from './measure.ts';

const QUESTIONS = 3;

export type RegisterFigures = { readonly rows: number; readonly seconds: number };

/** So many issued documents that the federal register does not have, from the click to the last byte of the file. */
export async function measureRegister(databaseUrl: string, documents: number): Promise<RegisterFigures> {
  const args = ['--learners', String(documents), '--questions', String(QUESTIONS)];
  const load = JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
  const documentIds = await issued(databaseUrl, load);
  const product = await startProduct({ databaseUrl, worker: false });
  try {
    const login = (load.logins[0] ?? '').replace(/-1$/, '-admin');
    const admin = await ApiClient.signedIn(product.origin, login, load.password);
    const begun = performance.now();
    const { packages } = await admin.call(makeRegisterPackages, { body: { documentIds } });
    const packageId = packages[0]?.id ?? '';
    const { rows } = await admin.call(exportRegisterPackage, { params: { packageId } });
    const { bytes } = await admin.download(getRegisterFile, { params: { packageId } });
    const seconds = (performance.now() - begun) / 1000;
    if (packages.length !== 1 || rows !== documents || bytes.length === 0)
      throw new Error(`${rows} of ${documents} documents stand in the file`);
    return { rows, seconds: round(seconds) };
  } finally {
    await product.stop();
  }
}

/** A certificate of every learner, with all that the register asks of him; gives their ids. */
async function issued(databaseUrl: string, { sessionId, logins }: Load): Promise<string[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(PROGRAM, [sessionId]);
    await db.query(RECORDS, [logins]);
    // They have neither protocol nor number of their own: the register asks for the documents alone.
    await db.query('SET session_replication_role = replica');
    const { rows } = await db.query<{ id: string }>(CERTIFICATES, [logins]);
    await db.query('ANALYZE');
    return rows.map(({ id }) => id);
  } finally {
    await db.end();
  }
}

const PROGRAM = `
UPDATE program p SET field_of_work = 'Обеспечение безопасности', specialty_group = 'Техносферная безопасность и природообустройство'
FROM attestation_session s JOIN study_group g ON g.id = s.group_id WHERE s.id = $1 AND p.id = g.program_id`;

/** СНИЛС with true check digits: the weighted sum of nine digits, over 101, over 100. */
const RECORDS = `
INSERT INTO learner_record (user_id, birth_date, sex, snils, prior_level, prior_last_name, prior_series, prior_number)
SELECT u.id, date '1985-04-12', 'female', nine || lpad((
         (SELECT sum(substr(nine, place, 1)::int * (10 - place)) FROM generate_series(1, 9) AS place) % 101 % 100)::text, 2, '0'),
       'higher', 'Девичья', '102718', '0123456'
FROM app_user u, LATERAL (SELECT (120000000 + row_number)::text AS nine
  FROM (SELECT login, row_number() OVER () AS row_number FROM unnest($1::text[]) AS login) named WHERE named.login = u.login) numbered`;

const CERTIFICATES = `
INSERT INTO issued_document (kind, number_id, protocol_id, enrolment_id, learner_id, issued_on, issued_by, snapshot, code)
SELECT 'certificate', uuidv7(), uuidv7(), e.id, u.id, current_date, u.id, jsonb_build_object(
         'registrationNumber', row_number() OVER () || '-РМ-' || to_char(now(), 'YY'),
         'learner', jsonb_build_object('lastName', 'Билетова', 'firstName', 'Анна', 'patronymic', 'Ивановна'),
         'programKind', 'professional-development', 'program', 'Пожарная безопасность', 'hours', 72,
         'studyPeriod', jsonb_build_object('from', current_date - 30, 'to', current_date)),
       e.id::text
FROM app_user u JOIN enrolment e ON e.learner_id = u.id WHERE u.login = ANY ($1) RETURNING id`;

/** Prints what was measured beside what was wanted. */
export function printRegister({ rows, seconds }: RegisterFigures): void {
  console.log(`${rows} documents checked, packed and written for the federal register: ${seconds} s (goal ≤ 3)`);
}
