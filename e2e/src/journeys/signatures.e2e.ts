import { draftProtocol, finishAttempt, signProtocol as signRoute } from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { sql } from '../support/database.ts';
import { paperOf, sign, signProtocol } from '../support/signing.ts';
import { step } from '../support/steps.ts';
import { DEMO_PASSWORD, setStage, type Actor, type Stage } from '../support/stage.ts';

const ADDED = 'Комиссия благодарит организаторов.';

let stage: Stage;
let path: string;
let chair: Actor;
let first: Actor;
let second: Actor;
let secretary: Actor;

// The test of the demo group is over, and its protocol waits for two members and the chair.
beforeAll(async () => {
  stage = await setStage();
  const { origin, databaseUrl } = stage.product;
  const [attempt] = await sql<{ id: string; sessionId: string }>(
    databaseUrl,
    'SELECT id, session_id AS "sessionId" FROM attempt WHERE finished_at IS NULL',
  );
  if (!attempt) throw new Error('nobody is at the demo test');
  const learner = await ApiClient.signedIn(origin, 'learner6', DEMO_PASSWORD);
  await learner.call(finishAttempt, { params: { attemptId: attempt.id } });
  const api = await ApiClient.signedIn(origin, 'secretary', DEMO_PASSWORD);
  const { id } = await api.call(draftProtocol, { params: { sessionId: attempt.sessionId } });
  path = `/protocols/${id}`;
  [chair, first, second, secretary] = await Promise.all([
    stage.enter('chair'),
    stage.enter('member1'),
    stage.enter('member2', undefined, { screen: 'phone' }),
    stage.enter('secretary'),
  ]);
}, 180_000);

afterAll(() => stage?.close());

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

  step('they read the new words and sign them; the chair signs last', async () => {
    for (const signer of [first, second]) {
      await signProtocol(signer, path);
      expect(await paperOf(signer)).toContain(ADDED);
    }
    await chair.screen.open(path);
    await sign(chair, 'Подписать протокол');
    for (const { screen } of [first, second, chair, secretary]) await screen.sees('Подписали 3 из 3');
    for (const { complaints } of [first, second, chair, secretary]) expect(complaints()).toEqual([]);
  });
});
