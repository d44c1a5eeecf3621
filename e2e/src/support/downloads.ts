import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '@itog/testing';
import { PATIENCE_MS } from './screen.ts';

/** The folder into which somebody's browser saves files. */
export type Downloads = {
  readonly folder: string;
  /** Does something that saves a file, waits until it is whole and gives its bytes. */
  readonly fetched: (act: () => Promise<unknown>) => Promise<{ name: string; path: string; bytes: Uint8Array }>;
  readonly remove: () => void;
};

export async function watchDownloads({ context }: Pick<Person, 'context'>): Promise<Downloads> {
  const folder = mkdtempSync(join(tmpdir(), 'itog-downloads-'));
  const browser = await context.browser().target().createCDPSession();
  return {
    folder,
    fetched: async (act) => {
      const own = mkdtempSync(join(folder, 'one-')); // two files of one name would be taken for one
      await browser.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: own,
        ...(context.id && { browserContextId: context.id }),
      });
      await act();
      for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
        const name = readdirSync(own).find((each) => !each.endsWith('.crdownload') && !each.startsWith('.'));
        const bytes = name && readFileSync(join(own, name));
        // The browser takes the name with an empty file before the whole one is moved there.
        if (bytes && bytes.length > 0) return { name, path: join(own, name), bytes };
        await sleep(50);
      }
      throw new Error('nothing was downloaded');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
