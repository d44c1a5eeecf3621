import { draftOrder, draftProtocol, finishAttempt } from '@itog/contracts';
import { ApiClient, type PersonOptions } from '@itog/testing';
import { demoAppeals } from '../support/appeals.ts';
import { sql } from '../support/database.ts';
import { Hearing } from '../support/hearing.ts';
import { COLD, faultsOf, LOOKS, paintedLate, paintFaults, type Look } from '../support/inspector.ts';
import { DEMO_PASSWORD, setStage, type Actor, type Stage } from '../support/stage.ts';

let stage: Stage;
let exam: Hearing;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  stage = await setStage({ VERIFY_PER_MINUTE: '1000' });
  const [found] = await sql<Record<string, string>>(stage.product.databaseUrl, IDS);
  if (!found) throw new Error('the demo organisation is empty');
  ids = found;
  exam = await Hearing.open(stage, 'exam');
}, 180_000);

afterAll(() => stage?.close());

const IDS = `
  SELECT (SELECT id FROM program ORDER BY id LIMIT 1) AS program,
         (SELECT id FROM question ORDER BY position LIMIT 1) AS question,
         (SELECT question_id FROM question_version v JOIN question_picture p ON p.version_id = v.id LIMIT 1) AS pictured,
         (SELECT id FROM study_group ORDER BY id LIMIT 1) AS "group",
         (SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = 'learner5') AS enrolment,
         (SELECT id FROM commission ORDER BY id LIMIT 1) AS commission,
         (SELECT id FROM attestation_session WHERE form = 'test' ORDER BY opens_at LIMIT 1) AS earlier,
         (SELECT id FROM attestation_session WHERE form = 'test' ORDER BY opens_at DESC LIMIT 1) AS today,
         (SELECT m.id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'exam' LIMIT 1) AS exam,
         (SELECT m.id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'defence' LIMIT 1) AS defence,
         (SELECT session_id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'defence' LIMIT 1) AS hearing,
         (SELECT id FROM program WHERE kind = 'retraining' LIMIT 1) AS retraining,
         (SELECT id FROM study_group WHERE title = 'ДПО-3') AS theses,
         (SELECT id FROM director_order WHERE signed_at IS NOT NULL ORDER BY id LIMIT 1) AS ordered,
         (SELECT id FROM protocol WHERE status = 'signed' ORDER BY id LIMIT 1) AS signed,
         (SELECT code FROM protocol WHERE status = 'signed' ORDER BY id LIMIT 1) AS sheet,
         (SELECT id FROM app_user WHERE login = 'chair') AS chair,
         (SELECT id FROM app_user WHERE login = 'member1') AS member1,
         (SELECT a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login = 'learner6') AS running,
         (SELECT a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login = 'learner9') AS finished,
         (SELECT code FROM issued_document ORDER BY id LIMIT 1) AS code`;

const EXAMINED = `
  SELECT x.id FROM examination x JOIN attestation_session s ON s.id = x.session_id WHERE s.form = 'exam' AND x.mark IS NOT NULL`;

type Pages = Readonly<Record<string, readonly string[]>>;

/** Pages by login, `:name` stands for an id; a stranger has no login. */
const UNDER_WAY: Pages = {
  '': ['/sign-in', '/verify', '/verify/:code', '/verify/:sheet', '/verify/NO-SUCH-CODE', '/regulation'],
  learner1: ['/my', '/my/:today'],
  learner3: ['/my', '/my/:today', '/account', '/no-such-page'],
  learner6: ['/my/:today', '/attempts/:running', '/attempts/:running?q=30', '/attempts/:running?view=check'],
  learner7: ['/my/:earlier'],
  learner9: ['/my/:today', '/attempts/:finished'],
  learner11: ['/my', '/my/:earlier'],
  learner13: ['/my', '/my/:hearing'],
  director: ['/', '/sessions/:today', '/meetings/:exam', '/meetings/:defence'],
  secretary: ['/meetings/:exam', '/sessions/:hearing'],
  member2: ['/', '/meetings/:exam'],
};

/** The rest, when the test is over and an order and a protocol wait for signatures. */
const SETTLING: Pages = {
  admin: [
    '/',
    '/programs',
    '/programs/new',
    '/programs/:program',
    '/programs/:program/edit',
    '/programs/:program/policy',
    '/programs/:program/questions',
    '/programs/:program/questions/import',
    '/programs/:program/questions/new',
    '/questions/:question',
    '/questions/:pictured',
    '/questions/:question/edit',
    '/groups',
    '/groups/new',
    '/groups/:group',
    '/groups/:group?learner=:enrolment',
    '/groups/:group/edit',
    '/groups/:group/import',
    '/sessions',
    '/sessions/new?group=:group',
    '/sessions/:today',
    '/sessions/:today/protocol',
    '/commissions',
    '/commissions/new',
    '/orders',
    '/orders/new?kind=enrol-group&group=:group',
    '/settings/orders',
    '/commissions/:commission',
    '/orders/:ordered',
    '/programs/:retraining/cards',
    '/groups/:theses/theses',
    '/sessions/new?group=:theses',
    '/protocols',
    '/protocols/:signed',
    '/registry',
    '/settings/organisation',
    '/settings/numbers',
    '/settings/users',
    '/settings/regulation',
    '/settings/acknowledgements',
    '/settings/inquiries',
    '/settings/seal',
    '/settings/signing',
    '/appeals',
    '/appeals/:told',
    '/no-such-page',
  ],
  director: ['/', '/orders/:order', '/appeals', '/appeals/:heard', '/appeals/:heard/questions', '/account'],
  secretary: ['/', '/protocols/:draft', '/meetings/:defence', '/sessions/:hearing'],
  learner6: ['/my/appeals/new?result=:running'],
  learner9: ['/my', '/my/appeals', '/my/appeals/:heard', '/evidence/attempts/:finished'],
  learner10: ['/my/appeals/:told'],
  learner13: ['/my/:hearing'],
  chair: ['/', '/protocols/:draft', '/regulation'],
  member1: [
    '/',
    '/protocols/:draft',
    '/sessions/:today',
    '/meetings/:exam',
    '/protocols/:form2',
    '/protocols/:form3',
    '/evidence/examinations/:examined',
    '/account',
  ],
  teacher1: ['/', '/programs/:program/questions', '/groups/:group', '/appeals/:heard'],
  auditor: ['/', '/groups/:group', '/sessions/:earlier', '/registry', '/settings/users'],
};

