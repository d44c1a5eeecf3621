// npm test: every check there is, on a fresh machine too.
import { enter } from './bootstrap/enter.mjs';

await enter('tools/check/main.ts');
