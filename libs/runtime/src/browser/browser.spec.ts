import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Browser, Page } from 'puppeteer';
import { launchArguments, resolveChromium } from './chromium.ts';
import { launchBrowser } from './launch.ts';
import { packagedBrowser } from './packaged.ts';

const MODULE = join(import.meta.dirname, 'chromium.ts');
const LETTERS = [...'ЁёЪъ', ...'ӘәҒғҚқҢңӨөҰұҮүҺһІі', ...'«»—№'];

const unpackedInto = async (cache: string) => {
  const code = `const { packagedBrowser } = await import(process.argv[1]); await packagedBrowser(process.argv[2]);`;
  const args = ['--input-type=module', '-e', code, join(import.meta.dirname, 'packaged.ts'), cache];
  const [status] = (await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit')) as [number];
  expect(status).toBe(0);
};

/** The answer in a process of its own, so that its environment is ours to choose. */
const resolvedUnder = (env: Record<string, string>) => {
  const code = `const { resolveChromium } = await import(process.argv[1]);
    await resolveChromium().then(({ source, executablePath }) => console.log(source + ' ' + executablePath), (e) => console.log(e.message));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code, MODULE], {
    env: { ...process.env, ...env },
  });
  return run.stdout.toString().trim();
};

/** Characters of a PDF's text: what its ToUnicode tables map to. */
const unicodeOf = (pdf: Uint8Array): string => {
  const raw = Buffer.from(pdf).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) =>
    Buffer.from(body ?? '', 'latin1'),
  );
  const tables = streams.flatMap((body) => {
    try {
      return [inflateSync(body).toString('latin1')];
    } catch {
      return [];
    }
  });
  const cells = tables
    .filter((text) => text.includes('beginbf'))
    .flatMap((text) => [...text.matchAll(/<([0-9A-F]{4})>\]?\s*$/gm)]);
  return cells.map(([, hex]) => String.fromCharCode(Number.parseInt(hex ?? '', 16))).join('');
};

describe('the packaged browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  it('is the packaged one, with safe arguments', async () => {
    expect(await resolveChromium()).toMatchObject({ source: process.env.CHROME_PATH ? 'CHROME_PATH' : 'package' });
    expect(launchArguments().join(' ')).not.toMatch(/web-security|single-process|remote-debugging/);
    const allowed =
      spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0 && process.getuid?.() !== 0;
    expect(launchArguments().includes('--no-sandbox')).toBe(!allowed);
  });

  it('prints a PDF in which a Kazakh letter is text', async () => {
    await page.setContent('<html lang="kk"><title>Куәлік</title><p>Қазақстан, Өскемен: «Үздік» № 5');
    const pdf = await page.pdf();
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(unicodeOf(pdf)).toEqual(expect.stringContaining('Қ'));
    expect(unicodeOf(pdf)).toEqual(expect.stringContaining('Ү'));
  });

  it('has a glyph of its own for every letter of the product languages', async () => {
    const drawn = async (letter: string) => {
      await page.setContent(`<body style="font: 40px sans-serif; margin: 0">${letter}`);
      return Buffer.from(await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 60 } })).toString('base64');
    };
    const missing = await drawn('\u{10FFFD}');
    const empty = await drawn('&nbsp;');
    const faults: string[] = [];
    for (const letter of LETTERS) if ([missing, empty].includes(await drawn(letter))) faults.push(letter);
    expect(faults).toEqual([]);
  });

  it('is unpacked whole by parallel processes and found again after the folder was moved', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'itog браузер & '));
    try {
      const cache = join(scratch, 'cache');
      mkdirSync(cache);
      await Promise.all([unpackedInto(cache), unpackedInto(cache)]);
      const [version, ...rest] = readdirSync(cache);
      expect(rest).toEqual([]);
      renameSync(cache, join(scratch, 'moved'));
      const moved = await packagedBrowser(join(scratch, 'moved'));
      expect(readFileSync(moved?.fontsConf ?? '', 'utf8')).toContain(
        join(scratch.replace('&', '&amp;'), 'moved', version ?? '', 'fonts'),
      );
      const run = spawnSync(moved?.executablePath ?? '', ['--version'], {
        env: (await resolveChromium()).env as NodeJS.ProcessEnv,
      });
      expect(run.stdout.toString()).toMatch(/Chrom/);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});

describe('CHROME_PATH', () => {
  it('goes before everything', () => {
    const place = mkdtempSync(join(tmpdir(), 'itog-chrome-'));
    const fake = join(place, 'chrome');
    writeFileSync(fake, '#!/bin/sh\n');
    chmodSync(fake, 0o755);
    expect(resolvedUnder({ CHROME_PATH: fake })).toBe(`CHROME_PATH ${fake}`);
    rmSync(place, { recursive: true });
  });

  it('that names no file gets one sentence', () => {
    expect(resolvedUnder({ CHROME_PATH: '/no/such/chrome' })).toMatch(
      /^В переменной CHROME_PATH указан файл «\/no\/such\/chrome», которого нет/,
    );
  });
});
