import { randomUUID } from 'node:crypto';
import {
  annulDocument,
  issueDocuments,
  issueExtract,
  listDocuments,
  reissueDocument,
  verifyDocument,
  type DocumentVerification,
} from '@itog/contracts';
import type { ApiClient } from '@itog/testing';
import { rows } from '../../platform/db/rows.ts';
import { meantCode, newVerificationCode } from '../../platform/verification-code.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let worlds = 0;

beforeAll(async () => {
  test = await testApp({ VERIFY_PER_MINUTE: '1000' });
  await test.world({ prefix: 'v' });
  admin = await test.as('v-admin');
});
afterAll(() => test.close());

async function issued() {
  const prefix = `v${++worlds}`;
  const world = await test.world({ prefix, learners: 1, questions: 1 });
  const protocolId = await signedProtocol(test, world, [{ login: `${prefix}-1`, mark: 'pass' }]);
  await admin.call(issueDocuments, { params: { protocolId } });
  const [document] = (await admin.call(listDocuments, { query: { protocolId } })).documents;
  if (!document) throw new Error('nothing was issued');
  return { protocolId, document };
}
const NAME = { lastName: 'Новая', firstName: 'Имя', patronymic: null };
const again = (documentId: string, reason: 'loss' | 'name-change') =>
  admin.call(reissueDocument, {
    params: { documentId },
    body: { reason, note: null, name: reason === 'loss' ? null : NAME, requestId: randomUUID() },
  });
const verify = (code: string) =>
  test.stranger().call(verifyDocument, { params: { code } }) as Promise<DocumentVerification>;

describe('a chain of documents', () => {
  it('is told from any of its documents, the first first, each with its state and day', async () => {
    const { document: first } = await issued();
    const second = await again(first.id, 'loss');
    const third = await again(second.id, 'name-change');
    await admin.call(annulDocument, { params: { documentId: third.id }, body: { reason: 'Выдан по ошибке' } });
    const today = first.issuedOn;
    for (const { code } of [first, second, third]) {
      const { chain } = await verify(code);
      expect(chain.map((link) => [link.code, link.origin, link.status, link.statusOn])).toEqual([
        [first.code, 'first', 'replaced', today],
        [second.code, 'duplicate', 'replaced', today],
        [third.code, 'replacement', 'annulled', today],
      ]);
    }
    expect(await verify(first.code)).toMatchObject({
      status: 'replaced',
      statusOn: today,
      replacedByCode: second.code,
    });
    expect(await verify(third.code)).toMatchObject({ status: 'annulled', origin: 'replacement', replacedByCode: null });
  });

  it('holds an extract apart from the document of the same learner', async () => {
    const { document, protocolId } = await issued();
    const [row] = await rows<{ enrolmentId: string }>(
      test.db.manager,
      'SELECT enrolment_id AS "enrolmentId" FROM issued_document WHERE id = $1',
      [document.id],
    );
    const params = { protocolId, enrolmentId: row?.enrolmentId ?? '' };
    const extract = await admin.call(issueExtract, { params, body: { requestId: randomUUID() } });
    const shown = await verify(extract.code);
    expect(shown).toMatchObject({ kind: 'extract', status: 'valid', credential: false });
    expect(shown.chain.map(({ code }) => code)).toEqual([extract.code]);
  });
});

describe('a code', () => {
  it('has 140 bits of chance, every digit as often as another', () => {
    const codes = Array.from({ length: 3_000 }, newVerificationCode);
    expect(new Set(codes).size).toBe(codes.length);
    const counts = new Map<string, number>();
    for (const digit of codes.join('').replaceAll('-', '')) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    expect(counts.size).toBe(32);
    const expected = (codes.length * 28) / 32;
    expect([...counts.values()].every((count) => Math.abs(count - expected) < expected * 0.15)).toBe(true);
    expect(Math.log2(32 ** 28)).toBeGreaterThanOrEqual(128);
    expect(codes.every((code) => meantCode(code.toLowerCase()) === code)).toBe(true);
  });

  it.each([
    ['code', "SELECT id FROM issued_document WHERE code = 'x'"],
    ['file', "SELECT id FROM issued_document WHERE file_sha256 = 'x'"],
    ['predecessor', "SELECT id FROM issued_document WHERE replaced_by = '00000000-0000-7000-8000-000000000000'"],
    ['protocol by code', "SELECT id FROM protocol WHERE code = 'x'"],
    ['protocol by file', "SELECT id FROM protocol WHERE file_sha256 = 'x'"],
  ])('is looked up by an index: %s', async (_, sql) => {
    const plan = await test.db.transaction(async (tx) => {
      // Few rows are always read whole: this asks whether there is another way.
      await tx.query('SET LOCAL enable_seqscan = off');
      return rows<{ 'QUERY PLAN': string }>(tx, `EXPLAIN ${sql}`);
    });
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index (Only )?Scan/u);
    expect(text).not.toContain('Seq Scan');
  });
});
