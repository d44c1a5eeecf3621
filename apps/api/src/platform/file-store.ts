import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { AwsClient } from 'aws4fetch';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from './config.ts';
import { rows } from './db/rows.ts';
import { isReferenceViolation } from './db/violations.ts';

/** Where bytes lie: a folder, or a bucket that several machines share. */
type Shelf = {
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  remove(sha256: string): Promise<void>;
};

/** Bytes that lie in their place: their hash, and how many they are. */
export type PutFile = { readonly sha256: string; readonly size: number };

/** Files by the hash of their content: written once, never changed, the same content kept once. */
@Injectable()
export class FileStore {
  private readonly shelf: Shelf;

  constructor(@Inject(CONFIG) { FILES_URL, DATA_DIR }: Config) {
    this.shelf = FILES_URL === '' ? folderShelf(join(DATA_DIR, 'files')) : bucketShelf(new URL(FILES_URL));
  }

  /** Keeps the bytes and gives their SHA-256. The bytes are safe before the row of `tx` is. */
  async keep(tx: EntityManager, bytes: Uint8Array, mediaType: string): Promise<string> {
    const file = await this.put(bytes);
    await this.record(tx, [file], mediaType);
    // Between the two, the last who held the very same bytes may have let them go.
    if (!(await this.has(file.sha256))) await this.put(bytes);
    return file.sha256;
  }

  /** The first half of {@link keep}: the bytes are safe, and nobody knows of them yet. */
  async put(bytes: Uint8Array): Promise<PutFile> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.shelf.put(sha256, bytes);
    return { sha256, size: bytes.length };
  }

  /** The second half, for many at once. */
  async record(tx: EntityManager, files: readonly PutFile[], mediaType: string): Promise<void> {
    await tx.query(
      `INSERT INTO stored_file (sha256, media_type, bytes)
       SELECT sha256, $2, size FROM unnest($1::text[], $3::int[]) AS put(sha256, size) ORDER BY sha256
       ON CONFLICT (sha256) DO NOTHING`,
      [files.map(({ sha256 }) => sha256), mediaType, files.map(({ size }) => size)],
    );
  }

  /** @throws Error when the bytes are missing or are no longer those of the hash */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await this.shelf.get(sha256);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`stored file ${sha256} is damaged`);
    return bytes;
  }

  /** Whether the bytes lie in their place; a restored backup may know of files that are not there. */
  has(sha256: string): Promise<boolean> {
    return this.shelf.has(sha256);
  }

  /**
   * Puts bytes that were lost back in their place, if these are the very ones.
   * @returns whether they are: other bytes are not kept
   */
  async putBack(sha256: string, bytes: Uint8Array): Promise<boolean> {
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
    await this.shelf.put(sha256, bytes);
    return true;
  }

  /** Removes a file that nothing refers to any more; its bytes are gone even when `tx` then fails. */
  async forget(tx: EntityManager, sha256: string): Promise<void> {
    const known = await rows(tx, `DELETE FROM stored_file WHERE sha256 = $1 RETURNING sha256`, [sha256]);
    // Not known: another has removed it just now, and the bytes may be there again for a third.
    if (known.length > 0) await this.shelf.remove(sha256);
  }

  /** Removes a file that somebody has let go of, unless something else holds the very same. */
  async release(tx: EntityManager, sha256: string): Promise<void> {
    await tx
      .transaction((part) => this.forget(part, sha256))
      .catch((error: unknown) => {
        if (!isReferenceViolation(error)) throw error;
      });
  }
}

/** Papers with names and marks: nothing to other accounts of the machine. */
const OWNER_ONLY = 0o700;
const OWNER_READS = 0o600;

function folderShelf(root: string): Shelf {
  const place = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  return {
    async put(sha256, bytes) {
      const target = place(sha256);
      await mkdir(dirname(target), { recursive: true, mode: OWNER_ONLY });
      const part = `${target}.${randomUUID()}`;
      await writeFile(part, bytes, { flush: true, mode: OWNER_READS });
      await rename(part, target);
    },
    get: (sha256) => readFile(place(sha256)),
    has: (sha256) =>
      access(place(sha256)).then(
        () => true,
        () => false,
      ),
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}

function bucketShelf(url: URL): Shelf {
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
  });
  const bucket = `${url.searchParams.get('tls') === 'true' ? 'https' : 'http'}://${url.host}${url.pathname}`;
  const address = (sha256: string) => `${bucket}/${sha256.slice(0, 2)}/${sha256}`;
  const send = async (sha256: string, init: RequestInit): Promise<Buffer> => {
    const response = await client.fetch(address(sha256), init);
    if (!response.ok) throw new Error(`file store answered ${response.status} to ${init.method} ${sha256}`);
    return Buffer.from(await response.arrayBuffer());
  };
  return {
    put: async (sha256, bytes) => void (await send(sha256, { method: 'PUT', body: new Uint8Array(bytes) })),
    get: (sha256) => send(sha256, { method: 'GET' }),
    async has(sha256) {
      const { ok, status } = await client.fetch(address(sha256), { method: 'HEAD' });
      if (!ok && status !== 404) throw new Error(`file store answered ${status} to HEAD ${sha256}`);
      return ok;
    },
    remove: async (sha256) => void (await send(sha256, { method: 'DELETE' })),
  };
}
