import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { root } from '../bootstrap/root.mjs';

/** How a part of the checks ended. */
export interface Outcome {
  passed: number;
  failed: number;
  /** tests that did not run because what they need is not here */
  skipped: number;
  /** what to show of a failure */
  output: string;
}

export interface Step {
  name: string;
  run(): Promise<Outcome>;
}

export interface Command {
  /** the program of node_modules/.bin, or a flag of Node, and the rest */
  args: readonly string[];
  limitMinutes: number;
}

/** A step that is one test: the program ends well or it does not. */
export function commandStep(name: string, command: Command): Step {
  return {
    name,
    run: async () => {
      const { code, output } = await runCommand(command);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
    },
  };
}

const running = new Set<ReturnType<typeof spawn>>();

/** Runs a program under this Node and keeps everything it prints; one that hangs is killed with all it started. */
export async function runCommand({ args, limitMinutes }: Command): Promise<{ code: number | null; output: string }> {
  const startedAt = performance.now();
  const env = { ...process.env, NX_DAEMON: 'false', NO_COLOR: '1', FORCE_COLOR: undefined, NODE_NO_WARNINGS: '1' };
  const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const limit = setTimeout(() => killGroup(child), limitMinutes * 60_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearTimeout(limit);
  running.delete(child);
  if (performance.now() - startedAt >= limitMinutes * 60_000)
    output += `\nНе закончено за ${limitMinutes} мин: остановлено.\n`;
  return { code, output };
}

/** Ends whatever step is running, for Ctrl-C. */
export function killRunning(): void {
  for (const child of running) killGroup(child);
}

function killGroup({ pid }: { pid?: number }): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // gone already
  }
}
