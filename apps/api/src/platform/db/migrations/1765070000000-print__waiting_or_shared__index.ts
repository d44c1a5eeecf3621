import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The prints that may serve another request for the same are few among all that were ever made. */
export class PrintWaitingOrSharedIndex1765070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX print_waiting_or_shared ON print (requested_at)
      WHERE status = 'waiting' OR status = 'ready' AND requested_by IS NULL`);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
