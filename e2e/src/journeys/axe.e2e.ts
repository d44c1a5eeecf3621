import { draftOrder, draftProtocol, finishAttempt } from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { demoAppeals } from '../support/appeals.ts';
import { sql } from '../support/database.ts';
import { Hearing } from '../support/hearing.ts';
import { faultsHere } from '../support/inspector.ts';
import { Inspectors, visitsOf, type Pages } from '../support/inspectors.ts';
import { openSigning } from '../support/signing.ts';
import { DEMO_PASSWORD, setStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let exam: Hearing;
let inspectors: Inspectors;

beforeAll(async () => {
  stage = await setStage({ env: { VERIFY_PER_MINUTE: '1000' }, network: true });
  inspectors = await Inspectors.of(stage);
  exam = await Hearing.open(stage, 'exam');
}, 180_000);

afterAll(() => stage?.close());

const EXAMINED = `
  SELECT x.id FROM examination x JOIN attestation_session s ON s.id = x.session_id WHERE s.form = 'exam' AND x.mark IS NOT NULL`;

const UNDER_WAY: Pages = {
  '': ['/sign-in', '/verify', '/verify/:code', '/verify/:sheet', '/verify/NO-SUCH-CODE', '/regulation'],
  learner1: ['/my', '/my/:today'],
  learner3: ['/my', '/my/:today', '/account', '/no-such-page'],
  learner6: ['/my/:today', '/attempts/:running', '/attempts/:running?q=30', '/attempts/:running?view=check'],
  learner7: ['/my/:earlier'],
  learner9: ['/my/:today', '/account/data', '/attempts/:finished'],
  learner11: ['/my', '/my/:earlier'],
  learner13: ['/my', '/my/:hearing'],
  director: ['/', '/sessions/:today', '/meetings/:exam', '/meetings/:defence'],
  secretary: ['/meetings/:exam', '/sessions/:hearing'],
  member2: ['/', '/meetings/:exam'],
};

/** The rest, when the test is over and an order and a protocol wait for signatures. */
const SETTLING: Pages = {
  admin: ['/', '/sessions/:today', '/sessions/:today/protocol', '/protocols', '/appeals', '/appeals/:told'],
  director: [
    '/',
    '/protocols',
    '/registry',
    '/orders/:order',
    '/appeals',
    '/appeals/:heard',
    '/appeals/:heard/questions',
    '/account',
  ],
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
  teacher1: ['/appeals/:heard'],
};

const areGood = (visits: ReturnType<typeof visitsOf>) => {
  it.each(visits)(
    'the pages of $who are good',
    async (visit) => expect(await inspectors.faults(visit)).toEqual([]),
    600_000,
  );
  it('no page shows nothing for a second', async () => expect(await inspectors.paintFaults()).toEqual([]), 300_000);
};

describe('while a test is under way, on a phone in the light and on a desktop in the dark', () => {
  const visits = visitsOf(UNDER_WAY);
  beforeAll(() => inspectors.begin(visits));
  areGood(visits);

  it('a pale text and a button without a name would not pass', async () => {
    const actor = await inspectors.come('');
    await actor.screen.open('/sign-in');
    await actor.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<main><p style="color: #ccc">Бледно</p><button></button></main>');
    });
    const faults = (await faultsHere(actor)).join('\n');
    expect(faults).toMatch(/^color-contrast: .*Бледно/mu);
    expect(faults).toMatch(/^button-name: /mu);
    await actor.leave();
  }, 60_000);

  it('the test screen loads 200 kB of compressed script at most, the line for hints included', async () => {
    const { page, screen, leave } = await inspectors.come('learner6');
    const devtools = await page.createCDPSession();
    await devtools.send('Network.enable');
    await page.setCacheEnabled(false);
    await screen.open(inspectors.addressOf('/attempts/:running'));
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
  const visits = visitsOf(SETTLING);
  beforeAll(async () => {
    const { origin } = stage.product;
    const learner = await ApiClient.signedIn(origin, 'learner6', DEMO_PASSWORD);
    await learner.call(finishAttempt, { params: { attemptId: inspectors.id('running') } });
    const admin = await ApiClient.signedIn(origin, 'admin', DEMO_PASSWORD);
    const protocol = await admin.call(draftProtocol, { params: { sessionId: inspectors.id('today') } });
    const seats = [
      { userId: inspectors.id('chair'), role: 'chair' as const },
      { userId: inspectors.id('member1'), role: 'member' as const },
    ];
    const request = { kind: 'appoint-attestation-commission' as const, programId: inspectors.id('program'), seats };
    const draft = { request, date: protocol.date, number: '9-ИА/26', words: null };
    const order = await admin.call(draftOrder, { body: draft });
    const form2 = await exam.finish();
    const form3 = await (await Hearing.open(stage, 'defence')).finish();
    const [examined] = await sql<{ id: string }>(stage.product.databaseUrl, EXAMINED);
    const appeals = await demoAppeals(stage);
    const made = { form2, form3, draft: protocol.id, order: order.id, examined: examined?.id ?? '' };
    inspectors.learn({ ...made, ...appeals });
    inspectors.begin(visits);
  }, 120_000);

  areGood(visits);

  it('the dialog of a signature is good on a desktop in the light and in the dark', async () => {
    const signer = await stage.enter('member1');
    await openSigning(signer, inspectors.addressOf('/protocols/:draft'));
    await signer.screen.find('::-p-aria([name="Введите пароль ещё раз"])');
    for (const dark of [false, true]) {
      await signer.look({ screen: 'desktop', dark });
      expect(await signer.page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe(
        dark ? 'dark' : 'light',
      );
      expect(await faultsHere(signer)).toEqual([]);
    }
    expect(signer.complaints()).toEqual([]);
    await signer.leave();
  }, 300_000);
});
