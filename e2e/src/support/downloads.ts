import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '@itog/testing';
import { PATIENCE_MS } from './screen.ts';

/** The folder into which somebody's browser saves files. */
export type Downloads = {
  /** Does something that saves a file, waits until it is whole and gives its bytes. */
  readonly fetched: (act: () => Promise<unknown>) => Promise<{ name: string; path: string; bytes: Uint8Array }>;
  readonly remove: () => void;
};

export async function watchDownloads({ context }: Pick<Person, 'context'>): Promise<Downloads> {
  const folder = mkdtempSync(join(tmpdir(), 'itog-downloads-'));
  const browser = await context.browser().target().createCDPSession();
  await browser.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
    ...(context.id && { browserContextId: context.id }),
  });
  const whole = () => readdirSync(folder).filter((name) => !name.endsWith('.crdownload') && !name.startsWith('.'));
  return {
    fetched: async (act) => {
      const before = new Set(whole());
      await act();
      for (let waited = 0; waited < 2 * PATIENCE_MS; waited += 50) {
        const name = whole().find((each) => !before.has(each));
        if (name) return { name, path: join(folder, name), bytes: readFileSync(join(folder, name)) };
        await sleep(50);
      }
      throw new Error('nothing was downloaded');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