const addressOf = (page: string) => page.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);

async function come(login: string, look: PersonOptions): Promise<Actor> {
  return login ? stage.enter(login, DEMO_PASSWORD, look) : stage.come(look);
}

type Inspection = { readonly faults: string[]; readonly paintedLate: string[] };

async function inspect(login: string, pages: readonly string[], look: Look): Promise<Inspection> {
  const actor = await come(login, look);
  const faults: string[] = [];
  const late: string[] = [];
  for (const path of pages.map(addressOf)) {
    faults.push(...(await faultsOf(actor, path, look.cold)));
    if (look.cold && (await paintedLate(actor))) late.push(path);
  }
  await actor.leave();
  // That there is no such document is an answer, which the console names an error.
  const grave = faults.filter((fault) => !/NO-SUCH-CODE .*status of 404/.test(fault));
  return { faults: grave.map((fault) => `${look.screen}: ${fault}`), paintedLate: late };
}

/** The late pages once more, now that no other browser works beside them. */
async function paintFaultsOf(login: string, paths: readonly string[], look: Look): Promise<string[]> {
  if (paths.length === 0) return [];
  const actor = await come(login, look);
  const faults: string[] = [];
  for (const path of paths) faults.push(...(await paintFaults(actor, path)));
  await actor.leave();
  return faults;
}

const eachOf = (pages: Pages) =>
  Object.entries(pages).map(([login, paths]) => ({ login, paths, who: login || 'a stranger' }));

/** No violations, no complaints, no sideways scroll, something within a second. */
const isGood = async ({ login, paths }: { login: string; paths: readonly string[] }) => {
  const inspections = await Promise.all(LOOKS.map((look) => inspect(login, paths, look)));
  const late = inspections.flatMap(({ paintedLate }) => paintedLate);
  const faults = [...inspections.flatMap((each) => each.faults), ...(await paintFaultsOf(login, late, COLD))];
  expect(faults).toEqual([]);
};

describe('while a test is under way, on a phone in the light and on a desktop in the dark', () => {
  it.each(eachOf(UNDER_WAY))('the pages of $who are good', isGood, 300_000);

  it('the test screen loads 200 kB of compressed script at most, the line for hints included', async () => {
    const { page, screen, leave } = await come('learner6', { screen: 'phone', dark: false });
    const devtools = await page.createCDPSession();
    await devtools.send('Network.enable');
    await page.setCacheEnabled(false);
    await screen.open(addressOf('/attempts/:running'));
    // Only now: the page before this one had a line of its own.
    const connected = new Promise((resolve) => devtools.once('Network.webSocketCreated', resolve));
    await screen.sees('Вопрос 29 из');
    const scripts = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'))
          .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
      );
    const first = await scripts();
    await connected;
    const all = await scripts();
    console.log(`script of the test screen: ${first} bytes at first, ${all} bytes with the line for hints`);
    expect(first).toBeGreaterThan(50_000);
    expect(all).toBeGreaterThan(first);
    expect(all).toBeLessThanOrEqual(200_000);
    await leave();
  }, 60_000);
});

describe('when it is over and an order and a protocol wait for signatures', () => {
  beforeAll(async () => {
    const { origin } = stage.product;
    const { today = '', running = '', program = '', chair = '', member1 = '' } = ids;
    const learner = await ApiClient.signedIn(origin, 'learner6', DEMO_PASSWORD);
    await learner.call(finishAttempt, { params: { attemptId: running } });
    const admin = await ApiClient.signedIn(origin, 'admin', DEMO_PASSWORD);
    const protocol = await admin.call(draftProtocol, { params: { sessionId: today } });
    const seats = [
      { userId: chair, role: 'chair' as const },
      { userId: member1, role: 'member' as const },
    ];
    const request = { kind: 'appoint-attestation-commission' as const, programId: program, seats };
    const draft = { request, date: protocol.date, number: '9-ИА/26', words: null };
    const order = await admin.call(draftOrder, { body: draft });
    const form2 = await exam.finish();
    const form3 = await (await Hearing.open(stage, 'defence')).finish();
    const [examined] = await sql<{ id: string }>(stage.product.databaseUrl, EXAMINED);
    const appeals = await demoAppeals(stage);
    ids = { ...ids, form2, form3, draft: protocol.id, order: order.id, examined: examined?.id ?? '', ...appeals };
  }, 120_000);

  it.each(eachOf(SETTLING))('the pages of $who are good', isGood, 300_000);
});
