import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tiedToParent } from '@itog/runtime';
import { root } from '../bootstrap/root.mjs';

const STOP_PATIENCE_MS = 15_000;

/** What a finished command printed. */
export interface Finished {
  code: number | null;
  stdout: string;
  /** both streams, as they came */
  output: string;
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** ends the command early */
  signal?: AbortSignal;
}

/** Runs a program of Node to its end, keeping what it prints. */
export async function runNode(
  args: readonly string[],
  { env = process.env, signal }: RunOptions = {},
): Promise<Finished> {
  const child = start(args, env, 'pipe');
  let stdout = '';
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (stdout += data.toString()));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (output += data.toString()));
  const onAbort = () => void child.kill('SIGTERM');
  signal?.addEventListener('abort', onAbort);
  const [code] = (await once(child, 'close')) as [number | null];
  signal?.removeEventListener('abort', onAbort);
  return { code, stdout, output };
}

/** Starts a long-lived program of Node whose words go straight to the terminal. */
export function startNode(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return start(args, env, 'inherit');
}

/** Asks a process to end, and ends it when it does not listen. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
  await gone;
  clearTimeout(hurry);
}

// A session of its own keeps the terminal's Ctrl-C away: the launcher ends its children, in order.
function start(args: readonly string[], env: NodeJS.ProcessEnv, output: 'pipe' | 'inherit'): ChildProcess {
  const [program = '', ...rest] = tiedToParent([process.execPath, ...args], 'TERM');
  const detached = process.platform !== 'win32';
  return spawn(program, rest, { cwd: root, env, detached, stdio: ['ignore', output, output] });
}
