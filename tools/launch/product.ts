import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PRODUCT_NODE_FLAGS, StartupProblem } from '@itog/runtime';
import { root } from '../bootstrap/root.mjs';
import { say, since } from '../bootstrap/say.mjs';
import { endProcess, runNode, startNode } from './children.ts';
import { keepAlive, type Kept } from './keep-alive.ts';

const READY_PATIENCE_MS = 60_000;

const NX = ['node_modules/nx/dist/bin/nx.js', 'run-many', '--target=build'];

/** Builds what changed since the last build; quick when nothing did. */
export async function build(signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  say('Собираю…');
  const { code, output } = await runNode(NX, { signal, env: { ...process.env, NX_DAEMON: 'false' } });
  signal.throwIfAborted();
  if (code !== 0) {
    say(output);
    throw new StartupProblem('Сборка не удалась: причина — выше.');
  }
  say(`Собрано за ${since(startedAt)}.`);
}

/** What the product's processes read from the environment. */
export function productEnv({
  databaseUrl,
  dataDir,
  port,
}: {
  databaseUrl: string;
  dataDir: string;
  port: number;
}): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port) };
}

/** Brings the database to the present schema and, on the first start, fills it; returns what the seed says about accounts. */
export async function prepareDatabase(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const startedAt = performance.now();
  say('Готовлю базу данных…');
  let accounts = '';
  for (const [command, failure] of [
    ['migrate', 'Не удалось обновить схему базы данных: причина — выше.'],
    ['seed', 'Не удалось заполнить базу демонстрационными данными: причина — выше.'],
  ] as const) {
    const { code, output, stdout } = await runNode([entry(command)], { env, signal });
    signal.throwIfAborted();
    if (code !== 0) {
      say(output);
      throw new StartupProblem(failure);
    }
    accounts = stdout;
  }
  say(`База данных готова за ${since(startedAt)}.`);
  return accounts.replace(/^\n+|\s+$/g, ''); // the first line keeps its indent, in line with the others
}

/** Starts one of the product's two processes and keeps it alive. */
export function startService(
  name: string,
  file: 'main' | 'worker',
  env: NodeJS.ProcessEnv,
  giveUp: (sentence: string) => void,
): Promise<Kept> {
  const start = () => {
    const child = startNode([...PRODUCT_NODE_FLAGS, entry(file)], env);
    return Promise.resolve({ exited: once(child, 'exit'), end: () => endProcess(child) });
  };
  return keepAlive(name, start, giveUp);
}

/**
 * Waits until the product answers that it is ready.
 *
 * @throws StartupProblem when it does not within a minute
 */
export async function untilReady(port: number, signal: AbortSignal): Promise<void> {
  const giveUpAt = Date.now() + READY_PATIENCE_MS;
  while (!(await isReady(port))) {
    signal.throwIfAborted();
    if (Date.now() > giveUpAt) throw new StartupProblem('Продукт не ответил за минуту: причина — в сообщениях выше.');
    await sleep(100);
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://${listeningHost()}:${port}/api/health`, { signal: AbortSignal.timeout(2_000) });
    const { ready } = (await answer.json()) as { ready?: boolean };
    return answer.ok && ready === true;
  } catch {
    return false;
  }
}

// HOST may open the product to one address only; an address that means "all of them" is asked at home.
function listeningHost(): string {
  const host = process.env.HOST ?? '';
  return ['', '0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
}

/** Tells the person where the product is and who may sign in. */
export function announce(origin: string, accounts: string): void {
  const line = `Итог работает: ${origin}`;
  const rule = '─'.repeat(line.length);
  process.stdout.write(`\n${rule}\n${line}\n${rule}\n\n${accounts ? `${accounts}\n\n` : ''}Остановить: Ctrl+C\n`);
}

const entry = (name: string) => join(root, 'dist/api', `${name}.js`);
