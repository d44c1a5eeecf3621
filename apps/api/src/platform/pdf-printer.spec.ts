import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { certificate, coveredCharacters, previewDocument, protocolForm1 } from '@itog/documents';
import type { CertificateData, PageSetup, PrintedForm } from '@itog/documents';
import { launchBrowser } from '@itog/runtime';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from 'pdf-lib';
import type { Browser } from 'puppeteer';
import { MissingGlyphError, MOST_FORMS, PdfPrinter } from './pdf-printer.ts';
import { printFontFaces } from './print-fonts.ts';

const PAGE: PageSetup = { format: 'A4', landscape: false, margin: '20mm', numbered: true, footer: null };
const form = (title: string, body = `<p>${title}</p>`, page = PAGE): PrintedForm => ({ title, page, body });
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const data: CertificateData = {
  organisation: { name: 'ООО «Учебный центр»', city: 'Уфа' },
  registrationNumber: '12-ПК-26',
  learner: { family: 'Нұрғалиева', given: 'Айгүл', patronymic: 'Қанатқызы' },
  program: 'Охрана труда',
  hours: 72,
  studyPeriod: { from: '2026-01-12', to: '2026-01-23' },
  protocol: { number: 'ПК-12/26', date: '2026-01-23' },
  issuedOn: '2026-01-28',
  signatories: [
    { role: 'Руководитель', name: { family: 'Абзалимов', given: 'Радик', patronymic: 'Рифович' } },
    { role: 'Секретарь', name: { family: 'Ким', given: 'Сергей', patronymic: null } },
  ],
  verification: { url: 'https://itog.example/verify/7K2M9QXT4HVBW8RD3NPC6YJFAE', code: '7K2M9QXT4HVBW8RD3NPC6YJFAE' },
};

/** What the file says of itself; fonts as `PTSerif-Bold`, with a mark when a font is not inside the file. */
async function look(file: Buffer) {
  const pdf = await PDFDocument.load(file, { updateMetadata: false });
  const dicts = pdf.context.enumerateIndirectObjects().flatMap(([, each]) => (each instanceof PDFDict ? [each] : []));
  const fonts = dicts
    .filter((dict) => dict.has(PDFName.of('FontName')))
    .map((dict) => {
      const name = String(dict.get(PDFName.of('FontName'))).replace(/^\/(\w+\+)?/u, '');
      return dict.has(PDFName.of('FontFile2')) ? name : `${name} (not embedded)`;
    });
  return {
    title: pdf.getTitle(),
    language: String(pdf.catalog.get(PDFName.of('Lang'))),
    tagged: String(pdf.catalog.get(PDFName.of('MarkInfo'))).includes('/Marked true'),
    fonts: [...new Set(fonts)].sort(),
    pages: pdf.getPages().map((page) => `${Math.round(page.getWidth())}×${Math.round(page.getHeight())}`),
  };
}

/** For each row of the tagged tables, in order, the object number of its sheet. */
async function rowSheets(file: Buffer): Promise<number[]> {
  const { context } = await PDFDocument.load(file, { updateMetadata: false });
  const sheetOf = (element: PDFDict): number | undefined => {
    const page = element.get(PDFName.of('Pg'));
    return page instanceof PDFRef
      ? page.objectNumber
      : kids(element)
          .map(sheetOf)
          .find((found) => found !== undefined);
  };
  const kids = (element: PDFDict): PDFDict[] => {
    const held = context.lookup(element.get(PDFName.of('K')));
    const list = held instanceof PDFArray ? held.asArray() : [held];
    return list.map((kid) => context.lookup(kid)).filter((kid): kid is PDFDict => kid instanceof PDFDict);
  };
  const rows = (element: PDFDict): PDFDict[] =>
    String(element.get(PDFName.of('S'))) === '/TR' ? [element] : kids(element).flatMap(rows);
  const root = context.lookup(context.trailerInfo.Root, PDFDict);
  return rows(root.lookup(PDFName.of('StructTreeRoot'), PDFDict)).map((row) => sheetOf(row) ?? 0);
}

let printer: PdfPrinter;
beforeAll(() => {
  printer = new PdfPrinter();
});
afterAll(() => printer.onModuleDestroy());

