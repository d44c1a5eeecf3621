import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents are looked for by their learner: whose terms of keeping are over, who had another name, what he sees of his own. */
export class IssuedDocumentLearnerIdIndex1765051000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX issued_document_learner ON issued_document (learner_id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
