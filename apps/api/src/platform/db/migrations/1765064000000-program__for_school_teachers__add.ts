import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a program is for teachers of schools, whom not every organisation may teach. */
export class ProgramForSchoolTeachersAdd1765064000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE program ADD COLUMN for_school_teachers boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
