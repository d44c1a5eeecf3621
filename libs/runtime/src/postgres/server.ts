import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tiedToParent } from '../spawning.ts';
import { StartupProblem } from '../startup-problem.ts';
import type { Binaries } from './binaries.ts';
import { POSTGRES_ENV } from './data.ts';
import { explain } from './explain.ts';
import type { Launcher } from './launcher.ts';

const ENDING_PATIENCE_MS = 15_000;
const READY_PATIENCE_MS = 1_000;
const LOG_KEPT = 8_000;

interface ServerOptions {
  binaries: Binaries;
  launcher: Launcher;
  dataDir: string;
  port: number;
  settings: Record<string, string>;
  onLog: (text: string) => void;
}

/**
 * Runs `postgres` until it accepts connections. A predecessor that is still going down (its launcher was killed a moment
 * ago) is waited for; the note of one that died long ago is removed even if its number now belongs to another program.
 *
 * @throws StartupProblem the folder is in use, or PostgreSQL says why it does not start
 */
export async function runServer(options: ServerOptions): Promise<ChildProcess> {
  const startedAt = Date.now();
  for (;;) {
    const attempt = await tryServer(options);
    if ('server' in attempt) return attempt.server;
    if (!/lock file .* already exists|pre-existing shared memory/.test(attempt.log))
      throw explain(attempt.log, options);
    const note = readNote(options.dataDir);
    if (note?.stale) rmSync(note.path, { force: true });
    else if (Date.now() - startedAt > (note?.ready ? READY_PATIENCE_MS : ENDING_PATIENCE_MS)) {
      throw new StartupProblem(
        `База данных в папке «${options.dataDir}» уже запущена другим процессом: остановите его и запустите снова.`,
      );
    }
    await sleep(100);
  }
}

function tryServer({
  binaries,
  launcher,
  dataDir,
  port,
  settings,
  onLog,
}: ServerOptions): Promise<{ server: ChildProcess } | { log: string }> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [binaries.program('postgres'), '-D', dataDir, '-p', String(port), ...flags];
  const [program = '', ...args] = [...launcher.prefix, ...tiedToParent(command, 'INT')];
  // In a session of its own, Ctrl-C of the terminal does not reach it: whoever started it stops it, in order.
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const server = spawn(program, args, {
    env: POSTGRES_ENV,
    cwd: dataDir,
    ...launcher.identity,
    stdio: [...stdio],
    detached: process.platform !== 'win32',
  });
  let log = '';
  return new Promise((resolve) => {
    server.once('error', (error) => resolve({ log: String(error) }));
    server.once('close', () => resolve({ log }));
    server.stderr?.on('data', (data: Buffer) => {
      onLog(data.toString());
      log = (log + data.toString()).slice(-LOG_KEPT);
      if (log.includes('ready to accept connections')) resolve({ server });
    });
  });
}

/**
 * What postmaster.pid tells. Stale: the process it names lives, but is not PostgreSQL of this folder (Linux can tell).
 * Ready: its server works and does not think of ending.
 */
function readNote(dataDir: string): { path: string; stale: boolean; ready: boolean } | null {
  const path = join(dataDir, 'postmaster.pid');
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return { path, stale: !isServerOf(dataDir, lines[0] ?? ''), ready: lines.some((line) => line.trim() === 'ready') };
  } catch {
    return null; // it has just gone
  }
}

// PostgreSQL works inside its data folder: that tells it from a stranger, however the folder's path is spelt.
function isServerOf(dataDir: string, pid: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(dataDir)];
    return theirs.dev === ours.dev && theirs.ino === ours.ino;
  } catch {
    return true; // gone or closed to us: PostgreSQL judges by itself
  }
}
