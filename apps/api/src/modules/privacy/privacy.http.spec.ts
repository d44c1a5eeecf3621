import {
  acceptSigningAgreement,
  answerWithdrawal,
  getToday,
  exportMyData,
  exportPersonData,
  findPeople,
  getMyConsents,
  getMyReading,
  getMySigning,
  getPersonPrivacy,
  getRecord,
  giveConsent,
  listConsentTexts,
  listMyReadings,
  listMyViews,
  publishConsentText,
  publishSigningAgreement,
  recordConsent,
  recordWithdrawal,
  withdrawConsent,
  type ConsentText,
} from '@itog/contracts';
import { DOSSIER_SECTIONS } from '@itog/documents';
import { addDays } from '@itog/domain';
import { refusedCodes, type ApiClient } from '@itog/testing';
import { finishAttempts } from '../../testing/finished-attempts.ts';
import { signedProtocol } from '../../testing/signed-protocol.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { unzipped } from '../../testing/unzipped.ts';

let app: TestApp;
let admin: ApiClient;
let learner: ApiClient;
let learnerId: string;
let text: ConsentText;

const publish = (effectiveFrom: string, markdown = 'Я согласен на обработку.') =>
  admin.call(publishConsentText, { body: { purpose: 'processing', title: 'Согласие', markdown, effectiveFrom } });
const idOf = async (login: string): Promise<string> =>
  (await app.db.query(`SELECT id FROM app_user WHERE login = $1`, [login]))[0].id;
const standing = async () =>
  (await learner.call(getMyConsents, {})).consents.map(({ purpose, given }) => [purpose, given?.version ?? null]);

beforeAll(async () => {
  app = await testApp();
  await app.world({ prefix: 'd', learners: 2, questions: 1 });
  [admin, learner] = await Promise.all([app.as('d-admin'), app.as('d-1')]);
  learnerId = await idOf('d-1');
  text = await publish('2026-01-01');
});
afterAll(() => app.close());

