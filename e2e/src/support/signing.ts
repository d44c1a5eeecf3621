import { DEMO_PASSWORD, type Actor } from './stage.ts';

/** The act of signing on an open page, with the password of a demo account. */
export async function sign({ screen, page }: Actor, button: 'Подписать протокол' | 'Подписать приказ'): Promise<void> {
  await screen.press(button);
  await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
  await page.locator('[role=dialog] button[type=submit]').click();
}

/** Opens a protocol and signs it. */
export async function signProtocol(signer: Actor, path: string): Promise<void> {
  await signer.screen.open(path);
  await signer.screen.sees('Прочитайте протокол. Подпись относится именно к этому тексту.');
  await sign(signer, 'Подписать протокол');
}

/** The words of the paper in view, as they are signed. */
export async function paperOf({ page }: Actor): Promise<string> {
  const frame = await page.waitForSelector('iframe[srcdoc]');
  const html = (await frame?.evaluate((element) => (element as HTMLIFrameElement).srcdoc)) ?? '';
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
