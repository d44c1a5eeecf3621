import { createHash } from 'node:crypto';
import { fromBuffer, type Entry } from 'yauzl';
import { sql } from '../support/database.ts';

/** The numbers of a protocol’s documents and the hashes of their files, in the order of the numbers; the last number of all. */
export async function registered(databaseUrl: string, protocolId: string) {
  const documents = await sql<{ number: string; file: string | null }>(
    databaseUrl,
    `SELECT n.text AS number, d.file_sha256 AS file FROM issued_document d JOIN document_number n ON n.id = d.number_id
     WHERE d.protocol_id = $1 ORDER BY d.kind, n.year, n.n`,
    [protocolId],
  );
  const [last] = await sql<{ last: string }>(databaseUrl, `SELECT max(n) AS last FROM document_number`);
  return { numbers: documents.map(({ number }) => number), files: documents.map(({ file }) => file), last: last?.last };
}

/** Each document has a job of its own too, which would be done before the run is killed. */
export async function dropPrintJobs(databaseUrl: string): Promise<void> {
  await sql(databaseUrl, `DELETE FROM pgboss.job WHERE name = 'registry.print' AND state = 'created'`);
}

/** The time passes for which a killed worker still holds its run. */
export async function letGo(databaseUrl: string, runId: string): Promise<void> {
  await sql(databaseUrl, 'UPDATE print_run SET held_until = clock_timestamp() WHERE id = $1', [runId]);
}

/** The hashes of what is in an archive, in its order. */
export function zipped(archive: Uint8Array): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const hashes: string[] = [];
    fromBuffer(Buffer.from(archive), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('end', () => resolve(hashes)).on('error', reject);
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          hashes.push(
            createHash('sha256')
              .update(Buffer.concat(await stream.toArray()))
              .digest('hex'),
          );
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
