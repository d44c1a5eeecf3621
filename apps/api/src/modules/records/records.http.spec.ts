import {
  getMyRecord,
  getRecord,
  listGroupRecords,
  listRegisterValues,
  saveRecord,
  saveStudyTerms,
  showPriorEducation,
  unshowPriorEducation,
  type RecordFields,
} from '@itog/contracts';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let admin: ApiClient;
let learner: ApiClient;
let userId: string;
let otherId: string;
let groupId: string;
let enrolmentId: string;

const FIELDS: RecordFields = {
  birthDate: '1985-04-12',
  sex: 'female',
  snils: '112-233-445 95',
  citizenship: '643',
  identityKind: 'passport',
  identitySeries: '80 12',
  identityNumber: '345678',
  priorLevel: 'higher',
  priorLastName: 'Девичья',
  priorSeries: '102718',
  priorNumber: '0123456',
  priorIssuedOn: '2007-06-30',
  postalAddress: '450000, г. Уфа, ул. Ленина, д. 1',
};
const save = (fields: Partial<RecordFields>, id = userId) =>
  admin.call(saveRecord, { params: { userId: id }, body: { ...FIELDS, ...fields } });

beforeAll(async () => {
  test = await testApp();
  await test.world();
  admin = await test.as('w-admin');
  learner = await test.as('w-1');
  const [first, second] = await test.db.query<{ id: string; enrolment: string; group: string }[]>(
    `SELECT u.id, e.id AS enrolment, e.group_id AS "group" FROM app_user u JOIN enrolment e ON e.learner_id = u.id
     WHERE u.login IN ('w-1', 'w-2') ORDER BY u.login`,
  );
  ({ id: userId, enrolment: enrolmentId, group: groupId } = first!);
  otherId = second!.id;
});
afterAll(() => test.close());

