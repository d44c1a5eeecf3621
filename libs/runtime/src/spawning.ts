import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** Whether the command can be run here and ends well. */
export function works(command: readonly string[], options: SpawnSyncOptions = {}): boolean {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { ...options, stdio: 'ignore' }).status === 0;
}

let setprivWorks: boolean | undefined;

/**
 * The command changed so that the kernel sends the signal to it when this process dies, even by kill -9.
 * Where the kernel cannot (no Linux, no setpriv) the command comes back unchanged.
 */
export function tiedToParent(command: readonly string[], signal: 'INT' | 'TERM' | 'KILL'): string[] {
  setprivWorks ??= process.platform === 'linux' && works(['setpriv', '--pdeathsig', 'INT', 'true']);
  return setprivWorks ? ['setpriv', '--pdeathsig', signal, ...command] : [...command];
}

/**
 * How the product's processes are run: without a bound V8 keeps garbage on a large machine as if all of it were ours. Half of
 * it was never reached by 500 learners at once; the Dockerfile says the same. The young generation takes up to three times its bound.
 */
export const PRODUCT_NODE_FLAGS = ['--max-old-space-size=256', '--max-semi-space-size=16'];
