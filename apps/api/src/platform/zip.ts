import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

/** An archive of these files, whole as they are; of two with one name the second is called «… (2)». */
export async function zip(entries: readonly ZipEntry[]): Promise<Buffer> {
  const archive = new ZipFile();
  const unique = uniqueNames();
  // A PDF is compressed already.
  for (const { name, bytes } of entries) archive.addBuffer(Buffer.from(bytes), unique(name), { compress: false });
  archive.end();
  return buffer(archive.outputStream);
}

export type LazyZipEntry = { readonly name: string; readonly read: () => Promise<Uint8Array> };

/** The same archive made while it is sent: each file is read when its turn has come, so that one at a time is in memory. */
export function zipStream(entries: readonly LazyZipEntry[]): Readable {
  const archive = new ZipFile();
  const unique = uniqueNames();
  const stream = new Readable().wrap(archive.outputStream);
  archive.on('error', (error: Error) => stream.destroy(error));
  for (const { name, read } of entries)
    archive.addReadStreamLazy(unique(name), { compress: false }, (give) => {
      read().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  archive.end();
  return stream;
}

/** Names in one archive: of two alike the second becomes «… (2)». */
function uniqueNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : name.replace(/(\.\w+)?$/u, ` (${times})$1`);
  };
}
