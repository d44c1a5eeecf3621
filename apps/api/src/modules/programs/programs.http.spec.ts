import { createProgram, getProgram, listPrograms, updateProgram, type CallOf, type Program } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import type { World } from '../../demo/world.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

import { Programs } from './program.service.ts';

let api: TestApp;
let world: World;
let admin: ApiClient;

beforeAll(async () => {
  api = await testApp();
  world = await api.world({ questions: 3 });
  admin = await api.as('w-admin');
});
afterAll(() => api.close());

type Body = CallOf<typeof createProgram>['body'];
const body = (more: Partial<Body> = {}): Body => ({
  kind: 'professional-development',
  title: 'Охрана труда',
  hours: 40,
  studyForm: 'заочная',
  forms: ['test'],
  modules: [
    { title: 'Право', hours: 30 },
    { title: 'Практика', hours: 8 },
    { title: 'Итоговая аттестация', hours: 2, attestation: true },
  ],
  policy: {},
  ...more,
});
const create = (more: Partial<Body> = {}) => admin.call(createProgram, { body: body(more) });
const update = (program: Program, more: Partial<Body>) =>
  admin.call(updateProgram, { params: { programId: program.id }, body: { ...program, ...more } });

describe('programs', () => {
  it('are created with modules in order and read back', async () => {
    const program = await create({ title: ' Охрана   труда', forSchoolTeachers: true });
    expect(program).toMatchObject({ title: 'Охрана труда', forSchoolTeachers: true });
    expect((await update(program, { forSchoolTeachers: false })).forSchoolTeachers).toBe(false);
    await update(program, {});
    expect(program.modules.map(({ title }) => title)).toEqual(['Право', 'Практика', 'Итоговая аттестация']);
    expect(program.modules.map(({ attestation }) => attestation)).toEqual([false, false, true]);
    expect(program.refusals).toEqual([]);
    const reader = await api.as('w-teacher');
    expect(await reader.call(getProgram, { params: { programId: program.id } })).toEqual(program);
  });

  it('list the state of bank and commission, and are found by title', async () => {
    const { programs } = await admin.call(listPrograms, { query: { search: 'ПРОВЕРОЧНАЯ' } });
    expect(programs).toMatchObject([
      { id: world.programId, publishedQuestions: 3, draftQuestions: 0, groups: 1, commissionInForce: true },
    ]);
    const all = await admin.call(listPrograms, { query: {} });
    expect(all.programs.find(({ title }) => title === 'Охрана труда')).toMatchObject({ commissionInForce: false });
  });

  it('keep who has done a module when it is renamed or moved', async () => {
    const program = await create();
    const [first, second, last] = program.modules;
    const [enrolment] = await api.db.query('SELECT id FROM enrolment LIMIT 1');
    await api.db.query('INSERT INTO module_done (enrolment_id, module_id) VALUES ($1, $2), ($1, $3)', [
      enrolment.id,
      first!.id,
      second!.id,
    ]);
    const changed = await update(program, {
      modules: [{ title: 'Новый', hours: 8, attestation: false }, { ...first!, title: 'Право и законы' }, last!],
    });
    expect(changed.modules.map(({ title }) => title)).toEqual(['Новый', 'Право и законы', 'Итоговая аттестация']);
    const done = await api.db.query('SELECT module_id FROM module_done WHERE enrolment_id = $1', [enrolment.id]);
    expect(done).toEqual([{ module_id: first!.id }]);
  });

  it('refuse a module of another program, or one twice', async () => {
    const program = await create();
    const other = await create();
    const [own] = program.modules;
    const [foreign] = other.modules;
    for (const modules of [[foreign!], [own!, own!]])
      expect(await refusedCodes(update(program, { modules }))).toEqual(['input.invalid']);
    expect((await admin.call(getProgram, { params: { programId: other.id } })).modules).toEqual(other.modules);
  });

  it('are audited', async () => {
    const program = await create();
    await update(program, { title: 'Охрана труда в офисе' });
    const entries = await api.db.query('SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id', [
      program.id,
    ]);
    expect(entries).toEqual([{ action: 'programs.create' }, { action: 'programs.update' }]);
  });
});

describe('1.3, 3.3, 3.9 what a program must be', () => {
  it.each([
    [{ hours: 15 }, ['program.too-short']],
    [{ kind: 'retraining', forms: ['exam'] }, ['program.too-short']],
    [{ forms: ['exam'] }, ['program.form-not-for-kind']],
    [{ kind: 'retraining', hours: 250, forms: ['test'] }, ['program.form-not-for-kind']],
    [{ hours: 15, forms: ['defence'] }, ['program.too-short', 'program.form-not-for-kind']],
  ] as [Partial<Body>, string[]][])('%j is refused: %j', async (more, codes) => {
    expect(await refusedCodes(create(more))).toEqual(codes);
  });

  it('shows hours that do not add up and a missing form, but keeps the program', async () => {
    const program = await create({ hours: 41, forms: [] });
    expect(program.refusals).toEqual([
      { code: 'program.no-attestation-form', clause: '1.3' },
      { code: 'program.hours-do-not-add-up', clause: null, hours: 41, sum: 40 },
    ]);
  });
});

describe('policy', () => {
  it('is the Regulation’s where nothing else is set, and keeps only what differs', async () => {
    const program = await create({ policy: { timeLimitMinutes: 60, passPercent: 60, questionsPerTopic: 5 } });
    expect(program.policy).toEqual({ timeLimitMinutes: 60, questionsPerTopic: 5 });
    const expected = { ...DEFAULT_POLICY['professional-development'], timeLimitMinutes: 60, questionsPerTopic: 5 };
    expect(program.effectivePolicy).toEqual(expected);
    const programs = api.app.get(Programs, { strict: false });
    expect(await programs.policyOf(api.db.manager, program.id)).toEqual(expected);
  });
});