describe('a printed file', () => {
  it('is tagged, titled, Russian, and carries its fonts', async () => {
    expect(await look(await printer.print(certificate(data)))).toEqual({
      title: 'Удостоверение 12-ПК-26, Нұрғалиева Айгүл Қанатқызы',
      language: '(ru)',
      tagged: true,
      fonts: ['PTSans-Regular', 'PTSerif-Bold', 'PTSerif-Regular'],
      pages: ['842×595'],
    });
  });

  it('has every covered character in our own fonts', async () => {
    const text = coveredCharacters().replace(/[<&]/gu, '');
    const styles = [
      '400 10pt PT Serif',
      'italic 400 10pt PT Serif',
      '700 10pt PT Serif',
      '400 10pt PT Sans',
      '700 10pt PT Sans',
    ];
    const body = styles.map((font) => `<p style="font: ${font}; overflow-wrap: anywhere">${text}</p>`).join('');
    const { fonts } = await look(await printer.print(form('Знаки', body)));
    expect(fonts).toEqual(['PTSans-Bold', 'PTSans-Regular', 'PTSerif-Bold', 'PTSerif-Italic', 'PTSerif-Regular']);
  });

  it('is refused when a character would be lost', async () => {
    const lost = printer.print(form('Справка', '<p>Имя 漢</p>'));
    await expect(lost).rejects.toThrow(MissingGlyphError);
    await expect(lost).rejects.toMatchObject({ character: '漢', message: expect.stringContaining('U+6F22') as string });
  });

  it('may hold forms of different sheets', async () => {
    const file = await printer.printBundle(
      [form('А'), certificate(data), form('Б', '<p>Б</p>', { ...PAGE, format: 'A5' })],
      'Дело',
    );
    expect(await look(file)).toMatchObject({ title: 'Дело', pages: ['595×842', '842×595', '420×595'] });
  });

  it('is refused when it would be too large for the memory', async () => {
    const forms = Array.from({ length: MOST_FORMS + 1 }, () => form('А'));
    await expect(printer.printBundle(forms)).rejects.toThrow(RangeError);
  });

  it.each([1, 7, 12, 15, 36, 37, 40])('keeps the signatures beside the last of %i learners', async (count) => {
    const learner = { name: data.learner, passed: true, certificateNumber: '1', reason: 'initial' as const };
    const [chair, ...members] = data.signatories.map(({ name }) => name);
    const learners = Array.from({ length: count }, () => learner);
    const facts = { ...data, number: '1', heldOn: '2026-01-23', studyForm: 'очная', chair: chair!, members, learners };
    const rows = await rowSheets(await printer.print(protocolForm1(facts)));
    expect(rows).toHaveLength(count + 2); // with the head and the signatures
    expect(new Set(rows.slice(-Math.min(3, count + 1))).size).toBe(1);
  });
});

describe('the printing page', () => {
  it('reaches no network, whatever the body holds', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = `<link rel="stylesheet" href="${address}/css"><iframe src="${address}/frame"></iframe><object data="${address}/object"></object>
      <p style="background: url(${address}/background)">текст</p><style>@import "${address}/import";</style>
      <video src="${address}/video" autoplay></video><meta http-equiv="refresh" content="0;url=${address}/refresh">`;
    const picture = (source: string) => printer.print(form('Картинка', `<img src="${source}">`));
    await printer.print(form('Сеть', body));
    await wait(50);
    const after = await look(await printer.print(form('После')));
    const pictures = await Promise.allSettled([picture(`${address}/picture`), picture('file:///etc/hostname')]);
    server.close();
    server.closeAllConnections();
    expect(asked).toEqual([]);
    expect(after).toMatchObject({ title: 'После', tagged: true });
    expect(pictures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  }, 30_000);

  it('runs no scripts of the body', async () => {
    const say = `document.title='Взлом'`;
    const body = `<script>${say}</script><img src="${PIXEL}" onload="${say}"><svg onload="${say}"></svg><details open ontoggle="${say}">а</details>`;
    await printer.print(form('Раз', body));
    await wait(50);
    expect((await look(await printer.print(form('Честно', body)))).title).toBe('Честно');
  });
});

