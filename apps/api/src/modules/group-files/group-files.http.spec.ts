import {
  getGroupFile,
  getPrint,
  getPrintFile,
  issueDocuments,
  requestPrint,
  type GroupFile,
  type PrintRequest,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import type { World } from '../../demo/world.ts';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { FileStore } from '../../platform/file-store.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { SweepJob } from '../prints/sweep.job.ts';
import { unzipped } from '../../testing/unzipped.ts';
import { MakePrintJob } from '../prints/make-print.job.ts';

/** A browser starts with the first print. */
const PATIENCE_MS = 60_000;

let app: TestApp;
let world: World;
let admin: ApiClient;
beforeAll(async () => {
  app = await testApp();
  world = await app.world({ prefix: 'g', learners: 2, questions: 1 });
  admin = await app.as('g-admin');
});
afterAll(() => app.close());

const read = () => admin.call(getGroupFile, { params: { groupId: world.groupId } });
const statesOf = ({ parts }: GroupFile) => parts.map(({ kind, state, lacking }) => [kind, state, lacking]);

async function printed(body: PrintRequest) {
  const { id } = await admin.call(requestPrint, { body });
  await app.app.get(MakePrintJob, { strict: false }).handle({ printId: id });
  const { status, fileName } = await admin.call(getPrint, { params: { printId: id } });
  expect(status).toBe('ready');
  return { fileName, ...(await admin.download(getPrintFile, { params: { printId: id } })) };
}

describe('the file of a group', () => {
  it('tells what is there and what is missing, from the enrolment to the documents', async () => {
    expect(statesOf(await read())).toEqual([
      ['enrolment-order', 'missing', 0],
      ['admission-sheet', 'ready', 0],
      ['commission-order', 'ready', 0],
      ['protocol', 'missing', 0],
      ['completion-order', 'missing', 0],
      ['documents', 'missing', 0],
      ['registry-extract', 'missing', 0],
    ]);

    await app.db.query(
      `UPDATE enrolment SET tuition_paid = false WHERE learner_id = (SELECT id FROM app_user WHERE login = 'g-2')`,
    );
    await finishAttempts(app.db.manager, world.sessionId, [{ login: 'g-1', mark: 'pass' }]);
    expect(statesOf(await read())).toEqual(
      expect.arrayContaining([
        ['admission-sheet', 'missing', 1],
        ['result-sheet', 'ready', 0],
        ['protocol', 'missing', 1],
      ]),
    );

    const protocolId = await signedProtocol(app, world, []);
    const signed = await read();
    expect(signed.parts.filter(({ kind }) => kind === 'protocol')).toEqual([
      {
        kind: 'protocol',
        state: 'ready',
        id: protocolId,
        number: expect.any(String),
        date: expect.any(String),
        lacking: 0,
      },
    ]);
    expect(statesOf(signed)).toContainEqual(['documents', 'missing', 1]);
    await admin.call(issueDocuments, { params: { protocolId } });
    expect(statesOf(await read()).slice(-2)).toEqual([
      ['documents', 'ready', 0],
      ['registry-extract', 'ready', 0],
    ]);
  });

  it(
    'is one PDF, and an archive of the papers as they are registered',
    async () => {
      const { bytes, fileName } = await printed({ kind: 'group-file', groupId: world.groupId });
      expect(fileName).toMatch(/^Дело группы .+\.pdf$/u);
      const whole = await PDFDocument.load(bytes);
      expect(whole.getTitle()).toMatch(/^Дело группы/u);

      const archive = await printed({ kind: 'group-file-zip', groupId: world.groupId });
      const entries = await unzipped(archive.bytes);
      expect([...entries.keys()].map((name) => name.replace(/ .*/u, ''))).toEqual(['01', '02', '03', '04', '05', '06']);
      expect([...entries.keys()][0]).toMatch(/^01 Дело группы/u);
      expect([...entries.keys()][1]).toMatch(/^02 Ведомость допуска/u);
      const sheets = await Promise.all(
        [...entries.values()].map(async (file) => (await PDFDocument.load(file)).getPageCount()),
      );
      expect(whole.getPageCount()).toBe(sheets.reduce((sum, count) => sum + count, 0));
    },
    PATIENCE_MS,
  );

  it('is for the readers of the registry, and of a group that exists', async () => {
    const params = { groupId: world.groupId };
    expect(await refusedCodes((await app.as('g-teacher')).call(getGroupFile, { params }))).toEqual(['access.denied']);
    const nobody = { groupId: '019a0000-0000-7000-8000-000000000000' };
    expect(await refusedCodes(admin.call(getGroupFile, { params: nobody }))).toEqual(['not-found']);
    expect(await refusedCodes(admin.call(requestPrint, { body: { kind: 'group-file', ...nobody } }))).toEqual([
      'not-found',
    ]);
  });

  it('holds personal data: only for those who may read records, and that they saw it is kept', async () => {
    const { groupId } = world;
    const seen = async () =>
      (await app.db.query<unknown[]>(`SELECT FROM record_view WHERE what = 'registry-book'`)).length;
    const before = await seen();
    const secretary = await app.as('g-secretary');
    expect((await secretary.call(getGroupFile, { params: { groupId } })).parts.length).toBeGreaterThan(0);
    for (const kind of ['group-file', 'group-file-zip'] as const)
      expect(await refusedCodes(secretary.call(requestPrint, { body: { kind, groupId } }))).toEqual(['access.denied']);
    expect(await seen()).toBe(before);
    const { id: printId } = await admin.call(requestPrint, { body: { kind: 'group-file', groupId } });
    expect(await seen()).toBeGreaterThan(before);

    const bytes = new TextEncoder().encode(`дело ${printId}`);
    const kept = await app.app.get(FileStore, { strict: false }).keep(app.db.manager, bytes, 'application/pdf');
    const age = (hours: number) =>
      app.db.query(
        `UPDATE print SET status = 'ready', file_name = 'Дело.pdf', file_sha256 = $2,
                requested_at = now() - $3 * interval '1 hour' WHERE id = $1`,
        [printId, kept, hours],
      );
    const sweep = app.app.get(SweepJob, { strict: false });
    const status = async () => (await admin.call(getPrint, { params: { printId } })).status;
    await age(23);
    await sweep.sweep();
    expect(await status()).toBe('ready');
    await age(25);
    await sweep.sweep();
    expect(await status()).toBe('failed');
    expect(await app.db.query('SELECT FROM stored_file WHERE sha256 = $1', [kept])).toEqual([]);
  });
});
