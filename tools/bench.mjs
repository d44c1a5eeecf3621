// npm run bench [-- --json]: the load ladder and the print benchmark, on the built product.
import { enter } from './bootstrap/enter.mjs';

await enter('tools/launch/run-built.ts', ['bench/src/main.ts', ...process.argv.slice(2)]);
