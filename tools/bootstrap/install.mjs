import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { giveUp, say, since } from './say.mjs';

/** @typedef {{version?: string, integrity?: string, resolved?: string, link?: boolean, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[]}} LockedPackage */

/**
 * Installs the locked dependencies when some are missing or of another version. No install script runs: everything that
 * needs one is prepared by our own code.
 *
 * @param {string} root the project's folder
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return;
  const startedAt = performance.now();
  say('Устанавливаю зависимости (npm ci). В первый раз это занимает несколько минут…');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const run = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (run.error || run.status !== 0) {
    giveUp(
      'Не удалось установить зависимости: причину npm написал выше. Проверьте сеть и место на диске и повторите команду.',
    );
  }
  say(`Зависимости установлены за ${since(startedAt)}.`);
}

/**
 * Whether node_modules holds exactly what the lock says: npm keeps its own note of what it installed.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const locked = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!locked) giveUp('Нет файла package-lock.json: скачайте проект целиком.');
  if (!installed) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true; // the project itself
    const found = installed[path];
    if (!found) return wanted.optional === true && !fitsHere(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/**
 * Whether an optional package is made for this very platform; one that names none came along with another and is not missed.
 *
 * @param {LockedPackage} locked
 */
function fitsHere({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  return accepts(os, process.platform) && accepts(cpu, process.arch) && (!libc || accepts(libc, libcHere()));
}

function libcHere() {
  const report = /** @type {{header: {glibcVersionRuntime?: string}}} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @param {string | string[] | undefined} names or names with "!" that are excluded
 * @param {string} here
 */
function accepts(names, here) {
  if (!names?.length) return true;
  const list = [names].flat();
  return list.some((each) => each.startsWith('!')) ? !list.includes(`!${here}`) : list.includes(here);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | null}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
