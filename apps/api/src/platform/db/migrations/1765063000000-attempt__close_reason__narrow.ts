import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The learner and the deadline end a test; nothing has ever written the two other reasons. */
export class AttemptCloseReasonNarrow1765063000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE attempt DROP CONSTRAINT attempt_close_reason_check,
        ADD CONSTRAINT attempt_close_reason_check CHECK (close_reason IN ('learner', 'deadline'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
