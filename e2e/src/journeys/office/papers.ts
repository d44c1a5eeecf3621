import { PDFDocument } from 'pdf-lib';
import type { Downloads } from '../../support/downloads.ts';
import { dayAhead } from '../../support/scheduling.ts';
import type { Actor, Stage } from '../../support/stage.ts';

/** What becomes of papers after they are issued: who does it, and where files come. */
export type Desk = { readonly stage: Stage; readonly admin: Actor; readonly downloads: Downloads };

const submit = ({ page }: Actor) => page.locator('[role=dialog] button[type=submit]').click();

/** The words of the cells of a table's first row. */
function firstRowOf({ page }: Actor, table: string): Promise<string[]> {
  return page.$eval(`::-p-aria([role="table"][name="${table}"])`, (found) =>
    [...(found.querySelector('tbody tr')?.children ?? [])].map(({ textContent }) => textContent?.trim() ?? ''),
  );
}

/** A sheet is spoilt: an act writes it off, its document gets the next one, and the balance says so. */
export async function spoilBlank({ stage, admin, downloads }: Desk, spoilt: string): Promise<void> {
  const { screen, page } = admin;
  await screen.open('/blanks');
  await screen.press(`Выбрать: ${spoilt}`, 'checkbox');
  await screen.press('Списать 1 бланк');
  await screen.sees('Будет составлен акт о списании.', '1 документ получит следующий бланк.');
  await screen.fill('Причина', 'Принтер зажевал лист.');
  await screen.fill('Дата акта', dayAhead(stage.zone, 0));
  await screen.choose('Кто подпишет акт', 'Протоколова');
  await screen.pressInDialog('Списать');
  await screen.sees('Составлен акт №', 'Акты о списании', 'Принтер зажевал лист.');
  const balance = await firstRowOf(admin, 'Остаток');
  expect(balance.slice(1)).toEqual(['3', '2', '1', '0', '—']); // received, issued, spoilt, left, the next
  const { bytes } = await downloads.fetched(() => screen.press('Акт в PDF'));
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  expect(await page.$(`::-p-aria([role="checkbox"][name="Выбрать: ${spoilt}"])`)).toBeNull();
}

/** A surname has changed: the former document is replaced by one on the new name; gives the codes and numbers of both. */
export async function replaceForSurname({ admin }: Desk, was: string, now: { lastName: string; whole: string }) {
  const { screen } = admin;
  const [, former = '', formerCode = ''] =
    /Удостоверение № (\S+).*Код проверки (\S+)/u.exec(await screen.words()) ?? [];
  await screen.press('Выдать взамен');
  await screen.press('Изменились фамилия, имя или отчество', 'radio');
  await screen.fill('Новая фамилия', now.lastName);
  await screen.fill('Основание', 'Свидетельство о заключении брака');
  await screen.press('Показать документ');
  await screen.sees(`Было: ${was}. Станет: ${now.whole}.`);
  const [, number = ''] = /Выдать документ № (\S+)/u.exec(await screen.words()) ?? [];
  await screen.press(`Выдать документ №\u00a0${number}`);
  await screen.turnsTo(`Удостоверение № ${number}`);
  await screen.sees(now.whole, 'изменилось имя', 'Свидетельство о заключении брака');
  expect(number).not.toBe(former);
  const [, code = ''] = /Код проверки (\S+)/u.exec(await screen.words()) ?? [];
  return { former, formerCode, number, code };
}

/** A stranger reads by the code of the former paper which one is in its place, and no name. */
export async function readChain({ stage }: Desk, papers: Awaited<ReturnType<typeof replaceForSurname>>) {
  const stranger = await stage.come({ screen: 'phone' });
  const { screen } = stranger;
  await screen.open(`/verify/${papers.formerCode}`);
  await screen.sees('Документ заменён', 'История документа', papers.former, papers.number, 'Документ взамен');
  await screen.press('Посмотреть новый документ', 'link');
  await screen.sees('Документ действителен', papers.number);
  expect(screen.path).toBe(`/verify/${papers.code}`);
  expect(await screen.words()).not.toMatch(/Мисал|Бакытов/);
  expect(stranger.complaints()).toEqual([]);
  await stranger.leave();
}

/** The document that is open goes by post, with a track number. */
export async function sendByPost({ stage, admin }: Desk, track: string): Promise<void> {
  const { screen } = admin;
  await screen.press('Записать вручение');
  await screen.choose('Как вручён', 'По почте');
  await screen.fill('Дата отправки', dayAhead(stage.zone, 0));
  await screen.fill('Почтовый адрес', '450000, Уфа, ул. Примерная, 5');
  await screen.fill('Трек-номер', '12');
  await screen.sees('Не похоже на трек-номер Почты России');
  await screen.fill('Трек-номер', track);
  await screen.sees('По нему слушатель сможет отследить письмо.');
  await submit(admin);
  await screen.sees('Записана отправка 1 документа', 'Отправлен по почте', 'Примерная', `трек-номер ${track}`);
}

/** The document that is open goes as a file. */
export async function sendElectronically({ stage, admin }: Desk, mailbox: string): Promise<void> {
  const { screen } = admin;
  await screen.press('Записать вручение');
  await screen.choose('Как вручён', 'В электронном виде');
  await screen.fill('Дата вручения', dayAhead(stage.zone, 0));
  await screen.fill('Куда отправлен', mailbox);
  await submit(admin);
  await screen.sees('Записано вручение 1 документа', 'Отправлен в электронном виде', mailbox);
}
