import { fileURLToPath } from 'node:url';
import {
  getGroup,
  getMyConsents,
  getProgram,
  getQuestion,
  getPicture,
  getRegulation,
  listAcknowledgements,
  listCommissions,
  listGroups,
  listPrograms,
  listQuestions,
} from '@itog/contracts';
import { snilsCheck } from '@itog/domain';
import { ApiClient } from '@itog/testing';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { demoContent, type DemoContent } from './content/index.ts';
import { seedTraining } from './seed-demo.ts';
import { recordOf } from './seed-records.ts';
import { DEMO_PASSWORD } from './seed-people.ts';

let api: TestApp;
let content: DemoContent;
const as = (login: string) => ApiClient.signedIn(api.origin, login, DEMO_PASSWORD);

beforeAll(async () => {
  api = await testApp();
  content = demoContent(fileURLToPath(new URL('./content/', import.meta.url)));
  await api.db.transaction(async (tx) => {
    await tx.query('SET LOCAL session_replication_role = replica'); // the agreement is append-only
    for (const made of [
      "number_series WHERE series <> 'order'",
      'regulation_edition',
      'signing_agreement',
      'organisation',
    ])
      await tx.query(`DELETE FROM ${made}`);
  });
  await api.db.transaction((tx) => seedTraining(api.app, tx, content));
});
afterAll(() => api.close());

describe('the demo organisation', () => {
  it('has a program in order, with a published bank of sixty questions or more in five topics', async () => {
    const admin = await as('admin');
    const { programs } = await admin.call(listPrograms, { query: {} });
    expect(programs).toMatchObject([
      { kind: 'professional-development', commissionInForce: true, groups: 1, draftQuestions: 0 },
      { kind: 'retraining', commissionInForce: true, groups: 0 },
    ]);
    const params = { programId: programs[0]!.id };
    const program = await admin.call(getProgram, { params });
    expect(program).toMatchObject({ hours: 72, refusals: [], policy: {} });
    expect(program.modules.filter(({ attestation }) => attestation)).toHaveLength(1);
    const { questions, topics, publishRefusals } = await admin.call(listQuestions, { params, query: {} });
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(questions.filter(({ status }) => status !== 'published')).toEqual([]);
    expect([topics.length, publishRefusals]).toEqual([5, []]);
  });

  it('has a record of every learner with a СНИЛС that is right, and three faults for the register’s check to find', () => {
    const learners = [...content.people.learners, ...content.meeting.learners];
    const records = learners.map(recordOf);
    const numbers = records.flatMap(({ snils }) => snils ?? []);
    expect(numbers.map((snils) => snilsCheck(snils.slice(0, 9)))).toEqual(numbers.map((snils) => snils.slice(9)));
    expect([records.length, numbers.length, new Set(numbers).size]).toEqual([16, 15, 15]);
    const faulty = records.flatMap(({ priorLastName, priorNumber }, index) =>
      /[a-z]/iu.test(priorLastName ?? '') || !/^\d{7}$/u.test(priorNumber ?? '') ? [learners[index]?.login] : [],
    );
    expect(faulty).toEqual(['learner12', 'learner16']);
  });

  it('shows the pictures of its questions', async () => {
    const teacher = await as('teacher1');
    const { programs } = await teacher.call(listPrograms, { query: {} });
    const bank = await teacher.call(listQuestions, { params: { programId: programs[0]!.id }, query: {} });
    const pictured = bank.questions.filter(({ pictures }) => pictures > 0);
    expect(pictured.length).toBeGreaterThan(0);
    for (const { id } of pictured) {
      const { html } = await teacher.call(getQuestion, { params: { questionId: id } });
      const sha256 = /src="picture:([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
      await expect(teacher.download(getPicture, { params: { sha256 } })).resolves.toBeDefined();
    }
  });

  it('has a group of twelve of whom two are not admitted, each for a reason of his own', async () => {
    const admin = await as('admin');
    const { groups } = await admin.call(listGroups, { query: {} });
    expect(groups).toMatchObject([{ learners: 12, admitted: 10 }]);
    const { enrolments } = await admin.call(getGroup, { params: { groupId: groups[0]!.id } });
    const reasons = enrolments.flatMap(({ learner, refusals }) => refusals.map(({ code }) => [learner.login, code]));
    expect(reasons.sort()).toEqual([
      ['learner1', 'admission.arrears'],
      ['learner2', 'admission.curriculum-incomplete'],
    ]);
    expect(enrolments.filter(({ extraMinutes }) => extraMinutes === 45)).toHaveLength(1);
    expect(enrolments.filter(({ acknowledgedAt }) => acknowledgedAt)).toHaveLength(7);
  });

  it('has a Regulation that all staff but the teachers have acknowledged', async () => {
    const { current } = await api.stranger().call(getRegulation, {});
    expect(current.markdown).toBe(content.regulationMarkdown);
    const { people } = await (await as('director')).call(listAcknowledgements, {});
    expect(people.filter(({ acknowledgedAt }) => !acknowledgedAt).map(({ post }) => post)).toEqual([
      expect.stringMatching(/преподаватель/i),
      expect.stringMatching(/преподаватель/i),
    ]);
  });

  it('asks for three consents apart, which some have given, one on paper, one withdrawn', async () => {
    const consentsOf = async (login: string) => (await (await as(login)).call(getMyConsents, {})).consents;
    const undecided = await consentsOf('learner1');
    expect(undecided.map(({ purpose, given }) => [purpose, given])).toEqual([
      ['processing', null],
      ['media', null],
      ['publication', null],
    ]);
    expect(undecided.map(({ text }) => text?.title)).toEqual([
      'Согласие на обработку персональных данных',
      'Согласие на фото- и видеосъёмку во время аттестации',
      'Согласие на публикацию имени, фотографии и отзыва',
    ]);
    expect((await consentsOf('learner11'))[0]?.given).toMatchObject({ source: 'paper', place: expect.any(String) });
    expect(
      (await consentsOf('learner9')).map(({ given, withdrawnAt }) => [given !== null, withdrawnAt !== null]),
    ).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
  });

  it('has its commissions in force by signed orders: of five, of three, and for appeals', async () => {
    const { commissions } = await (await as('director')).call(listCommissions, { query: {} });
    const summary = commissions.map(({ kind, inForce, seats }) => [kind, inForce, seats.map(({ role }) => role)]);
    expect(summary).toHaveLength(3);
    expect(summary[0]).toEqual(['attestation', true, ['chair', 'member', 'member', 'member', 'member', 'secretary']]);
    expect(summary).toContainEqual(['attestation', true, ['chair', 'member', 'member', 'secretary']]);
    expect(summary).toContainEqual(['appeals', true, ['chair', 'member', 'member']]);
  });
});
