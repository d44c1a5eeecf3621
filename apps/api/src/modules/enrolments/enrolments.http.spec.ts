import {
  createGroup,
  enrolLearner,
  getGroup,
  getLearnerSheet,
  importLearners,
  listGroups,
  listUsers,
  overrideAdmission,
  recordAdmissionFacts,
  removeEnrolment,
  startAttempt,
  updateEnrolment,
  updateGroup,
  withdrawOverride,
  type CallOf,
  type Group,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import ExcelJS from 'exceljs';
import type { World } from '../../demo/world.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

import { Enrolments } from './enrolment.service.ts';

let api: TestApp;
let world: World;
let admin: ApiClient;

beforeAll(async () => {
  api = await testApp();
  world = await api.world({ questions: 3 });
  admin = await api.as('w-admin');
  await api.db.query(
    `INSERT INTO program_module (program_id, position, title, hours, attestation)
     VALUES ($1, 1, 'Право', 40, false), ($1, 2, 'Практика', 30, false), ($1, 3, 'Аттестация', 2, true)`,
    [world.programId],
  );
});
afterAll(() => api.close());

type Learner = CallOf<typeof enrolLearner>['body'];
const groupFields = { title: 'ОТ-1', startsOn: '2026-03-01', endsOn: '2026-04-01', customer: null };
const newGroup = () => admin.call(createGroup, { body: { ...groupFields, programId: world.programId } });
const enrol = ({ id }: Group, lastName: string, more: Partial<Learner> = {}) =>
  admin.call(enrolLearner, {
    params: { groupId: id },
    body: { name: { lastName, firstName: 'Анна', patronymic: 'Образцовна' }, ...more },
  });
const read = ({ id }: { id: string }) => admin.call(getGroup, { params: { groupId: id } });

describe('groups', () => {
  it('are made, changed, found, and keep their program', async () => {
    const group = await newGroup();
    expect(group).toMatchObject({ ...groupFields, learners: 0, admitted: 0, enrolments: [], sessions: [] });
    expect(group.modules.map(({ title }) => title)).toEqual(['Право', 'Практика']);
    const params = { groupId: group.id };
    const body = { ...groupFields, programId: world.programId, title: 'ОТ-2', customer: 'АО «Завод макетов»' };
    expect(await admin.call(updateGroup, { params, body })).toMatchObject({ title: 'ОТ-2' });
    const { groups } = await admin.call(listGroups, { query: { search: 'завод МАКЕТОВ' } });
    expect(groups.map(({ id }) => id)).toEqual([group.id]);
    const elsewhere = { ...body, programId: world.groupId };
    expect(await refusedCodes(admin.call(updateGroup, { params, body: elsewhere }))).toEqual(['input.invalid']);
    expect(await refusedCodes(admin.call(createGroup, { body: elsewhere }))).toEqual(['not-found']);
  });

  it('show their sessions', async () => {
    expect((await read({ id: world.groupId })).sessions).toMatchObject([{ id: world.sessionId, cancelled: false }]);
  });
});

describe('enrolling', () => {
  it('adds a new person with a login made from the name, whom nobody can sign in as yet', async () => {
    const { learner, ...enrolment } = await enrol(await newGroup(), 'Новичкова', { post: 'Инженер' });
    expect(learner).toMatchObject({ login: 'novichkova.ao', email: null });
    expect(enrolment).toMatchObject({ post: 'Инженер', tuitionPaid: false, signedInOnce: false, acknowledgedAt: null });
  });

  it('takes a person known by e-mail or login, who becomes a learner beside what he is', async () => {
    await api.db.query(`UPDATE app_user SET email = 'teacher@example.org' WHERE login = 'w-teacher'`);
    const known = { name: { lastName: 'Проверочный', firstName: 'teacher', patronymic: null } };
    const byEmail = await enrol(await newGroup(), '', { ...known, email: 'Teacher@Example.org' });
    const byLogin = await enrol(await newGroup(), '', { ...known, login: 'w-teacher' });
    expect([byEmail.learner.id, byLogin.learner.id]).toEqual([world.staff['w-teacher'], world.staff['w-teacher']]);
    const { users } = await admin.call(listUsers, { query: { search: 'w-teacher' } });
    expect(users.map(({ roles }) => roles)).toEqual([['teacher', 'learner']]);
  });

  it('never takes somebody of another name for the learner', async () => {
    const group = await newGroup();
    expect(await refusedCodes(enrol(group, 'Другая', { email: 'teacher@example.org' }))).toEqual(['user.email-taken']);
    expect(await refusedCodes(enrol(group, 'Другая', { login: 'w-admin' }))).toEqual(['user.login-taken']);
    expect((await read(group)).enrolments).toEqual([]);
  });

  it('gives a person back who had lost access, but as a learner only', async () => {
    await api.db.query(`UPDATE app_user SET active = false, email = 'm@example.org' WHERE login = 'w-member'`);
    const name = { lastName: 'Проверочный', firstName: 'member', patronymic: null };
    await enrol(await newGroup(), '', { name, email: 'm@example.org' });
    const { users } = await admin.call(listUsers, { query: { search: 'w-member' } });
    expect(users).toMatchObject([{ active: true, roles: ['learner'] }]);
  });

  it('refuses to enrol twice into one group, and into a group that is not there', async () => {
    const group = await newGroup();
    const learner = { email: 'twice@example.org' };
    await enrol(group, 'Двойная', learner);
    expect(await refusedCodes(enrol(group, 'Двойная', learner))).toEqual(['enrolment.exists']);
    expect(await refusedCodes(enrol({ ...group, id: world.programId }, 'Двойная'))).toEqual(['not-found']);
  });

  it('has papers drawn for who comes late to a session', async () => {
    await enrol({ id: world.groupId } as Group, 'Поздняя');
    const jobs = await api.db.query(`SELECT data FROM pgboss.job WHERE name = 'attestation.draw-papers'`);
    expect(jobs).toEqual([{ data: { sessionId: world.sessionId } }]);
  });
});

describe('enrolling by a sheet', () => {
  const HEADER = ['Фамилия', 'Имя', 'Отчество', 'Эл. почта', 'Логин', 'Организация', 'Должность'];
  async function sheet(...learners: string[][]): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Слушатели').addRows([HEADER, ...learners]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const importSheet = ({ id }: Group, body: Uint8Array, commit: boolean) =>
    admin.call(importLearners, {
      params: { groupId: id },
      query: { fileName: 'list.xlsx', commit: commit ? 'true' : 'false' },
      body,
    });

  it('reports on every row, writes nothing on a trial run and the same rows on commit', async () => {
    const group = await newGroup();
    await enrol(group, 'Прежняя', { email: 'before@example.org' });
    const body = await sheet(
      ['Листова', 'Анна', 'Образцовна', 'list@example.org', '', 'АО «Завод макетов»', 'Инженер'],
      ['Листова', 'Анна', 'Образцовна', '', '', '', ''],
      ['Прежняя', 'Анна', 'Образцовна', 'before@example.org', '', '', ''],
      ['Чужая', 'Анна', '', 'teacher@example.org', '', '', ''],
      ['', 'Безфамильная', '', '', '', '', ''],
    );
    const trial = await importSheet(group, body, false);
    expect(trial).toMatchObject({ committed: false, taken: 1, changed: 1, refused: 3, fileRefusals: [] });
    expect(trial.items.map(({ row, outcome, notes }) => [row, outcome, notes.map(({ code }) => code)])).toEqual([
      [2, 'taken', []],
      [3, 'changed', ['same-name']],
      [4, 'refused', ['enrolment.exists']],
      [5, 'refused', ['user.email-taken']],
      [6, 'refused', ['last-name-missing']],
    ]);
    expect((await read(group)).learners).toBe(1);
    expect(await importSheet(group, body, true)).toEqual({ ...trial, committed: true });
    const { enrolments } = await read(group);
    expect(enrolments.map(({ learner, customer }) => [learner.login, customer])).toEqual([
      ['listova.ao', 'АО «Завод макетов»'],
      ['listova.ao2', null],
      ['prezhnyaya.ao', null],
    ]);
  });

  it('enrols three hundred at once', async () => {
    const group = await newGroup();
    const learners = Array.from({ length: 300 }, (_, n) => ['Примерова', 'Анна', '', `p${n}@example.org`, '', '', '']);
    expect(await importSheet(group, await sheet(...learners), true)).toMatchObject({ committed: true, refused: 0 });
    const { enrolments } = await read(group);
    expect(new Set(enrolments.map(({ learner }) => learner.login)).size).toBe(300);
  });

  it('refuses what is not a sheet, with a sentence', async () => {
    const report = await importSheet(await newGroup(), new TextEncoder().encode('Фамилия и имя'), true);
    expect(report).toMatchObject({ committed: false, items: [], fileRefusals: [{ code: 'sheet-not-xlsx' }] });
    expect(report.fileRefusals[0]?.text).toMatch(/[а-я]{3}/);
  });

  it('gives an empty sheet that it reads itself', async () => {
    const { bytes, headers } = await admin.download(getLearnerSheet, {});
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('Слушатели.xlsx'));
    const report = await importSheet(await newGroup(), bytes, false);
    expect(report.fileRefusals.map(({ code }) => code)).toEqual(['rows-none']);
  });
});

