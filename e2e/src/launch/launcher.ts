import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const ROOT = resolve(import.meta.dirname, '../../..');
const START_PATIENCE_MS = 280_000;

/** A tool of the project (`npm start` runs tools/start.mjs) as a person runs it, with everything it says. */
export class Launcher {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(tool: string, env: Record<string, string>, args: readonly string[] = []) {
    // A machine without locales and without npm around it.
    const bare = { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'xx_XX.UTF-8' };
    this.child = spawn(process.execPath, [`tools/${tool}`, ...args], { cwd: ROOT, env: { ...bare, ...env } });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (data: Buffer) => (this.output += data.toString()));
    }
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  /** Runs a tool to its end. */
  static async run(tool: string, env: Record<string, string>, args: readonly string[] = []) {
    const launcher = new Launcher(tool, env, args);
    return { code: await launcher.ended, output: launcher.output.trim() };
  }

  /** Waits until the product says that it works. */
  async ready(): Promise<void> {
    const giveUpAt = Date.now() + START_PATIENCE_MS;
    while (!this.output.includes('Остановить: Ctrl+C')) {
      if (this.child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`it did not start:\n${this.output}`);
      await sleep(50);
    }
  }

  /** Ctrl-C. */
  interrupt(): Promise<number | null> {
    this.child.kill('SIGINT');
    return this.ended;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }
}

/** Asks the product's database on a connection of its own. */
export async function sql<Row extends object>(databaseUrl: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
