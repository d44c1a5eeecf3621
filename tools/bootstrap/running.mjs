import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ENDING_PATIENCE_MS = 60_000;
const LIVING_PATIENCE_MS = 1_000;

/**
 * The product that runs on a data folder. The note is also the lock: who makes the file owns the folder.
 *
 * @typedef {object} Running
 * @property {number} pid the launcher's process
 * @property {string} origin where people find it
 * @property {boolean} [ending] it is on its way out
 * @property {string} [databaseUrl] known once the database is up; the reason the file is closed to others
 */

/**
 * The folder of data: DATA_DIR, or .data in the project.
 *
 * @param {string} root
 */
export function dataFolder(root) {
  return resolve(root, process.env.DATA_DIR || '.data');
}

/** @param {string} dataDir */
const noteOf = (dataDir) => join(dataDir, 'running.json');

/**
 * The living product of this folder, or null. A note left by a killed one does not count.
 *
 * @param {string} dataDir
 * @returns {Running | null}
 */
export function readRunning(dataDir) {
  try {
    const running = /** @type {Running} */ (JSON.parse(readFileSync(noteOf(dataDir), 'utf8')));
    return isLauncher(running.pid) ? running : null;
  } catch {
    return null;
  }
}

/**
 * Waits until the folder is free. One that is ending gets the time it needs; one that works gets a moment, for it may not
 * know yet that it was killed.
 *
 * @param {string} dataDir
 * @returns {Promise<Running | null>} who has it still, or null
 */
export async function awaitFree(dataDir) {
  const startedAt = Date.now();
  for (;;) {
    const other = readRunning(dataDir);
    if (!other || Date.now() - startedAt > (other.ending ? ENDING_PATIENCE_MS : LIVING_PATIENCE_MS)) return other;
    await sleep(100);
  }
}

/**
 * Takes the folder for this process. Returns the one who has it already, or null when it is ours.
 *
 * @param {string} dataDir
 * @param {Running} running
 * @returns {Running | null}
 */
export function claim(dataDir, running) {
  mkdirSync(dataDir, { recursive: true });
  const aside = `${noteOf(dataDir)}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(running), { mode: 0o600 });
  try {
    for (;;) {
      if (linked(aside, noteOf(dataDir))) return null;
      const other = readRunning(dataDir);
      if (other) return other;
      release(dataDir); // left by a killed one
    }
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Gives a whole file a second name, or finds the name taken: nobody ever reads half a note.
 *
 * @param {string} file
 * @param {string} name
 */
function linked(file, name) {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} dataDir
 * @param {Running} running
 */
export function updateClaim(dataDir, running) {
  writeFileSync(noteOf(dataDir), JSON.stringify(running), { mode: 0o600 });
}

/** @param {string} dataDir */
export function release(dataDir) {
  rmSync(noteOf(dataDir), { force: true });
}

/**
 * Whether the process lives and is a launcher: its number may have gone to another program since.
 *
 * @param {number} pid
 */
function isLauncher(pid) {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tools/launch/main.ts');
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
