// npm start: everything that can be refused is refused before minutes are spent on installing and building.
import { setTimeout as sleep } from 'node:timers/promises';
import { enter } from './bootstrap/enter.mjs';
import { portRefusal, wantedPort } from './bootstrap/ports.mjs';
import { root } from './bootstrap/root.mjs';
import { awaitFree, dataFolder } from './bootstrap/running.mjs';
import { giveUp } from './bootstrap/say.mjs';

const port = wantedPort();
if (port === null) giveUp(`Переменная PORT=${process.env.PORT} — не номер порта: укажите число от 1 до 65535.`);

const other = await awaitFree(dataFolder(root));
if (other)
  giveUp(`Продукт с этими данными уже запущен: ${other.origin} (процесс ${other.pid}). Второй запуск не нужен.`);

let refusal = await portRefusal(port);
if (refusal) {
  await sleep(1_000); // servers of a start that was killed may be going down
  refusal = await portRefusal(port);
}
if (refusal === 'EADDRINUSE') {
  giveUp(
    `Порт ${port} занят другой программой: остановите её или укажите другой порт, например PORT=${port + 1} npm start.`,
  );
}
if (refusal) giveUp(`Порт ${port} открыть нельзя (${refusal}): укажите другой, например PORT=3000 npm start.`);

await enter('tools/launch/main.ts');