/** What a process was started with; nothing when it is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** The processes below this one. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid);
  return children.flatMap((each) => [each, ...familyOf(each)]);
}

function parentOf(pid: number): number {
  try {
    return Number(/PPid:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

const renderersOf = (pid: number) => familyOf(pid).filter((each) => commandOf(each).includes('--type=renderer'));

/** @throws Error when it is not so within a while */
async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; !isSo(); looks++) {
    if (looks === 100) throw new Error(`not so: ${isSo.toString()}`);
    await wait(100);
  }
}

describe('the press', () => {
  it('prints what is asked for at once in turn, each with its own content', async () => {
    const titles = ['А', 'Б', 'В', 'Г', 'Д'];
    const files = await Promise.all(titles.map((title) => printer.print(form(title))));
    expect(await Promise.all(files.map(async (file) => (await look(file)).title))).toEqual(titles);
  });

  it('prints two at a time when it is busy, on two pages of one browser, and keeps one page warm after a rest', async () => {
    const busy = new PdfPrinter({ pages: 2, restMs: 300 });
    await busy.print(form('Один'));
    const pid = busy.processId!;
    expect(renderersOf(pid)).toHaveLength(1);
    await Promise.all(['А', 'Б', 'В'].map((title) => busy.print(form(title))));
    expect(renderersOf(pid)).toHaveLength(2);
    await until(() => renderersOf(pid).length === 1);
    expect((await look(await busy.print(form('Ещё')))).title).toBe('Ещё');
    expect(busy.processId).toBe(pid);
    await busy.onModuleDestroy();
    await until(() => commandOf(pid) === '');
  }, 30_000);

  it('lets a print that hangs hinder no other', async () => {
    const impatient = new PdfPrinter({ pages: 2, timeoutMs: 2500 });
    const endless = form('Долго', '<table><tr><td>а</td></tr></table>'.repeat(400_000));
    const hung = impatient.print(endless).catch((error: unknown) => String(error));
    const titles = ['А', 'Б', 'В'];
    const files = await Promise.all(titles.map((title) => impatient.print(form(title))));
    expect(await Promise.all(files.map(async (file) => (await look(file)).title))).toEqual(titles);
    expect(await hung).toMatch(/timed out/iu);
    await impatient.onModuleDestroy();
  }, 60_000);

  it('survives the death of its browser, between prints and in the middle of one', async () => {
    await printer.print(form('До'));
    process.kill(printer.processId!, 'SIGKILL');
    expect((await look(await printer.print(form('После')))).title).toBe('После');
    const pid = printer.processId!;
    const long = printer.printBundle(Array.from({ length: 60 }, () => certificate(data)));
    await wait(60);
    process.kill(pid, 'SIGKILL');
    expect((await look(await long)).pages).toHaveLength(60);
    expect(printer.processId).not.toBe(pid);
  }, 30_000);

  it('takes a fresh page, and later a fresh browser, after so many prints', async () => {
    const short = new PdfPrinter({ pages: 1, recycleAfter: 2, renewAfter: 3 });
    const seen: (readonly [browser: number, page: number | undefined])[] = [];
    for (const title of ['1', '2', '3', '4']) {
      await short.print(form(title));
      const pid = short.processId!;
      if (title === '2') await until(() => renderersOf(pid).length === 0);
      seen.push([pid, renderersOf(pid)[0]]);
    }
    await short.onModuleDestroy();
    const [first, , third, fourth] = seen;
    expect(third?.[0]).toBe(first?.[0]);
    expect(third?.[1]).not.toBe(first?.[1]);
    expect(fourth?.[0]).not.toBe(first?.[0]);
    await until(() => commandOf(first![0]) === '');
    expect(short.processId).toBeNull();
  }, 30_000);

  it('gives up a print that hangs twice, and goes on with the next', async () => {
    const impatient = new PdfPrinter({ timeoutMs: 1500 });
    const endless = form('Долго', '<table><tr><td>а</td></tr></table>'.repeat(400_000));
    await expect(impatient.print(endless)).rejects.toThrow(/timed out/iu);
    expect((await look(await impatient.print(form('Дальше')))).title).toBe('Дальше');
    await impatient.onModuleDestroy();
  }, 30_000);

  it('kills a page that has stopped for ever alone, and prints the same on a new one', async () => {
    const impatient = new PdfPrinter({ pages: 2, timeoutMs: 1500 });
    await Promise.all(['А', 'Б'].map((title) => impatient.print(form(title))));
    const pid = impatient.processId!;
    const [stopped, other] = renderersOf(pid);
    process.kill(stopped!, 'SIGSTOP');
    const titles = ['В', 'Г', 'Д', 'Е'];
    const files = await Promise.all(titles.map((title) => impatient.print(form(title))));
    expect(await Promise.all(files.map(async (file) => (await look(file)).title))).toEqual(titles);
    expect(impatient.processId).toBe(pid);
    await until(() => commandOf(stopped!) === '');
    expect(commandOf(other!)).not.toBe('');
    await impatient.onModuleDestroy();
  }, 30_000);

  it('kills a browser that has stopped for ever, with all its helpers, and prints the same on a new one', async () => {
    const impatient = new PdfPrinter({ timeoutMs: 1500 });
    await impatient.print(form('До'));
    const pid = impatient.processId!;
    const family = [pid, ...familyOf(pid)];
    for (const each of family) process.kill(each, 'SIGSTOP');
    expect((await look(await impatient.print(form('После')))).title).toBe('После');
    expect(impatient.processId).not.toBe(pid);
    await until(() => family.every((each) => commandOf(each) === ''));
    await impatient.onModuleDestroy();
  }, 30_000);

  it('gives the same bytes for the same form, whatever was printed before and by which browser', async () => {
    const at = new Date('2026-03-05T06:07:08Z');
    const first = await printer.print(certificate(data), at);
    await printer.print(form('Другое'), at);
    const second = await printer.print(certificate(data), at);
    const fresh = new PdfPrinter();
    const third = await fresh.print(certificate(data), at);
    await fresh.onModuleDestroy();
    expect(first.equals(second)).toBe(true);
    expect(first.equals(third)).toBe(true);
    expect(first.toString('latin1')).toContain('/CreationDate (D:20260305060708');
    expect((await look(first)).pages).toHaveLength(1);
  }, 30_000);
});

