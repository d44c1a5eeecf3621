import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { watchDownloads, type Downloads } from '../support/downloads.ts';
import { Inspectors, visitsOf } from '../support/inspectors.ts';
import { answerOf, rowsOf, signedOff, unzipped, type Office } from '../support/office.ts';
import { dayAhead } from '../support/scheduling.ts';
import { journey, step } from '../support/steps.ts';
import { setStage, type Actor, type Stage } from '../support/stage.ts';
import { readChain, replaceForSurname, sendByPost, sendElectronically, spoilBlank } from './office/papers.ts';
import { fetchFiles, followRun, issueUnprinted, startRun } from './office/print-run.ts';

const GRADUATE = 'Примерова Анна Образцовна';
const STUDENT = 'Мисал уулу Бекзат';
const RENAMED = { lastName: 'Бакытов', whole: 'Бакытов Бекзат' };
const TRACK = '80086512345675';
const SNILS = '112-233-445 95';
const A3_POINTS = { width: 1_190.55, height: 841.89 };
const PARTS = ['Дело группы', 'Приказ № 14', 'Ведомость допуска', 'Протокол № 3', 'Книга регистрации'];
/** Columns of the operator's template, counted from nought. */
const REGISTRATION_NUMBER = 8;
const PRIOR_SURNAME = 15;
const SNILS_CELL = 26;

let stage: Stage;
let office: Office;
let admin: Actor;
let downloads: Downloads;
let documentPath: string;
let duplicatePath: string;
let certificate: { number: string; path: string; bytes: Uint8Array };
let packagePath: string;
let runId: string;
let renamed: Awaited<ReturnType<typeof replaceForSurname>>;
let duplicate: { number: string; path: string; bytes: Uint8Array };

beforeAll(async () => {
  stage = await setStage({ env: { VERIFY_PER_MINUTE: '1000' }, network: true });
  office = await signedOff(stage);
  admin = await stage.enter('admin');
  downloads = await watchDownloads(admin);
}, 180_000);

afterAll(async () => {
  downloads?.remove();
  await stage?.close();
});

const today = () => dayAhead(stage.zone, 0);
const protocolPath = () => `/protocols/${office.protocolId}`;
const desk = () => ({ stage, admin, downloads });

async function numberIn({ screen }: Actor, words: RegExp): Promise<string> {
  return words.exec(await screen.words())?.[1] ?? '';
}

/** The file of the document that is open, once it is printed. */
async function fileHere(): Promise<{ path: string; bytes: Uint8Array }> {
  await admin.screen.sees('Скачать PDF');
  return downloads.fetched(() => admin.screen.press('Скачать PDF', 'link'));
}

