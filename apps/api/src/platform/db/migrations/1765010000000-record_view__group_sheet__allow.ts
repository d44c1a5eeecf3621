import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal data are also looked at in the sheet of a whole group. */
export class RecordViewGroupSheetAllow1765010000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE record_view DROP CONSTRAINT record_view_what_check;
ALTER TABLE record_view ADD CONSTRAINT record_view_what_check
  CHECK (what IN ('record', 'register-check', 'register-file', 'registry-book', 'export', 'group-sheet'));
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
