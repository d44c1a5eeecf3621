import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../support/database.ts';
import { all, ask, confirm, meet } from '../support/meeting.ts';
import { step } from '../support/steps.ts';
import { setStage, type Actor, type Stage } from '../support/stage.ts';

let stage: Stage;
let path: string;
let sessionId: string;
let chair: Actor;
let others: readonly Actor[];
/** The one whose network goes, on a phone. */
let member: Actor;

// The exam of the demo group in retraining, moved to where the clock stands.
beforeAll(async () => {
  stage = await setStage({ network: true });
  const [meeting] = await sql<{ id: string; sessionId: string }>(
    stage.product.databaseUrl,
    `UPDATE attestation_session s SET opens_at = now() - interval '1 minute', start_until = now() + interval '1 hour' FROM meeting m
     WHERE m.session_id = s.id AND s.form = 'exam' RETURNING m.id, s.id AS "sessionId"`,
  );
  path = `/meetings/${meeting?.id}`;
  sessionId = meeting?.sessionId ?? '';
  chair = await stage.enter('director');
  member = await stage.enter('member1', undefined, { screen: 'phone' });
  others = [member, await stage.enter('member2'), await stage.enter('member3'), await stage.enter('secretary')];
  await meet(path, chair, others);
}, 180_000);

afterAll(() => stage?.close());

const witnesses = () => [chair, ...others.slice(1)];

/** How many people's marks the database holds. */
async function marksKept(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    stage.product.databaseUrl,
    'SELECT count(*)::int AS count FROM examination_mark',
  );
  return row?.count ?? 0;
}

describe('a member loses the network in the middle of marking', () => {
  step('everybody sees the learner who answers', async () => {
    await chair.screen.press('Вызвать: Конспектова А. Т.');
    await all([chair, ...others], ({ screen }) => screen.sees('Отвечает с'));
  });

  step('she draws her card on her own telephone, and its questions stand on every screen (3.10)', async () => {
    const learner = await stage.enter('learner14', undefined, { screen: 'phone' });
    await learner.screen.open(`/my/${sessionId}`);
    await learner.screen.press('Вытянуть билет');
    await learner.screen.find('::-p-aria([role="list"][name="Вопросы билета"])');
    const [drawn = ''] = /Билет № \d+/.exec(await learner.screen.words()) ?? [];
    const questions = await learner.page.$$eval('ol[aria-label] li', (items) => items.map((each) => each.innerText));
    expect(questions.length).toBeGreaterThan(0);
    await all([chair, ...others], ({ screen }) => screen.sees(drawn, ...questions));
    await learner.page.reload(); // drawn is drawn
    await learner.screen.sees(drawn);
    expect(await learner.page.$('::-p-aria([role="button"][name="Вытянуть билет"])')).toBeNull();
    expect(learner.complaints()).toEqual([]);
    await learner.leave();
  });

  step('offline he marks and asks, and is told that it waits on his device', async () => {
    const { screen, page } = member;
    await page.setOfflineMode(true);
    await screen.press('хорошо');
    await screen.sees('Нет связи — 1 запись ждёт отправки');
    await ask(member, 'А если билет намок?');
    await screen.sees('Нет связи — 2 записи ждут отправки', 'А если билет намок?');
    await screen.sees('Записи хранятся на этом устройстве');
    expect(await page.$('button[aria-pressed=true]')).not.toBeNull();
    expect(await marksKept()).toBe(0);
  });

  step('meanwhile the others go on, and the chair is told whom she waits for', async () => {
    await chair.screen.press('отлично');
    await all(others.slice(1, 3), ({ screen }) => screen.press('хорошо'));
    while ((await marksKept()) < 3) await sleep(50); // the step's own time limit ends it
    await chair.screen.sees('Ждём оценку: Билетов Л. В.');
    for (const { screen } of witnesses()) expect(await screen.words()).not.toContain('намок');
    expect(await marksKept()).toBe(3);
  });

  step('when it is back all is sent by itself, and stands on the others’ screens', async () => {
    await member.page.setOfflineMode(false);
    await member.screen.sees('Сохранено в', 'На связи');
    await all(witnesses(), ({ screen }) => screen.sees('А если билет намок?'));
    expect(await marksKept()).toBe(4);
    await confirm(chair, others, 'хорошо');
  });

  step('what waits outlives a reload of his page, and is sent then', async () => {
    const { screen, page } = member;
    await page.setRequestInterception(true);
    page.on('request', (request) => void (request.method() === 'PUT' ? request.abort() : request.continue()));
    page.on('dialog', (dialog) => void dialog.accept());
    await chair.screen.press('Вызвать: Линейкина З. Ч.');
    await screen.sees('Линейкина Зоя Чертежовна');
    await screen.sees('Отвечает с');
    await screen.press('удовлетворительно');
    await screen.sees('Нет связи — 1 запись ждёт отправки');
    page.removeAllListeners('request');
    await page.setRequestInterception(false);
    await page.reload();
    await screen.sees('Сохранено в');
    expect(await marksKept()).toBe(5);
    await chair.screen.sees('Линейкина', 'оценка поставлена');
  });

  step('the others’ browsers complained of nothing', async () => {
    expect(witnesses().flatMap(({ complaints }) => complaints())).toEqual([]);
  });
});