journey('the documents office, from a design to the federal register', () => {
  step('the administrator changes the certificate’s words; what would not fit or is not known is refused', async () => {
    const { screen } = admin;
    await screen.open('/settings/designs/certificate');
    await screen.fill('Строка внизу', 'Чайная палата, {кому}');
    await screen.sees('Подстановки «кому» здесь нет.', 'Сначала исправьте отмеченные поля.');
    await screen.press('Вернуть исходный текст');
    await screen.fill('Подзаголовок', 'о повышении квалификации с чаепитием');
    await screen.press('Сохранить новую версию');
    await screen.sees('не помещается «о повышении квалификации с чаепитием»');
    await screen.fill('Подзаголовок', 'о повышении мастерства');
    await screen.press('Сохранить новую версию');
    await screen.sees('Сохранена версия 1.', 'Версия 1 от');
  });

  step('a pack of blanks comes in', async () => {
    const { screen } = admin;
    await screen.open('/blanks');
    await screen.press('Записать пачку');
    await screen.fill('Дата получения', today());
    await screen.fill('Серия', 'ПК');
    await screen.fill('Первый номер', '000098');
    await screen.fill('Количество', '3');
    await screen.sees('В пачке будут бланки с ПК 000098 по ПК 000100.');
    await screen.press('Записать');
    await screen.sees('Записано 3 бланка', '000098–000100');
  });

  step('issues the document of one; the other’s waits for the diploma of prior education', async () => {
    const { screen } = admin;
    await screen.open(protocolPath());
    await screen.sees('Будет выдано 1 удостоверение', 'Ждут диплома о предыдущем образовании', STUDENT);
    await screen.press('Выдать документы');
    await screen.sees('Выдан 1 документ');

    await screen.open(`/records/${office.student}?group=${office.groupId}`);
    await screen.press('Отметить, что диплом предъявлен');
    await screen.sees('принял сотрудник');
    await screen.open(protocolPath());
    await screen.sees('Будет выдано 1 удостоверение', STUDENT);
    await screen.press('Выдать документы');
    await screen.sees('Выданы 2 документа');
  });

  step('both were issued by the new design', async () => {
    const { screen } = admin;
    await screen.open('/settings/designs/certificate');
    await screen.sees('Версия 1 от');
    expect(await screen.words()).toMatch(/Версия 1 от .{10,60} Выдано 2 документа/u);
  });

  step('the document is printed; the next blank becomes its paper', async () => {
    const { screen } = admin;
    await screen.open(protocolPath());
    await screen.press(GRADUATE, 'link');
    await screen.arrives(/^\/registry\//);
    await screen.sees('Что написано в документе', 'Скачать PDF');
    documentPath = screen.path;
    const number = await numberIn(admin, /Удостоверение № (\S+)/u);
    certificate = { number, ...(await fileHere()) };
    expect((await PDFDocument.load(certificate.bytes)).getPageCount()).toBe(1);
    await screen.press('Взять следующий бланк');
    await screen.sees('ПК 000098');
  });

  step('it is handed over by power of attorney', async () => {
    const { screen } = admin;
    await screen.press('Записать вручение');
    await screen.choose('Как вручён', 'Представителю по доверенности');
    await screen.fill('Дата вручения', today());
    await screen.fill('Кто получил', 'Образцов Пётр Черновикович');
    await screen.fill('Доверенность', '№ 17 от 20.11.2026, заверена нотариусом');
    await admin.page.locator('[role=dialog] button[type=submit]').click();
    await screen.sees('Записано вручение 1 документа', 'Вручён по доверенности', 'Образцов Пётр Черновикович');
  });

  step('it is lost: the duplicate has a number, a blank and a file of its own', async () => {
    const { screen } = admin;
    await screen.press('Выдать взамен');
    await admin.page.locator('::-p-aria(Чем подтверждена утрата)').fill('newspaper');
    await screen.press('Показать документ');
    await screen.sees('Будет выдан дубликат №');
    const number = await numberIn(admin, /Выдать дубликат № (\S+)/u);
    await screen.press(`Выдать дубликат №\u00a0${number}`);
    await screen.turnsTo(`Дубликат удостоверения № ${number}`);
    await screen.sees('прежний утрачен', `Удостоверение № ${certificate.number}`);
    duplicatePath = screen.path;
    expect(duplicatePath).not.toBe(documentPath);
    duplicate = { number, ...(await fileHere()) };
    await screen.press('Взять следующий бланк');
    await screen.sees('ПК 000099');
  });

  step('a stranger on a phone reads the chain in two languages, and compares the files', async () => {
    await admin.screen.open(documentPath);
    await admin.screen.sees('Почему не действует Выдан дубликат: документ утрачен');
    const code = await numberIn(admin, /Код проверки (\S+)/u);
    const stranger = await stage.come({ screen: 'phone' });
    const { screen, leave } = stranger;
    await screen.open('/verify');
    await screen.fill('Код с документа', code);
    await screen.press('Проверить');
    await screen.sees('Документ заменён', 'История документа', certificate.number, duplicate.number);
    expect(await screen.words()).not.toContain('Примерова');
    await screen.press('English');
    await screen.sees('The document has been replaced', 'Compare the file');
    await screen.giveFile(certificate.path);
    await screen.sees('byte for byte');
    await screen.press('See the new document', 'link');
    await screen.sees('The document is valid', duplicate.number);
    await screen.giveFile(certificate.path);
    await screen.sees('This is the file of another document, No.', certificate.number);
    await screen.press('Қазақша');
    await screen.sees('Құжат жарамды', 'телнұсқа');
    await screen.giveFile(duplicate.path);
    await screen.sees('Файл берілген файлмен байтына дейін сәйкес келеді.');
    expect(stranger.complaints()).toEqual([]);
    await leave();
  });

  step('the registry book tells it all, as a table and on A3', async () => {
    const { screen } = admin;
    await screen.open('/registry-book');
    await screen.sees(certificate.number, duplicate.number, 'Образцов Пётр Черновикович');
    const sheet = await downloads.fetched(() => screen.press('Таблица XLSX', 'link'));
    const row = (await rowsOf(sheet.bytes)).find((cells) => cells[3]?.includes(certificate.number));
    expect(row?.[4]).toContain('000098');
    expect(row?.[13]).toContain('Образцов Пётр Черновикович');
    expect(row?.[14]).toContain(duplicate.number);
    const { bytes } = await downloads.fetched(() => screen.press('Печать на А3'));
    const { width, height } = (await PDFDocument.load(bytes)).getPage(0).getSize();
    expect(width).toBeCloseTo(A3_POINTS.width, -1);
    expect(height).toBeCloseTo(A3_POINTS.height, -1);
  });

  step('before the federal register a Latin letter is mended at one stroke, a СНИЛС in the record', async () => {
    const { screen } = admin;
    await screen.open('/federal-register');
    await screen.sees('Латинские буквы вместо русских: «Пpимерова».', 'Будет: «Примерова»', 'Контрольное число СНИЛС');
    await screen.press('Применить исправления');
    await screen.sees('Исправлены 4 ячейки');
    await admin.page.waitForFunction(() => !document.body.innerText.includes('Латинские буквы'), { polling: 100 });
    await screen.open(`/records/${office.graduate}`);
    await screen.fill('СНИЛС', SNILS);
    await screen.press('Сохранить данные');
    await screen.sees('Для ФИС ФРДО всё заполнено');
    await screen.open('/federal-register');
    await screen.sees('Ждут передачи', certificate.number);
    expect(await screen.words()).not.toContain('Контрольное число СНИЛС');
  });

  step('the package is exported in the operator’s template, and his answer is recorded', async () => {
    const { screen } = admin;
    await screen.press('Собрать пакет');
    await screen.arrives(/^\/federal-register\/./);
    packagePath = screen.path;
    const file = await downloads.fetched(() => screen.press('Выгрузить файл'));
    expect(file.name).toMatch(/^[\x20-\x7e]+\.xlsx$/);
    const rows = await rowsOf(file.bytes);
    const own = rows.find((cells) => cells[REGISTRATION_NUMBER] === duplicate.number);
    expect([own?.[PRIOR_SURNAME], own?.[SNILS_CELL]]).toEqual(['Примерова', SNILS]);
    expect(own).toContain(certificate.number);
    expect(own).toContain('Объявление в газете');
    await screen.fill('Дата отправки', today());
    await screen.fill('Номер пакета в ФИС ФРДО', 'П-2026-17');
    await screen.press('Записать отправку');
    await screen.sees('Отправлен', 'П-2026-17');
    const answer = join(downloads.folder, 'Ответ оператора.xlsx');
    writeFileSync(answer, await answerOf([[duplicate.number, 'СНИЛС не найден']]));
    await screen.giveFile(answer);
    await screen.sees('Ответ прочитан: принято', 'СНИЛС не найден');
    await screen.press('Записать ответ');
    await screen.sees('Принят частично');
  });

  step('one button makes the file of the group', async () => {
    const { screen } = admin;
    await screen.open(`/groups/${office.groupId}`);
    await screen.sees('Дело группы', 'Для полного дела не хватает');
    const { bytes } = await downloads.fetched(() => screen.press('Документы архивом (ZIP)'));
    const files = [...(await unzipped(bytes))];
    expect(files.every(([, file]) => file.subarray(0, 5).toString() === '%PDF-')).toBe(true);
    const names = files.map(([name]) => name).join('; ');
    for (const part of PARTS) expect(names).toContain(part);
  });
});

journey('what becomes of papers', () => {
  step(
    'a spoilt sheet is written off by an act to be signed; the document gets the next, and the balance fits',
    async () => {
      await spoilBlank(desk(), 'ПК 000099');
      await admin.screen.open(duplicatePath);
      await admin.screen.sees('ПК 000100', 'ПК 000099 списан актом №');
    },
  );

  step('the duplicate goes by e-mail', async () => {
    await sendElectronically(desk(), 'primerova@example.org');
  });

  step(
    'a surname has changed: the document is replaced by one on the new name, and who verifies it finds both',
    async () => {
      const { screen } = admin;
      await screen.open(protocolPath());
      await screen.press(STUDENT, 'link');
      await screen.arrives(/^\/registry\/./);
      await screen.sees('Что написано в документе', 'Код проверки');
      renamed = await replaceForSurname(desk(), STUDENT, RENAMED);
      await readChain(desk(), renamed);
    },
  );

  step(
    'the new one goes by post; the learner finds its track number, and nothing of theirs waits any more',
    async () => {
      await sendByPost(desk(), TRACK);
      const learner = await stage.enter('learner10', undefined, { screen: 'phone' });
      await learner.screen.open(`/my/${office.sessionId}`);
      await learner.screen.sees(renamed.number, 'Отправлен по почте', `трек-номер ${TRACK}`);
      await learner.leave();
      await admin.screen.open('/unhanded');
      await admin.screen.sees('Не вручены', 'Сначала те, что лежат дольше всех.');
      for (const { number } of [certificate, duplicate, renamed])
        expect(await admin.screen.words()).not.toContain(number);
    },
  );

  step(
    'chosen documents are printed in one run, which the page follows to its end, and come as an archive and as one file',
    async () => {
      runId = await startRun(desk(), await issueUnprinted(desk()));
      await followRun(desk(), runId);
      await fetchFiles(desk());
    },
  );

  step('the browser complained only of the design that did not fit', async () =>
    expect(admin.complaints()).toEqual([expect.stringContaining('status of 422')]),
  );

  step('the pages of all this are good on a phone in the light and on a desktop in the dark', async () => {
    const inspectors = await Inspectors.of(stage);
    const visits = visitsOf({
      '': [`/verify/${renamed.formerCode}`, `/verify/${renamed.code}`],
      admin: [
        packagePath,
        duplicatePath,
        `/registry/print-runs/${runId}`,
        '/registry/print-runs',
        '/blanks',
        '/registry/due',
      ],
    });
    inspectors.begin(visits);
    expect((await Promise.all(visits.map((visit) => inspectors.faults(visit)))).flat()).toEqual([]);
    expect(await inspectors.paintFaults()).toEqual([]);
  });
});
