import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that the product brings with it; the build lays `assets` beside the bundle, as it lies beside this file. */
export function readAsset(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, 'assets', name));
}
