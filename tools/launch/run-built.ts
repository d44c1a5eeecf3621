import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartupProblem } from '@itog/runtime';
import { root } from '../bootstrap/root.mjs';
import { giveUp } from '../bootstrap/say.mjs';
import { build } from './product.ts';

// Runs a program of the project, named first on the command line, over the product as it is in the sources now.
const [program = '', ...args] = process.argv.slice(2);
const file = join(root, program);
try {
  await build(new AbortController().signal);
} catch (error) {
  if (error instanceof StartupProblem) giveUp(error.message);
  throw error;
}
process.argv = [process.execPath, file, ...args];
await import(pathToFileURL(file).href);
