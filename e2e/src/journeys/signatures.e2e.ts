import {
  acceptSigningAgreement,
  finishAttempt,
  getMySigning,
  publishSigningAgreement,
  signProtocol as signRoute,
} from '@itog/contracts';
import { ApiClient, mailServer, type MailServer } from '@itog/testing';
import { sql } from '../support/database.ts';
import { all, close, decide, meet } from '../support/meeting.ts';
import {
  askForLetter,
  openSigning,
  paperOf,
  prove,
  setUpApplication,
  setUpLetters,
  sign,
  signProtocol,
} from '../support/signing.ts';
import { step } from '../support/steps.ts';
import { DEMO_PASSWORD, setStage, type Actor, type Stage } from '../support/stage.ts';

const ADDED = 'Комиссия благодарит организаторов.';

let stage: Stage;
let mail: MailServer;
let sessionId: string;
let path: string;
let chair: Actor;
let first: Actor;
let second: Actor;
let secretary: Actor;

// The test of the demo group is over; a new edition of the agreement is accepted by everybody but the second member.
beforeAll(async () => {
  mail = await mailServer();
  stage = await setStage({ env: { SMTP_URL: mail.url, MAIL_FROM: 'uc@example.org' } });
  const { origin, databaseUrl } = stage.product;
  const [attempt] = await sql<{ id: string; sessionId: string }>(
    databaseUrl,
    'SELECT id, session_id AS "sessionId" FROM attempt WHERE finished_at IS NULL',
  );
  if (!attempt) throw new Error('nobody is at the demo test');
  sessionId = attempt.sessionId;
  const learner = await ApiClient.signedIn(origin, 'learner6', DEMO_PASSWORD);
  await learner.call(finishAttempt, { params: { attemptId: attempt.id } });
  await renewAgreement(['chair', 'member1', 'secretary']);
  [chair, first, second, secretary] = await Promise.all([
    stage.enter('chair'),
    stage.enter('member1'),
    stage.enter('member2', undefined, { screen: 'phone' }),
    stage.enter('secretary'),
  ]);
}, 180_000);

afterAll(async () => {
  await stage?.close();
  mail?.server.close();
});

/** Publishes an edition that is in force from today, and accepts it for these people. */
async function renewAgreement(logins: readonly string[]): Promise<void> {
  const { origin } = stage.product;
  const admin = await ApiClient.signedIn(origin, 'admin', DEMO_PASSWORD);
  const effectiveFrom = new Date().toLocaleDateString('sv', { timeZone: stage.zone });
  const words = {
    number: '2',
    title: 'Соглашение о подписи, новая редакция',
    markdown: '# Новая редакция\n\nКлюч — пароль.',
  };
  await admin.call(publishSigningAgreement, { body: { ...words, effectiveFrom } });
  for (const login of logins) {
    const person = await ApiClient.signedIn(origin, login, DEMO_PASSWORD);
    const { agreement } = await person.call(getMySigning, {});
    await person.call(acceptSigningAgreement, { body: { agreementId: agreement!.id, sha256: agreement!.sha256 } });
  }
}

