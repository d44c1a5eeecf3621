import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  getMyThesis,
  getMyThesisFile,
  getThesis,
  getThesisFile,
  listTheses,
  openMeeting,
  recordPresence,
  updateThesis,
  uploadMyThesis,
  uploadThesis,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { CONFIG, type Config } from '../../platform/config.ts';
import { retrainingWorld, scheduleToday, type Retraining } from '../../testing/retraining.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { untriggered } from '../../testing/untriggered.ts';

let test: TestApp;
let world: Retraining;
let learner: ApiClient;
let secretary: ApiClient;
let enrolmentId: string;
let meetingId: string;

const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF');
const upload = (bytes: Uint8Array, fileName = 'Работа.pdf', who = learner) =>
  who.call(uploadMyThesis, { params: { enrolmentId }, query: { fileName }, body: bytes });
const bytesOf = async (who: ApiClient, route: typeof getThesisFile | typeof getMyThesisFile) =>
  who.send(route, { params: { enrolmentId } });

beforeAll(async () => {
  test = await testApp({ THESIS_MAX_MEGABYTES: '1' });
  world = await retrainingWorld(test, { prefix: 't' });
  learner = await test.as('t-1');
  secretary = await test.as('t-secretary');
  const [enrolment] = await test.db.query<{ id: string }[]>(
    `SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = 't-1'`,
  );
  enrolmentId = enrolment?.id ?? '';
});
afterAll(async () => {
  await test.close();
  delete process.env['THESIS_MAX_MEGABYTES'];
});

