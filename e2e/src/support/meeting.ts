import type { Actor } from './stage.ts';

/** Everybody in a room at once, each on a screen of his own. */
export const all = (actors: readonly Actor[], act: (actor: Actor) => Promise<unknown>) =>
  Promise.all(actors.map((actor) => act(actor)));

/** Everybody opens the meeting's page and says that he is there; the chair opens the meeting (2.4). */
export async function meet(path: string, chair: Actor, others: readonly Actor[]): Promise<void> {
  await all([chair, ...others], async ({ screen }) => {
    await screen.open(path);
    await screen.pressByKey('Я на заседании', 'switch');
    await screen.sees('Сохранено в', 'На связи');
  });
  await chair.screen.sees('Кворум есть');
  await chair.screen.press('Открыть заседание');
  await all([chair, ...others], ({ screen }) => screen.sees('Заседание идёт'));
}

/** A decision of the commission, recorded by the chair with its reasons (3.8). */
export async function decide(chair: Actor, kind: string, learner: string, reasons: string, attempt?: string) {
  const { screen, page } = chair;
  await screen.press('Записать решение');
  await screen.choose('Что решено', kind);
  await screen.choose('Слушатель', learner);
  if (attempt) await screen.choose('Попытка', attempt);
  await screen.fill('Основания', reasons);
  await page.locator('[role=dialog] button[type=submit]').click();
  await page.waitForSelector('[role=dialog]', { hidden: true });
}

/** A question of one's own; the field of who also writes down others' is named otherwise. */
export async function ask({ screen, page }: Actor, text: string, field = 'Ваш вопрос'): Promise<void> {
  await screen.fill(field, text);
  await page.keyboard.press('Enter');
}

/** The chair opens the marks, confirms the proposal, and everybody sees it (4). */
export async function confirm(chair: Actor, others: readonly Actor[], mark: string): Promise<void> {
  await chair.screen.press('Открыть оценки');
  await all([chair, ...others], ({ screen }) => screen.sees(`Предлагается: ${mark}`));
  await chair.screen.press(`Утвердить «${mark}»`);
  await all([chair, ...others], ({ screen }) => screen.sees(`Утверждена оценка: ${mark}`));
}

/** The chair closes the meeting, once and for all (2.4). */
export async function close({ screen }: Actor): Promise<void> {
  await screen.press('Закрыть заседание');
  await screen.pressInDialog('Закрыть заседание');
  await screen.sees('Заседание закрыто');
}