describe('the commission goes through a test (3.8, 3.12)', () => {
  const BREACH = 'Пользовался телефоном во время теста.';
  const AGAIN = 'Нарушение признал, просит о новой попытке.';

  step('the chair annuls an attempt and grants another; everybody sees it at once', async () => {
    const [meeting] = await sql<{ id: string }>(
      stage.product.databaseUrl,
      'SELECT id FROM meeting WHERE session_id = $1',
      [sessionId],
    );
    await meet(`/meetings/${meeting?.id}`, chair, [first, second]);
    await decide(chair, 'Аннулировать попытку', 'Мисал уулу', BREACH, 'попытка 1');
    await all([chair, first, second], ({ screen }) => screen.sees('Аннулировать попытку', BREACH, 'аннулирована'));
    await decide(chair, 'Дать новую попытку', 'Мисал уулу', AGAIN);
    await all([chair, first, second], ({ screen }) => screen.sees('Дать новую попытку', AGAIN));
  });

  step('the learner is told of both in the commission’s words, and may start', async () => {
    const learner = await stage.enter('learner10', undefined, { screen: 'phone' });
    await learner.screen.open(`/my/${sessionId}`);
    await learner.screen.sees('Комиссия назначила вам новую попытку: начать её можно до', 'Аннулирована комиссией');
    const start = await learner.screen.find('::-p-aria([role="button"][name="Начать тест"])');
    expect(await start?.evaluate((button) => (button as HTMLButtonElement).disabled)).toBe(false);
    await learner.leave();
  });

  step('the meeting is closed, and its protocol holds the decisions', async () => {
    await close(chair);
    const { screen } = secretary;
    await screen.open(`/sessions/${sessionId}/protocol`);
    await screen.press('Составить протокол');
    await screen.sees('Подписали 0 из 3');
    path = screen.path;
    const paper = await paperOf(secretary);
    for (const words of ['Аннулировать попытку № 1', 'ещё одну попытку', BREACH, AGAIN]) expect(paper).toContain(words);
  });
});

describe('the chair signs last (2.4)', () => {
  step('she finds in words why she cannot sign yet, and no button', async () => {
    await chair.screen.open(path);
    await chair.screen.sees('Председатель подписывает протокол последним (п. 2.4). Ещё не подписали:', 'Билетов');
    expect(await chair.page.$('::-p-aria([role="button"][name="Подписать протокол"])')).toBeNull();
  });

  step('past the page the server refuses her with the clause and the names', async () => {
    const api = await ApiClient.signedIn(stage.product.origin, 'chair', DEMO_PASSWORD);
    const [protocol] = await sql<{ contentSha256: string }>(
      stage.product.databaseUrl,
      'SELECT content_sha256 AS "contentSha256" FROM protocol WHERE id = $1',
      [path.split('/').at(-1)],
    );
    const answer = await api.send(signRoute, {
      params: { protocolId: path.split('/').at(-1) ?? '' },
      body: { password: DEMO_PASSWORD, code: null, status: 'signed', statement: null, ...protocol },
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      refusals: [
        { code: 'signature.chair-signs-last', clause: '2.4', waitingFor: [expect.anything(), expect.anything()] },
      ],
    });
  });
});

