import { createHash } from 'node:crypto';
import {
  acknowledgeRegulation,
  answerInquiry,
  askAboutRegulation,
  getOrganisation,
  getProtocolReminders,
  getRegulation,
  listAcknowledgements,
  listInquiries,
  listSeries,
  publishEdition,
  updateOrganisation,
  updateSeries,
  updateProtocolReminders,
} from '@itog/contracts';
import { addDays, dayOf } from '@itog/domain';
import { decodedText, mailServer, refusedCodes, type MailServer } from '@itog/testing';
import { readConfig } from '../../platform/config.ts';
import { Mailer } from '../../platform/mailer.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';

let api: TestApp;
let mail: MailServer;

beforeAll(async () => {
  mail = await mailServer();
  api = await testApp({ SMTP_URL: mail.url, MAIL_FROM: 'uc@example.org', INQUIRIES_PER_HOUR: '3', ROLE: 'worker' });
  await api.world({ questions: 3 });
});
afterAll(async () => {
  await api.close();
  mail.server.close();
});

const today = () => dayOf(new Date(), 'Asia/Yekaterinburg');
const edition = (number: string, effectiveFrom: string, markdown = `# Редакция ${number}`) => ({
  body: { number, title: 'Положение', effectiveFrom, markdown },
});

describe('organisation', () => {
  it('is known to strangers and changed by an administrator, with an audit entry', async () => {
    const before = await api.stranger().call(getOrganisation, {});
    expect(before.zone).toBe('Asia/Yekaterinburg');
    const admin = await api.as('w-admin');
    const after = await admin.call(updateOrganisation, { body: { ...before, city: 'Стерлитамак' } });
    expect(after.city).toBe('Стерлитамак');
    expect(await api.stranger().call(getOrganisation, {})).toEqual(after);
    const [entry] = await api.db.query(`SELECT facts FROM audit_entry WHERE action = 'organisation.update'`);
    expect(entry.facts).toMatchObject({ before: { city: 'Уфа' }, after: { city: 'Стерлитамак' } });
  });

  it.each(['Asia/Ufa', '+05:00', 'Уфа'])('refuses the zone %s, which is not on the IANA list', async (zone) => {
    const admin = await api.as('w-admin');
    const body = { ...(await admin.call(getOrganisation, {})), zone };
    expect(await refusedCodes(admin.call(updateOrganisation, { body }))).toEqual(['zone.unknown']);
  });
});

describe('3.12 reminders of an unsigned protocol', () => {
  it('are set by an administrator, the earliest first, with an audit entry', async () => {
    const admin = await api.as('w-admin');
    expect(await admin.call(getProtocolReminders, {})).toEqual({ minutes: [180, 60, 15] });
    expect(await admin.call(updateProtocolReminders, { body: { minutes: [30, 240] } })).toEqual({ minutes: [240, 30] });
    expect(await admin.call(getProtocolReminders, {})).toEqual({ minutes: [240, 30] });
    const [entry] = await api.db.query(
      `SELECT facts FROM audit_entry WHERE action = 'organisation.protocol-reminders'`,
    );
    expect(entry.facts).toEqual({ before: [180, 60, 15], after: [240, 30] });
  });

  it('are refused with every reason at once, and nothing is changed', async () => {
    const admin = await api.as('w-admin');
    const before = await admin.call(getProtocolReminders, {});
    const minutes = [0, 1_441, 2.5, 60, 60, 15, 5];
    expect(await refusedCodes(admin.call(updateProtocolReminders, { body: { minutes } }))).toEqual([
      'reminders.too-many',
      'reminders.off-the-day',
      'reminders.off-the-day',
      'reminders.off-the-day',
      'reminders.repeated',
    ]);
    expect(await admin.call(getProtocolReminders, {})).toEqual(before);
  });
});

describe('1.11 the Regulation is public', () => {
  it('shows the edition whose day has come in the organisation’s zone, and lists those of the future', async () => {
    const admin = await api.as('w-admin');
    await admin.call(publishEdition, edition('2', today()));
    await admin.call(publishEdition, edition('3', addDays(today(), 1)));
    const { current, editions } = await api.stranger().call(getRegulation, {});
    expect(current).toMatchObject({ number: '2', markdown: '# Редакция 2' });
    expect(current.sha256).toBe(createHash('sha256').update('# Редакция 2').digest('hex'));
    expect(editions.map(({ number }) => number)).toEqual(['3', '2', '1']);
  });

  it('refuses a number that is taken', async () => {
    const admin = await api.as('w-admin');
    expect(await refusedCodes(admin.call(publishEdition, edition('2', today())))).toEqual(['edition.number-taken']);
  });
});

describe('3.2 acknowledgement', () => {
  it('holds the first reading of the text in force, and refuses another text', async () => {
    const teacher = await api.as('w-teacher');
    const { current, editions } = await teacher.call(getRegulation, {});
    const read = { editionId: current.id, sha256: current.sha256 };
    const first = await teacher.call(acknowledgeRegulation, { body: read });
    const again = await teacher.call(acknowledgeRegulation, { body: read });
    expect(again).toEqual(first);
    const changed = { ...read, sha256: createHash('sha256').update('другое').digest('hex') };
    expect(await refusedCodes(teacher.call(acknowledgeRegulation, { body: changed }))).toEqual(['edition.changed']);
    const former = editions.find(({ number }) => number === '1')!;
    const old = { editionId: former.id, sha256: former.sha256 };
    expect(await refusedCodes(teacher.call(acknowledgeRegulation, { body: old }))).toEqual(['edition.changed']);
  });

  it('lists staff with and without it, and no learners', async () => {
    const { people } = await (await api.as('w-auditor')).call(listAcknowledgements, {});
    expect(people).toHaveLength(7);
    const read = people.filter(({ acknowledgedAt }) => acknowledgedAt).map(({ name }) => name.firstName);
    expect(read).toEqual(['teacher']);
  });
});

