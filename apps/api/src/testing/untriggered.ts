import type { DataSource } from 'typeorm';

/** Statements without triggers and foreign keys: what the product forbids, or would take long to come to. */
export async function untriggered(db: DataSource, statements: string): Promise<void> {
  const runner = db.createQueryRunner();
  try {
    await runner.query(`SET session_replication_role = replica`);
    await runner.query(statements);
  } finally {
    await runner.query(`SET session_replication_role = DEFAULT`);
    await runner.release();
  }
}
