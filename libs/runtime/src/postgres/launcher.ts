import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartupProblem } from '../startup-problem.ts';
import { works } from '../spawning.ts';

/**
 * How PostgreSQL, which refuses to run as root, is run here.
 *
 * - `direct`    an ordinary user: as it is
 * - `userns`    root outside, nobody inside a user namespace: files stay root's, no folder mode is in the way
 * - `setpriv`   root where namespaces are forbidden (a container): nobody who keeps the right to pass folders
 * - `setuid`    root without these tools: plain nobody; every folder on the way must let others through
 */
export type LauncherMode = 'direct' | 'userns' | 'setpriv' | 'setuid';

/** Who runs PostgreSQL, and what stands before its command. */
export interface Launcher {
  mode: LauncherMode;
  /** the words before the program */
  prefix: readonly string[];
  /** user and group for spawn itself */
  identity: { uid?: number; gid?: number };
  /** who must own the data folder; null: whoever does already */
  owner: number | null;
}

const NOBODY = 65534;
const USERNS = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
const PASS_FOLDERS = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
const SETPRIV = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...PASS_FOLDERS];

const LAUNCHERS: Record<LauncherMode, Launcher> = {
  direct: { mode: 'direct', prefix: [], identity: {}, owner: null },
  userns: { mode: 'userns', prefix: USERNS, identity: {}, owner: 0 },
  setpriv: { mode: 'setpriv', prefix: SETPRIV, identity: {}, owner: NOBODY },
  setuid: { mode: 'setuid', prefix: [], identity: { uid: NOBODY, gid: NOBODY }, owner: NOBODY },
};

/** The way that works here. A wish, made by specs of the rarer ways, is not questioned. */
export function chooseLauncher(wish?: LauncherMode): Launcher {
  if (wish) return LAUNCHERS[wish];
  if (process.getuid?.() !== 0) return LAUNCHERS.direct;
  if (works([...USERNS, 'true'])) return LAUNCHERS.userns;
  return works([...SETPRIV, 'true']) ? LAUNCHERS.setpriv : LAUNCHERS.setuid;
}

/**
 * Gives the data folder to whom the launcher needs: a folder filled in another mode is taken over.
 *
 * @throws StartupProblem the folder is another user's and this user may not change that
 */
export function takeOwnership(dataDir: string, { owner }: Launcher): void {
  const uid = statSync(dataDir).uid;
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && uid !== self) {
    throw new StartupProblem(
      `Папка данных «${dataDir}» принадлежит другому пользователю: запустите продукт от его имени или выберите другую папку в переменной DATA_DIR.`,
    );
  }
  if (owner !== null && uid !== owner) chownTree(dataDir, owner);
}

/**
 * Makes sure that the launcher's user gets to the program and to the folder.
 *
 * @throws StartupProblem a folder on the way is closed to it
 */
export function checkReach(launcher: Launcher, program: string, folder: string): void {
  if (launcher.mode !== 'setuid') return;
  if (works(['sh', '-c', '"$1" --version && cd "$2"', 'sh', program, folder], launcher.identity)) return;
  throw new StartupProblem(
    `PostgreSQL не работает от имени root, а другому пользователю закрыта папка «${folder}»: запустите продукт обычным пользователем или задайте DATABASE_URL.`,
  );
}

function chownTree(path: string, owner: number): void {
  chownSync(path, owner, owner);
  for (const name of readdirSync(path)) {
    const inner = join(path, name);
    if (lstatSync(inner).isDirectory()) chownTree(inner, owner);
    else if (existsSync(inner)) chownSync(inner, owner, owner);
  }
}