describe('3.10 the file of a thesis', () => {
  it.each<[string, () => Uint8Array, string, string[]]>([
    ['of 0 bytes', () => new Uint8Array(), 'Работа.pdf', ['input.invalid']],
    [
      'over the setting',
      () => new Uint8Array([...PDF, ...new Uint8Array(1024 * 1024)]),
      'Работа.pdf',
      ['thesis.file-too-large'],
    ],
    [
      'a script under the name of a PDF',
      () => new TextEncoder().encode('<script>alert(1)</script>'),
      'Работа.pdf',
      ['thesis.file-type'],
    ],
    [
      'a picture',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
      'Работа.pdf',
      ['thesis.file-type'],
    ],
    ['a path in its name', () => PDF, '../../etc/cron.d/работа.pdf', ['thesis.file-name']],
    ['a script in its name', () => PDF, '<script>alert(1)</script>.pdf', ['thesis.file-name']],
  ])('%s is refused, and nothing of it is kept', async (_, bytes, name, codes) => {
    expect(await refusedCodes(upload(bytes(), name))).toEqual(codes);
    expect(await test.db.query(`SELECT 1 FROM stored_file`)).toEqual([]);
    expect(await test.db.query(`SELECT 1 FROM thesis`)).toEqual([]);
  });

  it('is kept by its hash and given back as it came, its name ending by what it is', async () => {
    await upload(PDF, 'Моя работа.docx');
    const { thesis, uploadRefusals } = await learner.call(getMyThesis, { params: { enrolmentId } });
    expect(thesis.file).toMatchObject({ name: 'Моя работа.pdf', mediaType: 'application/pdf', bytes: PDF.length });
    expect(uploadRefusals).toEqual([]);
    const response = await bytesOf(learner, getMyThesisFile);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('is the only one that is kept, however often the learner hands it in', async () => {
    await upload(new Uint8Array([...PDF, 10]), 'Другая.pdf');
    await upload(PDF, 'Моя работа.docx');
    const kept = await test.db.query(`SELECT bytes::int, sha256 FROM stored_file`);
    expect(kept).toEqual([{ bytes: PDF.length, sha256: expect.any(String) }]);
    const { sha256 } = kept[0] as { sha256: string };
    const place = join(test.app.get<Config>(CONFIG).DATA_DIR, 'files', sha256.slice(0, 2), sha256);
    expect((await stat(place)).mode & 0o077).toBe(0); // other accounts of the machine read nothing
    expect((await bytesOf(learner, getMyThesisFile)).status).toBe(200);
  });
});

describe('3.10 whose a thesis is', () => {
  it('the learner’s own, staff’s and the commission’s that hears it', async () => {
    const other = await test.as('t-2');
    expect(await refusedCodes(other.call(getMyThesis, { params: { enrolmentId } }))).toEqual(['not-found']);
    expect(await refusedCodes(upload(PDF, 'Чужая.pdf', other))).toEqual(['not-found']);
    expect((await bytesOf(other, getMyThesisFile)).status).toBe(404);
    expect((await bytesOf(other, getThesisFile)).status).toBe(403);
    expect((await bytesOf(secretary, getThesisFile)).status).toBe(200);
    const member = await test.as('t-member');
    expect((await bytesOf(member, getThesisFile)).status).toBe(404); // no defence is scheduled yet
    ({ meetingId } = await scheduleToday(test, world, 'defence'));
    expect((await bytesOf(member, getThesisFile)).status).toBe(200);
    await retrainingWorld(test, { prefix: 't-other' });
    expect((await bytesOf(await test.as('t-other-member'), getThesisFile)).status).toBe(404);
  });

  it('is described by the secretary, not by a member', async () => {
    const body = {
      topic: 'Охрана труда на складе',
      workForm: 'дипломная работа',
      pages: 60,
      reviewer: 'Иванов Иван Иванович',
      reviewerGenitive: 'Иванова Ивана Ивановича',
      reviewKind: 'review' as const,
    };
    const params = { enrolmentId };
    const written = await secretary.call(updateThesis, { params, body });
    expect(written.thesis).toMatchObject({ ...body, supervisor: null, file: { name: 'Моя работа.pdf' } });
    const member = await test.as('t-member');
    expect(await refusedCodes(member.call(updateThesis, { params, body }))).toEqual(['access.denied']);
    const { theses } = await member.call(listTheses, { params: { groupId: world.groupId } });
    expect(theses.map(({ thesis }) => thesis?.topic ?? null)).toEqual(['Охрана труда на складе', null]);
  });

  it('is the learner’s to replace until the meeting opens, the secretary’s until it closes', async () => {
    const chair = await test.as('t-chair');
    for (const { id } of world.voters)
      await chair.call(recordPresence, { params: { meetingId, userId: id }, body: { present: true } });
    await chair.call(openMeeting, { params: { meetingId } });
    expect(await refusedCodes(upload(PDF))).toEqual(['thesis.meeting-open']);
    const params = { enrolmentId };
    await secretary.call(uploadThesis, { params, query: { fileName: 'Правленая.pdf' }, body: PDF });
    expect((await secretary.call(getThesis, { params })).thesis?.file?.name).toBe('Правленая.pdf');
    await test.db.query(`UPDATE meeting SET closed_at = now(), closed_by = opened_by WHERE id = $1`, [meetingId]);
    expect(await refusedCodes(secretary.call(updateThesis, { params, body: {} }))).toEqual(['thesis.meeting-closed']);
  });

  it('stays as the commission has heard it, whatever he hands in for the second time (3.11)', async () => {
    await untriggered(
      test.db,
      `UPDATE meeting SET (opened_at, opened_by, closed_at, closed_by) = (NULL, NULL, NULL, NULL) WHERE id = '${meetingId}'`,
    );
    await upload(new Uint8Array([...PDF, 10]));
    await upload(new Uint8Array([...PDF, 10, 10]));
    const kept = await test.db.query<{ bytes: number; heard: boolean }[]>(
      `SELECT f.bytes::int, EXISTS (SELECT FROM examination x WHERE x.thesis->>'file_sha256' = f.sha256) AS heard
       FROM stored_file f ORDER BY f.bytes`,
    );
    expect(kept).toEqual([
      { bytes: PDF.length, heard: true },
      { bytes: PDF.length + 2, heard: false },
    ]);
  });
});