describe('the certificate', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const widest = 'Щ'.repeat(11);
  it.each([
    ['ordinary', data],
    [
      'the longest real name',
      {
        ...data,
        learner: { family: 'Константинопольский-Преображенский', given: 'Александр', patronymic: 'Вячеславович' },
      },
    ],
    ['wide letters', { ...data, learner: { family: `${widest}-${widest}`, given: widest, patronymic: widest } }],
    ['a program title of 200 characters', { ...data, program: 'Организация охраны труда '.repeat(8).trim() }],
    [
      'everything long',
      {
        ...data,
        organisation: {
          name: `Общество с ограниченной ответственностью «${'Агентство независимой оценки '.repeat(4)}»`,
          city: 'Нижний Новгород',
        },
        learner: { family: 'Константинопольский-Преображенский', given: 'Александр', patronymic: 'Вячеславович' },
        program: 'Организация охраны труда '.repeat(10).trim(),
      },
    ],
  ])('keeps %s inside its places', async (_, facts) => {
    const page = await browser.newPage();
    await page.setContent(previewDocument(certificate(facts), { fontFaceCss: printFontFaces }));
    await page.evaluate('document.fonts.ready');
    const outside = await page.evaluate(`(() => {
      const sheet = document.querySelector('.certificate').getBoundingClientRect();
      const millimetre = sheet.width / 297;
      return [...document.querySelectorAll('.left, .right')].flatMap((side) => {
        const { left, right } = side.getBoundingClientRect();
        const [top, bottom] = [sheet.top + 18 * millimetre, sheet.bottom - 18 * millimetre];
        return [...side.querySelectorAll('*')].filter((each) => each.firstChild?.nodeType === 3).filter((each) => {
          const words = document.createRange();
          words.selectNodeContents(each);
          const box = words.getBoundingClientRect();
          return box.left < left || box.right > right || box.top < top || box.bottom > bottom;
        }).map((each) => each.textContent.trim());
      });
    })()`);
    await page.close();
    expect(outside).toEqual([]);
  });
});