describe('a word changed after two signatures (3.15)', () => {
  step('who has not accepted the agreement reads and accepts it in the dialog of the signature', async () => {
    const { screen, page } = second;
    await openSigning(second, path);
    await screen.sees('Прежде чем подписывать документы, прочитайте соглашение', 'Новая редакция');
    expect(await page.$('::-p-aria([name="Введите пароль ещё раз"])')).toBeNull();
    await screen.press('Соглашение прочитано, принимаю его', 'checkbox');
    await screen.press('Принять соглашение');
    await screen.find('::-p-aria([name="Введите пароль ещё раз"])');
  });

  step('two members sign at once, each on a screen of his own', async () => {
    await Promise.all([signProtocol(first, path), signProtocol(second, path)]);
    for (const { screen } of [first, second, chair]) await screen.sees('Подписали 2 из 3');
    await chair.screen.sees('Прочитайте протокол.');
  });

  step('the secretary is told whose signatures a change will void, and changes the words', async () => {
    const { screen } = secretary;
    await screen.open(path);
    await screen.press('Изменить текст');
    await screen.sees('Подписи будут сняты:', 'Билетов', 'Критериева');
    await screen.page.locator('[role=dialog] textarea').click();
    await screen.page.keyboard.press('End');
    await screen.page.keyboard.type(` ${ADDED}`);
    await screen.press('Сохранить');
    await screen.sees('Подписали 0 из 3', 'Сняты 2 подписи');
  });

  step('both signatures are void on every screen, without a reload, and nothing was thrown away', async () => {
    for (const { screen } of [first, second]) {
      await screen.sees('Подписали 0 из 3', 'Текст протокола изменился. Прочитайте его заново');
    }
    await chair.screen.sees('Председатель подписывает протокол последним (п. 2.4).');
    const kept = await sql<{ voided: number; standing: number }>(
      stage.product.databaseUrl,
      `SELECT count(voided_at)::int AS voided, count(*) FILTER (WHERE voided_at IS NULL)::int AS standing
       FROM signature WHERE subject_kind = 'protocol' AND subject_id = $1`,
      [path.split('/').at(-1)],
    );
    expect(kept).toEqual([{ voided: 2, standing: 0 }]);
  });

  step('«Сегодня» says so to those who had signed, and not to her who had not', async () => {
    const told = 'Текст протокола изменили, и ваша прежняя подпись снята. Прочитайте его и подпишите снова.';
    for (const { screen } of [first, second]) {
      await screen.open('/');
      await screen.sees('Подпишите', told);
    }
    await chair.screen.open('/');
    await chair.screen.sees('Сегодня');
    expect(await chair.screen.words()).not.toContain('прежняя подпись снята');
  });

  step('they read the new words', async () => {
    for (const signer of [first, second]) {
      await signer.screen.open(path);
      await signer.screen.sees('Прочитайте протокол.');
      expect(await paperOf(signer)).toContain(ADDED);
    }
    await chair.screen.open(path);
  });
});

describe('one-time codes, an opinion and a refusal', () => {
  const OPINION = 'Оценку поставил бы выше.';
  const REASON = 'Не согласен с аннулированием.';

  step(
    'one sets up codes from an application; a wrong one signs nothing, the right one signs with an opinion',
    async () => {
      const { screen, page } = first;
      const right = await setUpApplication(first);
      await openSigning(first, path);
      await screen.press('Подписать с особым мнением', 'radio');
      await screen.fill('Особое мнение', OPINION);
      await prove(first, { ...right, value: '000000' });
      await page.waitForSelector('[role=dialog] [role=alert]');
      await prove(first, right);
      await all([first, second, chair], (actor) => actor.screen.sees('Подписали 1 из 3', OPINION));
    },
  );

  step('another sets up codes by e-mail and refuses to sign; the others are told why', async () => {
    const { screen } = second;
    await setUpLetters(second, mail);
    await openSigning(second, path);
    await screen.press('Отказаться от подписи', 'radio');
    await screen.fill('Причина отказа', REASON);
    await prove(second, await askForLetter(second, mail));
    await all([first, second, chair], (actor) => actor.screen.sees('Отказ от подписи', REASON));
    await secretary.screen.open('/');
    await secretary.screen.sees('Отказ от подписи (Критериева С. Б.): прочитайте причину.');
  });

  step('the chair signs last: the protocol is made out with two signatures of three', async () => {
    await sign(chair, 'Подписать протокол');
    await secretary.screen.open(path);
    for (const { screen } of [first, second, chair, secretary]) await screen.sees('Подписали 2 из 3', 'Подписан');
    const methods = await sql<{ status: string; method: string; statement: string | null }>(
      stage.product.databaseUrl,
      `SELECT status, method, statement FROM signature
       WHERE subject_kind = 'protocol' AND subject_id = $1 AND voided_at IS NULL ORDER BY at`,
      [path.split('/').at(-1)],
    );
    expect(methods).toEqual([
      { status: 'signed-with-opinion', method: 'password+totp', statement: OPINION },
      { status: 'refused', method: 'password+email', statement: REASON },
      { status: 'signed', method: 'password', statement: null },
    ]);
    const quiet = [second, chair, secretary].flatMap(({ complaints }) => complaints());
    expect(quiet).toEqual([]);
    expect(first.complaints()).toHaveLength(1); // the wrong code
  });
});
