import { issueDocuments } from '@itog/contracts';
import { passEverybody, signedProtocolOf, staffOf } from '@itog/testing';
import { PDFDocument } from 'pdf-lib';
import type { Page } from 'puppeteer';
import { dropPrintJobs } from '../../faults/registered.ts';
import { unzipped } from '../../support/office.ts';
import type { Desk } from './papers.ts';

const ISSUED = 5;
const CHOSEN = 4;

/** Certificates that are issued and not printed, since the worker is away; gives their protocol's id. */
export async function issueUnprinted({ stage }: Desk): Promise<string> {
  const { product } = stage;
  const load = await stage.addLoad(ISSUED, 1);
  await passEverybody(product.databaseUrl, load);
  const protocolId = await signedProtocolOf(product, load);
  await product.killWorker();
  await (await staffOf(product, load, 'admin')).call(issueDocuments, { params: { protocolId } });
  await dropPrintJobs(product.databaseUrl);
  return protocolId;
}

/** Chooses some of a protocol's documents and starts to print them; gives the run's id. */
export async function startRun({ admin: { screen, page } }: Desk, protocolId: string): Promise<string> {
  await screen.open(`/registry?protocol=${protocolId}`);
  await screen.sees(`Найдено ${ISSUED} документов`);
  const boxes = await page.$$('tbody input[type=checkbox]');
  expect(boxes).toHaveLength(ISSUED);
  for (const box of boxes.slice(0, CHOSEN)) await box.click();
  await screen.press(`Напечатать выбранное (${CHOSEN})`);
  await screen.arrives(/^\/registry\/print-runs\/./);
  await screen.sees(`Напечатано 0 из ${CHOSEN}`, 'Файлы можно будет скачать, когда печать закончится');
  return screen.path.split('/').at(-1) ?? '';
}

/** The worker is back: the page follows by its socket to the end. */
export async function followRun({ stage, admin: { screen, page } }: Desk, runId: string): Promise<void> {
  const told = await hintsOn(page, runId);
  stage.product.startWorker();
  await screen.sees(`Напечатано ${CHOSEN} из ${CHOSEN}`, 'Закончена', 'Скачать архив ZIP');
  expect(told()).toBeGreaterThan(0);
}

/** How many hints of this run have come over the page's socket from now on. */
async function hintsOn(page: Page, runId: string): Promise<() => number> {
  const devtools = await page.createCDPSession();
  let count = 0;
  devtools.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    if (payloadData.includes('print-run.changed') && payloadData.includes(runId)) count++;
  });
  await devtools.send('Network.enable');
  return () => count;
}

/** As many files as were chosen lie in the archive, and as many pages in the one for the printer. */
export async function fetchFiles({ admin: { screen }, downloads }: Desk): Promise<void> {
  const archive = await downloads.fetched(() => screen.press('Скачать архив ZIP', 'link'));
  const files = [...(await unzipped(archive.bytes))];
  expect(files).toHaveLength(CHOSEN);
  for (const [name, bytes] of files) {
    expect(name).toMatch(/\.pdf$/);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
  }
  const one = await downloads.fetched(() => screen.press('Скачать одним PDF', 'link'));
  expect((await PDFDocument.load(one.bytes)).getPageCount()).toBe(CHOSEN);
}
