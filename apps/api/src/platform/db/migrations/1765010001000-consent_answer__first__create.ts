import type { MigrationInterface, QueryRunner } from 'typeorm';

const answers = `
CREATE TABLE consent_answer (
  consent_id uuid PRIMARY KEY REFERENCES consent,
  outcome text NOT NULL CHECK (outcome IN ('stopped', 'other-ground')),
  note text NOT NULL CHECK (note <> ''),
  answered_by uuid NOT NULL REFERENCES app_user,
  answered_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE consent_answer IS 'What was done when a consent had been withdrawn (152-ФЗ, ст. 21 ч. 5)';
CREATE TRIGGER consent_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

// A consent that newer words have taken the place of is not withdrawn: another one of its purpose is later.
const withdrawals = `
CREATE VIEW consent_withdrawal AS
SELECT c.id AS consent_id, c.user_id, c.purpose, c.withdrawn_at, c.withdrawn_by = c.user_id AS own_hand,
       (c.withdrawn_at AT TIME ZONE o.zone)::date AS withdrawn_on, a.outcome, a.note, a.answered_by, a.answered_at
FROM consent c CROSS JOIN organisation o LEFT JOIN consent_answer a ON a.consent_id = c.id
WHERE c.withdrawn_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM consent n WHERE n.user_id = c.user_id AND n.purpose = c.purpose
                  AND (n.withdrawn_at IS NULL OR n.withdrawn_at > c.withdrawn_at));
`;

/** A withdrawn consent is a task with a legal term, until it is written down what was done. */
export class ConsentAnswerFirstCreate1765010001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [answers, withdrawals]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