describe('a learner’s record', () => {
  it('is empty before anybody has written it, and says what is lacking', async () => {
    const record = await admin.call(getRecord, { params: { userId } });
    expect(record).toMatchObject({ birthDate: null, citizenship: '643', updated: null, priorShown: null });
    expect(record.lacks).toEqual(['birthDate', 'sex', 'snils', 'priorLevel']);
  });

  it('is kept as it was meant: no stray spaces, СНИЛС as eleven digits', async () => {
    await save({ snils: ' 112-233\u00A0445\u200B95', priorLastName: 'Девичья ', identitySeries: '80 12' });
    const record = await admin.call(getRecord, { params: { userId } });
    expect(record).toMatchObject({
      snils: '11223344595',
      priorLastName: 'Девичья',
      identitySeries: '8012',
      birthDate: '1985-04-12',
      lacks: [],
    });
    expect(record.updated?.by).toBeTruthy();
  });

  it.each<[string, Partial<RecordFields>, string[]]>([
    ['a wrong check digit', { snils: '112-233-445 94' }, ['record.snils-check']],
    ['all zeros', { snils: '000-000-000 00' }, ['record.snils-zeros']],
    ['ten digits', { snils: '112-233-445 9' }, ['record.snils-form']],
    ['a learner of the future', { birthDate: '2099-01-01', priorIssuedOn: null }, ['record.birth-date']],
    ['a diploma older than its owner', { priorIssuedOn: '1984-01-01' }, ['record.prior-issued-on']],
    ['a country of no list', { citizenship: '999' }, ['record.citizenship-unknown']],
    ['a passport of five digits', { identityNumber: '34567' }, ['record.passport-form']],
    ['signs in a surname', { priorLastName: 'Dеvи4ья' }, ['record.surname-letters']],
    [
      'two mistakes at once',
      { snils: '000-000-000 00', citizenship: '999' },
      ['record.snils-zeros', 'record.citizenship-unknown'],
    ],
    ['no such day', { birthDate: '1985-02-30' }, ['input.invalid']],
  ])('%s is refused, and nothing changes', async (_, fields, codes) => {
    expect(await refusedCodes(save(fields))).toEqual(codes);
    expect(await admin.call(getRecord, { params: { userId } })).toMatchObject({
      snils: '11223344595',
      birthDate: '1985-04-12',
    });
  });

  it('has a СНИЛС that nobody else has: the other is named', async () => {
    expect(await refusedCodes(save({}, otherId))).toEqual(['record.snils-taken']);
    await save({ snils: '087-654-303 00' }, otherId);
  });

  it('has it also when two are given the same one at once: the second is told whose it is', async () => {
    const people = await test.db.query<{ id: string }[]>(
      `INSERT INTO app_user (login, password_hash, last_name, first_name, roles)
       SELECT 'twin-' || n, '!', 'Близнецова', 'Анна ' || n, '{learner}' FROM generate_series(1, 6) AS n RETURNING id`,
    );
    const tried = await Promise.allSettled(people.map(({ id }) => save({ snils: '999-888-777 75' }, id)));
    const refused = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason.body.refusals] : []));
    expect(refused).toHaveLength(5);
    for (const [refusal] of refused)
      expect(refusal).toMatchObject({
        code: 'record.snils-taken',
        name: expect.stringMatching(/^Близнецова Анна \d$/u),
      });
  });

  it('is not written over what somebody else has written since it was read', async () => {
    const read = () => admin.call(getRecord, { params: { userId } });
    const seenAt = (await read()).updated?.at ?? null;
    const write = (postalAddress: string) =>
      admin.call(saveRecord, { params: { userId }, body: { ...FIELDS, postalAddress, seenAt } });
    await write('Первый адрес');
    expect(await refusedCodes(write('Второй адрес'))).toEqual(['version.stale']);
    expect((await read()).postalAddress).toBe('Первый адрес');
  });

  it('is read by its learner himself without a trace, by nobody else of the learners', async () => {
    const traces = async () =>
      Number((await test.db.query<{ n: string }[]>('SELECT count(*) AS n FROM record_view'))[0]!.n);
    const before = await traces();
    expect(await learner.call(getMyRecord, {})).toMatchObject({ userId, snils: '11223344595' });
    expect(await traces()).toBe(before);
    expect(await refusedCodes(learner.call(getRecord, { params: { userId } }))).toEqual(['access.denied']);
  });

  it('keeps who of the staff looked at it, and that cannot be unsaid', async () => {
    await admin.call(getRecord, { params: { userId: otherId } });
    const views = await test.db.query<{ login: string; what: string }[]>(
      `SELECT u.login, v.what FROM record_view v JOIN app_user u ON u.id = v.viewer_id WHERE v.user_id = $1`,
      [otherId],
    );
    expect(views).toEqual([{ login: 'w-admin', what: 'record' }]);
    await expect(test.db.query('DELETE FROM record_view')).rejects.toThrow('append-only');
  });

  it('leaves in the log which data changed, never the data', async () => {
    await save({ postalAddress: '450001, г. Уфа, пр. Октября, д. 2' });
    const [entry] = await test.db.query<{ facts: unknown }[]>(
      `SELECT facts FROM audit_entry WHERE action = 'records.save' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry!.facts).toEqual({ changed: ['postalAddress'] });
  });
});

describe('the diploma of prior education', () => {
  it('is noted as seen once, by whom and when, and the note can be taken back', async () => {
    const first = await admin.call(showPriorEducation, { params: { userId } });
    const again = await admin.call(showPriorEducation, { params: { userId } });
    expect(first.priorShown).not.toBeNull();
    expect(again.priorShown).toEqual(first.priorShown);
    expect((await admin.call(unshowPriorEducation, { params: { userId } })).priorShown).toBeNull();
  });

  it('may be still to come for a learner of a group', async () => {
    const terms = { funding: 'regional', learningPlace: 'outside', priorEducationPending: true } as const;
    expect(await admin.call(saveStudyTerms, { params: { enrolmentId }, body: terms })).toMatchObject(terms);
    const { records } = await admin.call(listGroupRecords, { params: { groupId } });
    expect(records.map(({ learner: { id }, lacks, funding }) => [id, lacks, funding])).toEqual(
      expect.arrayContaining([
        [userId, 0, 'regional'],
        [otherId, 0, 'paid'],
      ]),
    );
  });
});

it('gives the register’s long lists to the letter', async () => {
  const { fieldsOfWork, specialtyGroups, countries } = await learner.call(listRegisterValues, {});
  expect([fieldsOfWork.length, specialtyGroups.length, countries.length]).toEqual([33, 468, 254]);
  expect(fieldsOfWork[31]).toContain('услуг,  услуги гостеприимства');
});
