import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures that an author has added to a bank by hand: known before the first version that shows them is saved. */
export class BankPictureFirstCreate1765042000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE bank_picture (
  program_id uuid NOT NULL REFERENCES program (id),
  sha256 text NOT NULL REFERENCES stored_file (sha256),
  added_by uuid NOT NULL REFERENCES app_user (id),
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (program_id, sha256)
);
CREATE INDEX bank_picture_file ON bank_picture (sha256);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
