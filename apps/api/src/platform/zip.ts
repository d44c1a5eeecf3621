import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array };

/** An archive of these files, whole as they are; of two with one name the second is called «… (2)». */
export async function zip(entries: readonly ZipEntry[]): Promise<Buffer> {
  const archive = new ZipFile();
  const taken = new Map<string, number>();
  for (const { name, bytes } of entries) {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    const unique = times === 1 ? name : name.replace(/(\.\w+)?$/u, ` (${times})$1`);
    // A PDF is compressed already.
    archive.addBuffer(Buffer.from(bytes), unique, { compress: false });
  }
  archive.end();
  return buffer(archive.outputStream);
}
