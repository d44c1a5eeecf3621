import { StartupProblem } from '@itog/runtime';
import { root } from '../bootstrap/root.mjs';
import { wantedPort } from '../bootstrap/ports.mjs';
import { claim, dataFolder, release, updateClaim, type Running } from '../bootstrap/running.mjs';
import { giveUp, say } from '../bootstrap/say.mjs';
import { openDatabase } from './database.ts';
import { announce, build, prepareDatabase, productEnv, startService, untilReady } from './product.ts';
import { Stop } from './stop.ts';

const dataDir = dataFolder(root);
const port = wantedPort() ?? 0;
const running: Running = { pid: process.pid, origin: `http://localhost:${port}` };

const stop = new Stop();
try {
  await launch();
  await stop.asked;
} catch (error) {
  // Whatever was interrupted by Ctrl-C may well have failed: that is no problem to report.
  if (!stop.signal.aborted) stop.because(sentenceOf(error));
}
await stop.run();

async function launch(): Promise<void> {
  const other = claim(dataDir, running);
  if (other)
    giveUp(`Продукт с этими данными уже запускается: ${other.origin} (процесс ${other.pid}). Второй запуск не нужен.`);
  stop.later(() => release(dataDir));
  stop.signal.addEventListener('abort', () => updateClaim(dataDir, { ...running, ending: true }));

  await build(stop.signal);
  const database = await openDatabase(dataDir, (sentence) => stop.because(sentence));
  stop.later(() => database.end());
  stop.signal.throwIfAborted();
  updateClaim(dataDir, { ...running, databaseUrl: database.url });
  const env = productEnv({ databaseUrl: database.url, dataDir, port });
  const accounts = await prepareDatabase(env, stop.signal);

  for (const [name, entry] of [
    ['Сервер', 'main'],
    ['Исполнитель заданий', 'worker'],
  ] as const) {
    const service = await startService(name, entry, env, (sentence) => stop.because(sentence));
    stop.later(() => service.end());
  }
  await untilReady(port, stop.signal);
  announce(running.origin, accounts);
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartupProblem) return error.message;
  say(error instanceof Error ? String(error.stack) : String(error));
  return 'Запуск прерван из-за ошибки в программе: её описание — выше.';
}
