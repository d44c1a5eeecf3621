import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './install.mjs';
import { portRefusal, wantedPort } from './ports.mjs';
import { awaitFree, claim, readRunning, release, updateClaim } from './running.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'itog tools '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is installed', () => {
  const locked = {
    '': { name: 'itog' },
    'libs/domain': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-z' },
    'node_modules/for-here': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
    'node_modules/for-mars': { version: '1.0.0', optional: true, os: ['mars'] },
    'node_modules/of-for-mars': { version: '1.0.0', optional: true },
  };
  const { 'node_modules/for-mars': _mars, 'node_modules/of-for-mars': _ofMars, ...here } = locked;

  it.each([
    { why: 'all that is made for this platform', installed: here, fits: true },
    { why: 'nothing', installed: null, fits: false },
    {
      why: 'another version',
      installed: { ...here, 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-z' } },
      fits: false,
    },
    {
      why: 'another content',
      installed: { ...here, 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-y' } },
      fits: false,
    },
    { why: 'a package less', installed: { ...here, 'node_modules/zod': undefined }, fits: false },
    { why: 'no part for this platform', installed: { ...here, 'node_modules/for-here': undefined }, fits: false },
  ])('$why: $fits', ({ installed, fits }) => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
    if (installed) {
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
    }
    expect(isInstalled(folder)).toBe(fits);
  });
});

describe('the port', () => {
  it.each([
    { text: undefined, port: 3000 },
    { text: '', port: 3000 },
    { text: '8080', port: 8080 },
    { text: '65535', port: 65_535 },
    { text: '65536', port: null },
    { text: '0', port: null },
    { text: '80a', port: null },
    { text: '-1', port: null },
  ])('PORT=$text means $port', ({ text, port }) => expect(wantedPort(text ?? '')).toBe(port));

  it('is found taken, and free again', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    expect(await portRefusal(port)).toBe('EADDRINUSE');
    await new Promise((resolve) => server.close(resolve));
    expect(await portRefusal(port)).toBeNull();
  });
});

describe('the folder of data', () => {
  const running = (child: { pid?: number }, more = {}) => ({
    pid: child.pid ?? 0,
    origin: 'http://localhost:1',
    ...more,
  });
  let launcher: ChildProcess;
  beforeEach(() => {
    launcher = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)', 'tools/launch/main.ts']);
  });
  afterEach(() => void launcher.kill('SIGKILL'));

  it('belongs to the first who claims it, and to its owner’s eyes', () => {
    expect(claim(folder, running(launcher))).toBeNull();
    expect(claim(folder, running({ pid: 1 }))).toEqual(running(launcher));
    expect(statSync(join(folder, 'running.json')).mode & 0o777).toBe(0o600);
    release(folder);
    expect(readRunning(folder)).toBeNull();
  });

  it('is free when its note names a dead process or another program', async () => {
    for (const pid of [process.pid, 2 ** 22 + 1]) {
      writeFileSync(join(folder, 'running.json'), JSON.stringify(running({ pid })));
      expect(await awaitFree(folder)).toBeNull();
    }
    expect(claim(folder, running(launcher))).toBeNull();
    expect(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))).toEqual(running(launcher));
  });

  it('is waited for while the old start is ending, and refused while it works', async () => {
    claim(folder, running(launcher));
    expect(await awaitFree(folder)).toEqual(running(launcher));
    updateClaim(folder, running(launcher, { ending: true }));
    setTimeout(() => release(folder), 1_500);
    expect(await awaitFree(folder)).toBeNull();
  });
});
