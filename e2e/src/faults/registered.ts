import { createHash } from 'node:crypto';
import pg from 'pg';
import { fromBuffer, type Entry } from 'yauzl';

/** The numbers of a protocol’s documents and the hashes of their files, in the order of the numbers; the last number of all. */
export async function registered(databaseUrl: string, protocolId: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ number: string; file: string | null }>(
      `SELECT n.text AS number, d.file_sha256 AS file FROM issued_document d JOIN document_number n ON n.id = d.number_id
       WHERE d.protocol_id = $1 ORDER BY d.kind, n.year, n.n`,
      [protocolId],
    );
    const { rows: last } = await client.query<{ last: string }>(`SELECT max(n) AS last FROM document_number`);
    return { numbers: rows.map(({ number }) => number), files: rows.map(({ file }) => file), last: last[0]?.last };
  } finally {
    await client.end();
  }
}

/** Each document has a job of its own too, which would be done before the run is killed. */
export async function dropPrintJobs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`DELETE FROM pgboss.job WHERE name = 'registry.print' AND state = 'created'`);
  } finally {
    await client.end();
  }
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
