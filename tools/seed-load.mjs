// npm run seed:load -- --learners 1000 --questions 60: adds an open session to the running product, for a load tool outside.
import { enter } from './bootstrap/enter.mjs';
import { root } from './bootstrap/root.mjs';
import { dataFolder, readRunning } from './bootstrap/running.mjs';
import { giveUp } from './bootstrap/say.mjs';

const dataDir = dataFolder(root);
const databaseUrl = process.env.DATABASE_URL || readRunning(dataDir)?.databaseUrl;
if (!databaseUrl) giveUp('Продукт не запущен: запустите его командой npm start или задайте DATABASE_URL.');

process.env.DATABASE_URL = databaseUrl;
process.env.DATA_DIR = dataDir;
await enter('tools/launch/run-built.ts', ['dist/api/seed-load.js', ...process.argv.slice(2)]);
