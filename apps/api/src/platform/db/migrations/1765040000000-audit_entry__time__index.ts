import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log of actions is read by its auditors: by time, by person and by action, page by page. */
export class AuditEntryTimeIndex1765040000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE INDEX audit_entry_time ON audit_entry (at, id);
CREATE INDEX audit_entry_actor ON audit_entry (actor_id, at, id);
CREATE INDEX audit_entry_action ON audit_entry (action, at, id);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