describe('a consent (152-ФЗ, ст. 9)', () => {
  it('is given to the very words in force, for one purpose, and stands when a newer edition comes', async () => {
    expect(await standing()).toEqual([
      ['processing', null],
      ['media', null],
      ['publication', null],
    ]);
    const stale = { textId: text.id, sha256: 'a'.repeat(64) };
    expect(await refusedCodes(learner.call(giveConsent, { body: stale }))).toEqual(['consent.stale']);

    const body = { textId: text.id, sha256: text.sha256 };
    await learner.call(giveConsent, { body });
    await learner.call(giveConsent, { body });
    expect(await standing()).toEqual([
      ['processing', 1],
      ['media', null],
      ['publication', null],
    ]);

    const future = await publish('2999-01-01');
    expect(
      await refusedCodes(learner.call(giveConsent, { body: { textId: future.id, sha256: future.sha256 } })),
    ).toEqual(['consent.stale']);
    const newer = await publish('2026-02-01', 'Я согласен на обработку, вторая редакция.');
    const [processing] = (await learner.call(getMyConsents, {})).consents;
    expect(processing).toMatchObject({ text: { id: newer.id, version: 3 }, given: { version: 1, source: 'screen' } });
    expect(await refusedCodes(learner.call(giveConsent, { body }))).toEqual(['consent.stale']);
    await learner.call(giveConsent, { body: { textId: newer.id, sha256: newer.sha256 } });
    expect((await standing())[0]).toEqual(['processing', 3]);
    expect((await admin.call(listConsentTexts, {})).texts).toHaveLength(3);
  });

  it('is withdrawn by the person, and its traces stay', async () => {
    await learner.call(withdrawConsent, { params: { purpose: 'processing' } });
    await learner.call(withdrawConsent, { params: { purpose: 'processing' } });
    const [processing] = (await learner.call(getMyConsents, {})).consents;
    expect(processing).toMatchObject({ given: null, withdrawnAt: expect.any(Date) });
    const kept = await app.db.query(`SELECT withdrawn_at IS NOT NULL AS withdrawn FROM consent WHERE user_id = $1`, [
      learnerId,
    ]);
    expect(kept).toEqual([{ withdrawn: true }, { withdrawn: true }]);
    await expect(app.db.query(`UPDATE consent SET withdrawn_at = NULL, withdrawn_by = NULL`)).rejects.toThrow(
      'a consent is only withdrawn, once',
    );
  });

  it('leaves a task with the term of the law to the administrator, closed once by what was done', async () => {
    const tasks = async (who = admin) => (await who.call(getToday, {})).withdrawals;
    const [task] = await tasks();
    expect(await tasks()).toMatchObject([{ userId: learnerId, purpose: 'processing', overdue: false }]);
    expect(task!.dueOn).toBe(addDays(task!.withdrawnOn, 30));
    expect(await tasks(await app.as('d-director'))).toEqual([]);
    const params = { consentId: task!.consentId };
    const body = { outcome: 'stopped' as const, note: 'Акт № 1' };
    await admin.call(answerWithdrawal, { params, body });
    expect(await tasks()).toEqual([]);
    expect(await refusedCodes(admin.call(answerWithdrawal, { params, body }))).toEqual(['version.stale']);
    const { withdrawals } = await admin.call(getPersonPrivacy, { params: { userId: learnerId } });
    expect(withdrawals).toMatchObject([{ ownHand: true, overdue: false, answer: { ...body, at: expect.any(Date) } }]);
    await expect(app.db.query('DELETE FROM consent_answer')).rejects.toThrow();
  });

  it('on paper is noted with its day and place, and not of tomorrow', async () => {
    const [processing] = (await learner.call(getMyConsents, {})).consents;
    const params = { userId: await idOf('d-2') };
    const body = { textId: processing!.text!.id, givenOn: '2026-11-02', place: 'Папка 3, лист 14' };
    const { consents } = await admin.call(recordConsent, { params, body });
    expect(consents[0]?.given).toMatchObject({ source: 'paper', place: 'Папка 3, лист 14' });
    expect(await refusedCodes(admin.call(recordConsent, { params, body: { ...body, givenOn: '2999-01-01' } }))).toEqual(
      ['consent.in-future'],
    );
    await admin.call(recordWithdrawal, { params: { ...params, purpose: 'processing' } });
    expect((await admin.call(getPersonPrivacy, { params })).consents[0]?.given).toBeNull();
  });
});