describe('3.1 admission', () => {
  const facts = ({ id }: Group, body: CallOf<typeof recordAdmissionFacts>['body']) =>
    admin.call(recordAdmissionFacts, { params: { groupId: id }, body });

  it('asks for payment and every module but the attestation itself, and names what is missing', async () => {
    const group = await newGroup();
    const one = await enrol(group, 'Первова');
    const two = await enrol(group, 'Вторцева');
    const missing = { code: 'admission.curriculum-incomplete', clause: '3.1', missing: ['Право', 'Практика'] };
    expect(one.refusals).toEqual([{ code: 'admission.arrears', clause: '3.1' }, missing]);
    const [law, practice] = group.modules;
    const both = [one.id, two.id];
    await facts(group, { enrolmentIds: both, tuitionPaid: true, modules: { ids: [law!.id], done: true } });
    const changed = await facts(group, {
      enrolmentIds: [one.id],
      modules: { ids: [practice!.id, law!.id], done: true },
    });
    expect(changed).toMatchObject({ learners: 2, admitted: 1 });
    const [second, first] = changed.enrolments;
    expect(first).toMatchObject({ refusals: [], modulesDone: [law!.id, practice!.id] });
    expect(second?.refusals).toEqual([{ ...missing, missing: ['Практика'] }]);
    const { groups } = await admin.call(listGroups, { query: {} });
    expect(groups.find(({ id }) => id === group.id)).toMatchObject({ learners: 2, admitted: 1 });
    const undone = await facts(group, {
      enrolmentIds: both,
      tuitionPaid: false,
      modules: { ids: [law!.id], done: false },
    });
    expect(undone.enrolments.map(({ tuitionPaid, modulesDone }) => [tuitionPaid, modulesDone])).toEqual([
      [false, []],
      [false, [practice!.id]],
    ]);
  });

  it('takes facts only of the group’s own learners and its program’s modules', async () => {
    const group = await newGroup();
    const foreign = await enrol(await newGroup(), 'Чужова');
    const own = await enrol(group, 'Своева');
    const [law] = group.modules;
    const other = { enrolmentIds: [own.id, foreign.id], tuitionPaid: true };
    expect(await refusedCodes(facts(group, other))).toEqual(['input.invalid']);
    const module = { enrolmentIds: [own.id], modules: { ids: [law!.id, world.groupId], done: true } };
    expect(await refusedCodes(facts(group, module))).toEqual(['input.invalid']);
    expect((await read(group)).enrolments).toMatchObject([{ tuitionPaid: false, modulesDone: [] }]);
  });

  it('admits in spite of it by a decision with a reason, which can be taken back', async () => {
    const { id } = await enrol(await newGroup(), 'Исключенцева');
    const params = { enrolmentId: id };
    const empty = admin.call(overrideAdmission, { params, body: { reason: '  ' } });
    expect(await refusedCodes(empty)).toEqual(['input.invalid']);
    const admitted = await admin.call(overrideAdmission, { params, body: { reason: 'Оплата в пути' } });
    expect(admitted).toMatchObject({ refusals: [], override: { reason: 'Оплата в пути', by: 'Проверочный admin' } });
    expect(await api.app.get(Enrolments, { strict: false }).admissionFacts(api.db.manager, [id])).toMatchObject(
      new Map([[id, { tuitionPaid: false, override: { reason: 'Оплата в пути' } }]]),
    );
    expect(await admin.call(withdrawOverride, { params })).toMatchObject({ override: null });
    const audit = await api.db.query('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id]);
    expect(audit.map(({ action }: { action: string }) => action)).toEqual([
      'enrolments.enrol',
      'enrolments.override-admission',
      'enrolments.withdraw-override',
    ]);
  });
});

describe('one enrolment', () => {
  it('keeps a personal accommodation', async () => {
    const { id } = await enrol(await newGroup(), 'Времянова');
    const call = { params: { enrolmentId: id }, body: { extraMinutes: 45 } };
    expect(await admin.call(updateEnrolment, call)).toMatchObject({ extraMinutes: 45 });
  });

  it('can be removed until there is an attempt', async () => {
    const group = await newGroup();
    const { id } = await enrol(group, 'Ошибкина');
    await admin.call(removeEnrolment, { params: { enrolmentId: id } });
    expect((await read(group)).enrolments).toEqual([]);
    await api.db.query(
      'INSERT INTO module_done SELECT e.id, m.id FROM enrolment e, program_module m ON CONFLICT DO NOTHING',
    );
    await (await api.as('w-1')).call(startAttempt, { params: { sessionId: world.sessionId } });
    const { enrolments } = await read({ id: world.groupId });
    const started = enrolments.find(({ learner }) => learner.login === 'w-1');
    const removal = admin.call(removeEnrolment, { params: { enrolmentId: started!.id } });
    expect(await refusedCodes(removal)).toEqual(['enrolment.has-attempts']);
  });
});
