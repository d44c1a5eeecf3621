import type { MigrationInterface, QueryRunner } from 'typeorm';

const key = `
ALTER TABLE protocol_amendment DROP CONSTRAINT protocol_amendment_pkey;
ALTER TABLE protocol_amendment ADD COLUMN id uuid DEFAULT uuidv7() NOT NULL PRIMARY KEY;
CREATE INDEX protocol_amendment_enrolment ON protocol_amendment (protocol_id, enrolment_id);
`;

/** One hearing may change a result more than once: by two rulings on questions, or by a ruling and its decision (5.10). */
export class ProtocolAmendmentIdAdd1765065000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(key);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
