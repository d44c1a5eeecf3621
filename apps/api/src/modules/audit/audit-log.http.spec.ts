import { randomUUID } from 'node:crypto';
import {
  checkAudit,
  createUser,
  listAudit,
  listAuditActors,
  resetPassword,
  updateProgram,
  getProgram,
  type CallOf,
} from '@itog/contracts';
import type { ApiClient } from '@itog/testing';
import { Audit } from '../../platform/audit.ts';
import type { World } from '../../demo/world.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let world: World;
let auditor: ApiClient;
let adminId: string;

const list = (query: CallOf<typeof listAudit>['query'] = {}) => auditor.call(listAudit, { query });
const everything = async (query: CallOf<typeof listAudit>['query'] = {}) => {
  const pages: number[][] = [];
  for (let before: number | undefined, more = true; more;) {
    const page = await list({ ...query, before });
    pages.push(page.entries.map(({ id }) => id));
    ({ more } = page);
    before = page.entries.at(-1)?.id;
  }
  return pages;
};
const audit = () => app.app.get(Audit, { strict: false });

beforeAll(async () => {
  app = await testApp();
  world = await app.world({ learners: 1, questions: 1 });
  await app.db.query(`UPDATE app_user SET roles = ARRAY['auditor'] WHERE login = 'w-teacher'`);
  auditor = await app.as('w-teacher');
  [{ id: adminId }] = await app.db.query(`SELECT id FROM app_user WHERE login = 'w-admin'`);
});
afterAll(() => app.close());

describe('the log of actions', () => {
  it('says who did what to whom, with the facts that its line allows and no others', async () => {
    const admin = await app.as('w-admin');
    const body = {
      login: 'novikov',
      name: { lastName: 'Новиков', firstName: 'Пётр', patronymic: null },
      email: 'novikov@example.org',
      post: null,
      degree: null,
      outsideOrganisation: null,
      roles: ['teacher' as const],
    };
    const { user, oneTimePassword } = await admin.call(createUser, { body });
    const reset = await admin.call(resetPassword, { params: { userId: user.id } });
    const program = await admin.call(getProgram, { params: { programId: world.programId } });
    await admin.call(updateProgram, { params: { programId: world.programId }, body: program });
    const { entries } = await list();
    const [changed, renewed, created] = entries;
    expect(changed).toMatchObject({
      action: 'programs.update',
      subject: { kind: 'program', label: program.title, id: world.programId },
      details: {},
    });
    const novikov = { kind: 'person', label: 'Новиков Пётр', id: user.id };
    expect(renewed).toMatchObject({ action: 'identity.reset-password', subject: novikov, details: {} });
    expect(created).toMatchObject({
      action: 'identity.create-user',
      actor: { id: adminId, roles: ['administrator'] },
      subject: novikov,
      details: { roles: ['teacher'] },
    });
    const told = JSON.stringify(entries);
    for (const secret of [oneTimePassword, reset.oneTimePassword, 'novikov@example.org', '"novikov"'])
      expect(told).not.toContain(secret);
  });

  it('tells of a learner in his group, of a document that is gone nothing, and of an unknown deed its code', async () => {
    const [enrolment] = await app.db.query(`SELECT id FROM enrolment WHERE group_id = $1`, [world.groupId]);
    const facts = { reason: 'Приказ ректора', password: 'секрет', snils: '11223344595', numbers: ['1', { a: 1 }] };
    const act = (action: 'enrolments.override-admission' | 'registry.annul' | 'registry.issue', subjectId: string) =>
      audit().record(app.db.manager, { actorId: null, action, subjectId, facts });
    await act('enrolments.override-admission', enrolment.id);
    await act('registry.annul', randomUUID());
    await act('registry.issue', 'not an id');
    await app.db.query(
      `INSERT INTO audit_entry (action, subject_id, facts) VALUES ('old.deed', 'x', '{"reason": "нет"}')`,
    );
    const [old, issued, annulled, overridden] = (await list({ actor: 'system' })).entries;
    expect(old).toMatchObject({ action: 'old.deed', actor: null, subject: null, details: {} });
    expect(issued).toMatchObject({ subject: null, details: { numbers: ['1'] } });
    expect(annulled).toMatchObject({ subject: null, details: { reason: 'Приказ ректора' } });
    expect(overridden).toMatchObject({
      subject: { kind: 'enrolment', id: world.groupId, label: expect.stringMatching(/^Проверочный .+, /) },
    });
    expect(overridden?.details).toEqual({ reason: 'Приказ ректора' });
  });

  it('is read page by page without a gap or a repetition, and narrowed by person, deed and day', async () => {
    await app.db.transaction(async (tx) => {
      for (let n = 0; n < 120; n++)
        await audit().record(tx, { actorId: adminId, action: 'orders.sign', subjectId: randomUUID() });
    });
    const pages = await everything();
    const ids = pages.flat();
    expect(pages.slice(0, 2).map(({ length }) => length)).toEqual([50, 50]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(ids.length).toBe((await list({ limit: 500 })).entries.length);

    const count = async (query: CallOf<typeof listAudit>['query']) => (await everything(query)).flat().length;
    expect(await count({ action: 'orders.sign' })).toBe(120);
    expect(await count({ action: 'identity', actor: adminId })).toBe(2);
    expect(await count({ action: 'nothing.known' })).toBe(0);
    const [{ today, tomorrow }] = await app.db.query(
      `SELECT (now() AT TIME ZONE 'Asia/Yekaterinburg')::date AS today, (now() AT TIME ZONE 'Asia/Yekaterinburg')::date + 1 AS tomorrow`,
    );
    expect(await count({ from: today, to: today })).toBe(ids.length);
    expect(await count({ from: tomorrow })).toBe(0);
    expect(await count({ to: '2020-01-01' })).toBe(0);
  });

  it('knows who stands in it', async () => {
    const people = async (query: CallOf<typeof listAuditActors>['query']) =>
      (await auditor.call(listAuditActors, { query })).people.map(({ id }) => id);
    expect(await people({})).toEqual([adminId]);
    expect(await people({ search: 'проверочный' })).toEqual([adminId]);
    expect(await people({ search: '%' })).toEqual([]);
    expect(await people({ id: adminId })).toEqual([adminId]);
  });

  it('is walked from end to end, and an entry changed behind its back is named', async () => {
    const { entries } = await list({ limit: 500 });
    expect(await auditor.call(checkAudit, {})).toEqual({
      whole: true,
      entries: entries.length,
      lastAt: entries[0]?.at,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const entryId = entries[10]?.id;
    await app.db.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(`UPDATE audit_entry SET subject_id = 'other' WHERE id = $1`, [entryId]);
    });
    expect(await auditor.call(checkAudit, {})).toEqual({
      whole: false,
      fault: 'changed',
      position: entries.length - 10,
      entryId,
    });
  });
});
