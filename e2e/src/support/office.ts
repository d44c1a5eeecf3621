import { finishAttempt, saveStudyTerms } from '@itog/contracts';
import ExcelJS from 'exceljs';
import { fromBuffer, type Entry } from 'yauzl';
import { announce, api } from './appeals.ts';
import { sql } from './database.ts';
import type { Stage } from './stage.ts';

export type Office = {
  readonly protocolId: string;
  readonly sessionId: string;
  readonly groupId: string;
  /** Who is to get a certificate, and who has not shown the diploma of prior education. */
  readonly graduate: string;
  readonly student: string;
};

const FOUND = `
  SELECT s.id AS "sessionId", s.group_id AS "groupId", g.program_id AS "programId",
         (SELECT id FROM app_user WHERE login = 'learner9') AS graduate,
         (SELECT id FROM app_user WHERE login = 'learner10') AS student,
         (SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = 'learner10') AS "enrolmentId",
         (SELECT a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login = 'learner6') AS "attemptId"
  FROM attestation_session s JOIN study_group g ON g.id = s.group_id
  WHERE s.form = 'test' ORDER BY s.opens_at DESC LIMIT 1`;

/**
 * Today's test of the demo group is over and its protocol is signed: two have passed. One of them still studies for the diploma of
 * prior education; in the other's record stand a Latin letter and a СНИЛС with a wrong check number, as an old import left them.
 */
export async function signedOff(stage: Stage): Promise<Office> {
  const { databaseUrl } = stage.product;
  const [found] = await sql<Record<string, string>>(databaseUrl, FOUND);
  const { sessionId = '', groupId = '', graduate = '', student = '', enrolmentId = '', attemptId = '' } = found ?? {};
  await (await api(stage, { login: 'learner6' })).call(finishAttempt, { params: { attemptId } });
  const terms = { funding: 'paid', learningPlace: 'inside', priorEducationPending: true } as const;
  await (await api(stage, { login: 'admin' })).call(saveStudyTerms, { params: { enrolmentId }, body: terms });
  await sql(
    databaseUrl,
    `UPDATE learner_record SET prior_last_name = 'Пpимерова', snils = '11223344594' WHERE user_id = $1`,
    [graduate],
  );
  const signers = [{ login: 'member1' }, { login: 'member2' }, { login: 'chair' }];
  return {
    sessionId,
    groupId,
    graduate,
    student,
    protocolId: await announce(stage, sessionId, { login: 'secretary' }, signers),
  };
}

/** The first sheet of a workbook as text, row by row; a cell is found by its column's number less one. */
export async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  // The type is of another edition of Node's Buffer.
  await book.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer & Buffer);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    rows.push(Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).text));
  });
  return rows;
}

/** The operator's answer to a package: what is wrong with a document by its number, or nothing. */
export async function answerOf(lines: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Ответ');
  sheet.addRow(['Регистрационный номер', 'Ошибки']);
  for (const line of lines) sheet.addRow([...line]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Names and bytes of everything in an archive. */
export function unzipped(archive: Uint8Array): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    fromBuffer(Buffer.from(archive), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(files)).on('error', reject);
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          files.set(entry.fileName, Buffer.concat(await stream.toArray()));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
