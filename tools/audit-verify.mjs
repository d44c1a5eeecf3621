// npm run audit:verify [-- --head 120:9f86d081…]: walks the chain of the audit log and names the first broken row.
import { enter } from './bootstrap/enter.mjs';
import { root } from './bootstrap/root.mjs';
import { dataFolder, readRunning } from './bootstrap/running.mjs';
import { giveUp } from './bootstrap/say.mjs';

const dataDir = dataFolder(root);
const databaseUrl = process.env.DATABASE_URL || readRunning(dataDir)?.databaseUrl;
if (!databaseUrl) giveUp('Продукт не запущен: запустите его командой npm start или задайте DATABASE_URL.');

process.env.DATABASE_URL = databaseUrl;
process.env.DATA_DIR = dataDir;
await enter('tools/launch/run-built.ts', ['dist/api/audit-verify.js', ...process.argv.slice(2)]);