describe('1.12 questions about the Regulation', () => {
  const question = { name: 'Вопрошаев Пример', email: 'asker@example.org', question: 'Что такое допуск?\nСрочно.' };

  it('are asked by anybody, answered once, and the answer goes out by e-mail', async () => {
    await api.stranger().call(askAboutRegulation, { body: question });
    const director = await api.as('w-director');
    const { inquiries } = await director.call(listInquiries, {});
    expect(inquiries).toMatchObject([{ ...question, answer: null, answeredAt: null }]);
    expect((await (await api.as('w-auditor')).call(listInquiries, {})).inquiries).toEqual(inquiries);
    const answer = { params: { inquiryId: inquiries[0]!.id }, body: { answer: 'Смотрите пункт 3.1.' } };
    const answered = await director.call(answerInquiry, answer);
    expect(answered.answeredAt).toBeInstanceOf(Date);
    expect(await refusedCodes(director.call(answerInquiry, answer))).toEqual(['inquiry.answered-already']);
    expect(await api.app.get(Mailer, { strict: false }).trouble()).toBeNull();
    const nobody = new Mailer({ ...readConfig(), SMTP_URL: 'smtp://127.0.0.1:1' });
    expect(await nobody.trouble()).toMatch(/ECONNREFUSED/);
    const letter = await mail.next();
    expect(letter).toMatch(/^To: asker@example.org/m);
    expect(letter).toMatch(/^From: uc@example.org/m);
    expect(decodedText(letter)).toContain('> Срочно.\n\nОтвечаем:\n\nСмотрите пункт 3.1.');
  });

  it('are limited per address', async () => {
    const stranger = api.stranger();
    await stranger.call(askAboutRegulation, { body: question });
    await stranger.call(askAboutRegulation, { body: question });
    expect(await refusedCodes(stranger.call(askAboutRegulation, { body: question }))).toEqual(['rate.limited']);
  });
});

describe('number series', () => {
  type Change = { pattern: string; perYear: boolean; last: number };
  const update = async (series: 'certificate' | 'order' | 'extract' | 'destruction-act', body: Change) =>
    (await api.as('w-admin')).call(updateSeries, { params: { series }, body });

  it('go on where the old book ends', async () => {
    const yy = String(new Date().getFullYear()).slice(2);
    const { series } = await (await api.as('w-auditor')).call(listSeries, {});
    expect(series.map((each) => each.series).sort()).toEqual(
      [
        ...['blank-act', 'certificate', 'destruction-act', 'diploma', 'duplicate', 'extract', 'order', 'protocol'],
        'reference',
      ].sort(),
    );
    expect(await update('certificate', { pattern: '{n}-{kind}-{yy}', perYear: true, last: 126 })).toMatchObject({
      kindWord: 'ПК',
      next: `127-ПК-${yy}`,
    });
  });

  it('of the registry never write one number twice: refused with that number, and nothing is changed', async () => {
    const yy = String(new Date().getFullYear()).slice(2);
    await expect(update('extract', { pattern: '{n:4}-ПК-{yy}', perYear: true, last: 0 })).rejects.toMatchObject({
      body: {
        refusals: [{ code: 'series.meets-other', text: `1000-ПК-${yy}`, pattern: '{n}-{kind}-{yy}' }],
      },
    });
    const { series } = await (await api.as('w-admin')).call(listSeries, {});
    expect(series.find((each) => each.series === 'extract')?.pattern).toBe('{n:4}-{kind}-{yy}');
  });

  it('never write again what stands in an order already', async () => {
    const [given] = await api.db.query<{ number: string }[]>(`SELECT number FROM director_order LIMIT 1`);
    const digits = /\d+/u.exec(given!.number)![0];
    const pattern = given!.number.replace(digits, '{n}');
    const changed = update('order', { pattern, perYear: false, last: Number(digits) - 1 });
    await expect(changed).rejects.toMatchObject({
      body: { refusals: [{ code: 'series.repeats-given', text: given!.number }] },
    });
  });

  it('nor what stands in an act of the same series', async () => {
    const yy = String(new Date().getFullYear()).slice(2);
    await api.db.query(
      `INSERT INTO destruction_act (number, reason, categories, people, drafted_by, approved_by, approved_at, method)
       SELECT $1, 'срок истёк', '{contacts}', '[]', id, id, now(), 'password' FROM app_user WHERE login = 'w-admin'`,
      [`7/${yy}`],
    );
    const changed = update('destruction-act', { pattern: '{n}/{yy}', perYear: true, last: 3 });
    await expect(changed).rejects.toMatchObject({
      body: { refusals: [{ code: 'series.repeats-given', text: `7/${yy}` }] },
    });
  });
});
