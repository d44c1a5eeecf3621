import { decodedText, type MailServer } from '@itog/testing';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD, type Actor } from './stage.ts';

type SigningButton = 'Подписать протокол' | 'Подписать приказ' | 'Отказаться от подписи';

/** The act of signing on an open page, with the password of a demo account. */
export async function sign(actor: Actor, button: SigningButton): Promise<void> {
  await actor.screen.pressByKey(button);
  await prove(actor);
}

/** In the dialog of a signature: the password, the one-time code where there is one, and the act. */
export async function prove({ screen, page }: Actor, code?: { field: string; value: string }): Promise<void> {
  await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
  if (code) await screen.fill(code.field, code.value);
  await page.locator('[role=dialog] button[type=submit]').click();
}

/** Opens a protocol and its dialog of signing. */
export async function openSigning({ screen }: Actor, path: string): Promise<void> {
  await screen.open(path);
  await screen.sees('Прочитайте протокол. Подпись относится именно к этому тексту.');
  await screen.pressByKey('Подписать протокол');
}

/** Opens a protocol and signs it. */
export async function signProtocol(signer: Actor, path: string): Promise<void> {
  await openSigning(signer, path);
  await prove(signer);
}

/** The words of the paper in view, as they are signed. */
export async function paperOf({ page }: Actor): Promise<string> {
  const frame = await page.waitForSelector('iframe[srcdoc]');
  const html = (await frame?.evaluate((element) => (element as HTMLIFrameElement).srcdoc)) ?? '';
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

const APP_FIELD = 'Код из приложения';
const LETTER_FIELD = 'Код из письма';
const STEP_MS = 30_000;

/** Sets up codes from an application; gives the one for the act after this, since no code is taken twice. */
export async function setUpApplication({ screen, page }: Actor): Promise<{ field: string; value: string }> {
  await screen.open('/account');
  await screen.press('Коды из приложения');
  await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
  await screen.press('Продолжить');
  await screen.sees('Или введите в нём этот ключ:');
  const secret = await page.$eval('main pre', ({ textContent }) => (textContent ?? '').replace(/\s/g, ''));
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await screen.fill(APP_FIELD, totp.generate());
  await screen.press('Включить коды');
  await screen.sees('Включены коды из приложения');
  return { field: APP_FIELD, value: totp.generate({ timestamp: Date.now() + STEP_MS }) };
}

/** Sets up codes by e-mail with the first that comes. */
export async function setUpLetters({ screen }: Actor, mail: MailServer): Promise<void> {
  await screen.open('/account');
  await screen.press('Коды по почте');
  await screen.fill('Введите пароль ещё раз', DEMO_PASSWORD);
  await screen.press('Продолжить');
  await screen.sees('Мы отправили код на вашу почту.');
  await screen.fill(LETTER_FIELD, await codeIn(mail));
  await screen.press('Включить коды');
  await screen.sees('Включены коды по почте');
}

/** Asks for a code in the dialog and reads the letter. */
export async function askForLetter({ screen }: Actor, mail: MailServer): Promise<{ field: string; value: string }> {
  await screen.press('Прислать код');
  await screen.sees('Код отправлен на вашу почту.');
  return { field: LETTER_FIELD, value: await codeIn(mail) };
}

async function codeIn(mail: MailServer): Promise<string> {
  for (let letter = await mail.next(); letter; letter = await mail.next()) {
    const code = /Код для подписи: (\d{6})/.exec(decodedText(letter))?.[1];
    if (code) return code;
  }
  throw new Error('no letter with a code came');
}