describe('what is kept of a person', () => {
  it('is found by name or login, told with its terms, and tells who looked at it', async () => {
    const { people } = await admin.call(findPeople, { query: { search: 'd-1' } });
    expect(people.map(({ id, groups }) => [id, groups.length])).toEqual([[learnerId, 1]]);
    for (const search of ['%%', 'd\\-1', '_-1'])
      expect((await admin.call(findPeople, { query: { search } })).people).toEqual([]);
    expect(await refusedCodes(admin.call(findPeople, { query: { search: 'Анна\0' } }))).toEqual(['input.invalid']);

    await admin.call(getRecord, { params: { userId: learnerId } });
    const { kept, views } = await admin.call(getPersonPrivacy, { params: { userId: learnerId } });
    expect(kept.map(({ category, state }) => [category, state])).toEqual([
      ['contacts', 'none'],
      ['sign-in', 'kept'],
      ['identity-document', 'none'],
      ['prior-education', 'none'],
      ['register-data', 'none'],
    ]);
    expect(views).toMatchObject([{ what: 'record', viewer: 'Проверочный admin' }]);
    expect((await learner.call(listMyViews, {})).views).toEqual(views);
  });

  it('is given whole to the person, and nothing of others', async () => {
    const { bytes } = await learner.download(exportMyData, {});
    const files = await unzipped(bytes);
    const data = JSON.parse(String(files.get('data.json')));
    expect(data.person).toMatchObject([{ login: 'd-1' }]);
    expect(data.enrolments).toHaveLength(1);
    expect(data.consents).toHaveLength(2);
    const whole = String(files.get('data.json'));
    expect(whole).not.toContain('d-2');
    expect(whole).not.toMatch(/argon2|password/u);
  });

  it('tells no result before the commission has announced it (3.12)', async () => {
    const world = await app.world({ prefix: 'told', learners: 1, questions: 1 });
    await app.db.query(
      `UPDATE attestation_session SET policy = policy || '{"showPreliminaryScore": false}' WHERE id = $1`,
      [world.sessionId],
    );
    const client = await app.as('told-1');
    const attempts = async () => {
      const { bytes } = await client.download(exportMyData, {});
      return JSON.parse(String((await unzipped(bytes)).get('data.json'))).attempts;
    };
    await finishAttempts(app.db.manager, world.sessionId, [{ login: 'told-1', mark: 'pass' }]);
    expect(await attempts()).toMatchObject([{ number: 1, correct: null, mark: null }]);
    await signedProtocol(app, world, []);
    expect(await attempts()).toMatchObject([{ number: 1, correct: 8, mark: 'pass' }]);
  });

  it('is given as a page that anybody can read, all of it in words', async () => {
    const files = await unzipped((await learner.download(exportMyData, {})).bytes);
    const page = String(files.get('Сведения.html'));
    expect(page).toContain('<dt>Логин</dt>');
    expect(page).toContain('<dd>d-1</dd>');
    expect(page).toMatch(/<dt>Отозвано<\/dt>\s*<dd>\d\d\.\d\d\.\d{4}/u);
    expect(page).toContain('<dd>обработка персональных данных</dd>');
    expect(page).not.toMatch(/d-2|argon2|processing|<script|https?:/u);
    const data: Record<string, Record<string, unknown>[]> = JSON.parse(String(files.get('data.json')));
    const unnamed = Object.entries(data).flatMap(([section, rows]) =>
      rows.flatMap((row) => Object.keys(row).filter((column) => !DOSSIER_SECTIONS[section]?.fields[column])),
    );
    expect([unnamed, Object.keys(data)]).toEqual([[], Object.keys(DOSSIER_SECTIONS)]);
  });

  it('is given to staff for a written request, which the person sees', async () => {
    await admin.download(exportPersonData, { params: { userId: learnerId } });
    expect((await learner.call(listMyViews, {})).views.map(({ what }) => what)).toContain('export');
    const teacher = await app.as('d-teacher');
    expect(await refusedCodes(teacher.download(exportPersonData, { params: { userId: learnerId } }))).toEqual([
      'access.denied',
    ]);
  });

  it('3.2 holds the texts that he has accepted, in the very edition, to be read again by him alone', async () => {
    const stranger = await app.as('d-2');
    const [before] = (await learner.call(listMyReadings, {})).readings;
    expect(before).toMatchObject({ kind: 'regulation', number: '1', title: 'Положение' });
    const { agreement } = await learner.call(getMySigning, {});
    const [agreementId = '', sha256 = ''] = [agreement?.id, agreement?.sha256];
    const read = (client: typeof learner) => client.call(getMyReading, { params: { editionId: agreementId } });
    expect(await refusedCodes(read(learner))).toEqual(['not-found']);
    const { acceptedAt } = await learner.call(acceptSigningAgreement, { body: { agreementId, sha256 } });
    const body = { number: '2', title: 'Соглашение', effectiveFrom: '2017-01-19', markdown: 'Иное' };
    await admin.call(publishSigningAgreement, { body });

    const { readings } = await learner.call(listMyReadings, {});
    expect(readings.map(({ kind, number, at }) => [kind, number, at])).toEqual([
      ['signing-agreement', '1', acceptedAt],
      ['regulation', '1', before?.at],
    ]);
    expect(await read(learner)).toEqual({ markdown: '1. Текст' });
    expect(await refusedCodes(read(stranger))).toEqual(['not-found']);
  });
});
