import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupProblem } from '../startup-problem.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './explain.ts';
import { checkReach, takeOwnership, type Launcher } from './launcher.ts';

// No locale of the machine is needed: sorting is built in, and the time zone is fixed.
export const POSTGRES_ENV = {
  PATH: process.env.PATH ?? '',
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
};
const LOCALE = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * The password of the cluster: the given one, or the one kept beside the data folder in a file that only its owner reads.
 * A new one is made for a new cluster.
 */
export function clusterPassword(dataDir: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const file = `${dataDir}.password`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (isCluster(dataDir)) {
    throw new StartupProblem(
      `Рядом с папкой «${dataDir}» нет файла «${file}» с паролем базы данных: верните его из резервной копии.`,
    );
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Whether the folder holds a finished cluster. */
export function isCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, 'PG_VERSION'));
}

/**
 * Makes the cluster when there is none. It is made aside and renamed, so an interrupted first start leaves nothing half-made.
 *
 * @param quick do not wait for the disk: only where the data may be lost, in tests
 * @throws StartupProblem the folder holds something else, another version, or cannot be written
 */
export function prepareCluster(
  dataDir: string,
  { binaries, launcher, password, quick }: { binaries: Binaries; launcher: Launcher; password: string; quick: boolean },
): void {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (isCluster(dataDir)) checkVersion(dataDir, binaries.major);
  else {
    refuseStrangeFolder(dataDir);
    const fresh = `${dataDir}.new`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    takeOwnership(fresh, launcher);
    initialise(fresh, { binaries, launcher, password, quick });
    rmSync(dataDir, { recursive: true, force: true });
    renameSync(fresh, dataDir);
  }
  takeOwnership(dataDir, launcher);
  // A copy may have lost it, and PostgreSQL does not start in a folder that others may read.
  chmodSync(dataDir, 0o700);
  checkReach(launcher, binaries.program('postgres'), dataDir);
}

function checkVersion(dataDir: string, major: number): void {
  const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === String(major)) return;
  throw new StartupProblem(
    `Данные в папке «${dataDir}» созданы PostgreSQL ${found}, а с продуктом поставляется PostgreSQL ${major}: верните прежнюю версию продукта или перенесите данные по руководству docs/operating.md.`,
  );
}

function refuseStrangeFolder(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  throw new StartupProblem(
    `В папке «${dataDir}» лежат посторонние файлы, базы данных в ней нет: выберите пустую папку в переменной DATA_DIR.`,
  );
}

function initialise(
  folder: string,
  { binaries, launcher, password, quick }: { binaries: Binaries; launcher: Launcher; password: string; quick: boolean },
): void {
  checkReach(launcher, binaries.program('initdb'), folder);
  const passwordFile = `${folder}.pw`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (launcher.owner !== null) chownSync(passwordFile, launcher.owner, launcher.owner);
  const options = ['-D', folder, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...LOCALE];
  const [program = '', ...args] = [
    ...launcher.prefix,
    binaries.program('initdb'),
    ...options,
    ...(quick ? ['--no-sync'] : []),
  ];
  try {
    const run = spawnSync(program, args, { env: POSTGRES_ENV, cwd: folder, ...launcher.identity, encoding: 'utf8' });
    if (run.status !== 0)
      throw explain(run.error ? String(run.error) : run.stderr, { dataDir: folder.replace(/\.new$/, '') });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
