import type { MigrationInterface, QueryRunner } from 'typeorm';

const grounds = `
ALTER TABLE issued_document ALTER COLUMN protocol_id DROP NOT NULL,
  ADD COLUMN order_id uuid REFERENCES director_order,
  ADD CHECK (num_nonnulls(protocol_id, order_id) = 1),
  ADD CHECK (order_id IS NULL OR kind = 'reference');
CREATE INDEX issued_document_order ON issued_document (order_id) WHERE order_id IS NOT NULL;
COMMENT ON COLUMN issued_document.order_id IS 'The order of discharge that a reference rests on when nobody of the group came and there is no protocol';
`;

/** A word that says what the order rests on; words that an organisation has written itself stay as they are. */
const words = `
INSERT INTO order_template (kind, version, subject, text)
SELECT kind, version + 1, subject,
       replace(text, 'на основании протоколов заседаний аттестационной комиссии', 'на основании {основание}')
FROM order_template newest
WHERE kind = 'complete-and-discharge' AND text LIKE '%на основании протоколов заседаний аттестационной комиссии%'
  AND version = (SELECT max(version) FROM order_template WHERE kind = newest.kind);
`;

/** References of study for a group whose learners all stayed away (3.14): they rest on the order of discharge. */
export class IssuedDocumentOrderIdAdd1764990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [grounds, words]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
