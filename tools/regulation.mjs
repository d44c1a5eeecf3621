// npm run regulation [-- --json]: which rule function and which specs hold each clause of the Regulation.
import { enter } from './bootstrap/enter.mjs';

await enter('tools/regulation.ts');
