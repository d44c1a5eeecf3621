import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { giveUp } from './say.mjs';

const NEEDED = 24;
const OLDEST = [20, 19];
const ORPHAN_CHECK_MS = 500;

/**
 * Runs a TypeScript file of the project under the Node it is made for, installing what is missing. This is the part that
 * works on a fresh machine: it needs Node 20.19 and nothing else.
 *
 * @param {string} script path from the project's root
 * @param {string[]} [args] the command line by default
 */
export async function enter(script, args = process.argv.slice(2)) {
  refuseOldNode();
  ensureInstalled(root);
  const node = modernNode();
  const hooks = pathToFileURL(join(root, 'tools/bootstrap/typescript.mjs')).href;
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', `--import=${hooks}`, join(root, script), ...args],
    {
      cwd: root,
      env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
      // Over the channel the child learns that this process is gone, even when it was killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  whenOrphaned(() => child.kill('SIGTERM'));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => giveUp(`Не удалось запустить Node.js «${node}»: ${error.message}.`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/**
 * npm that is killed says nothing to us: only our parent changes, or the parent of the shell between us.
 *
 * @param {() => void} act
 */
function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parents = npmSide();
  const watch = setInterval(() => {
    if (npmSide() === parents) return;
    clearInterval(watch);
    act();
  }, ORPHAN_CHECK_MS);
}

/** The processes between us and npm, as one string. Only Linux can tell who started the shell. */
function npmSide() {
  try {
    const parent = `/proc/${process.ppid}`;
    if (!readFileSync(`${parent}/cmdline`, 'utf8').includes('\0-c\0')) return String(process.ppid);
    const [, afterName = ''] = readFileSync(`${parent}/stat`, 'utf8').split(') ');
    return `${process.ppid} ${afterName.split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  giveUp(
    `Нужен Node.js ${OLDEST.join('.')} или новее, а здесь ${process.versions.node}: обновите Node.js и повторите команду.`,
  );
}

/** Node 24 comes as a package for Linux and Windows; elsewhere the system's own must be that new. */
function modernNode() {
  const packaged = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged) && spawnSync(packaged, ['--version'], { stdio: 'ignore' }).status === 0) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  giveUp(
    `На этой системе нужен Node.js ${NEEDED} или новее, а здесь ${process.versions.node}: установите его и повторите команду.`,
  );
}
