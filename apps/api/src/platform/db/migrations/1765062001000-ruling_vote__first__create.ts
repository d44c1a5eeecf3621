import type { MigrationInterface, QueryRunner } from 'typeorm';

const votes = `
CREATE TABLE ruling_vote (
  appeal_id uuid NOT NULL REFERENCES appeal,
  version_id uuid NOT NULL REFERENCES question_version,
  user_id uuid NOT NULL REFERENCES app_user,
  finding text NOT NULL CHECK (finding IN ('none', 'key', 'void')),
  right_option_id uuid REFERENCES question_option,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (appeal_id, version_id, user_id),
  CONSTRAINT ruling_vote_key CHECK ((finding = 'key') = (right_option_id IS NOT NULL))
);
COMMENT ON TABLE ruling_vote IS 'What each of an appeals commission finds of a question at its hearing (5.10): a ruling is that of their majority';
CREATE TRIGGER ruling_vote_is_final BEFORE INSERT OR UPDATE OR DELETE ON ruling_vote
  FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();
`;

/** A question is found wrong by the commission, not by its chair alone (5.10): everybody there votes on it. */
export class RulingVoteFirstCreate1765062001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(votes);
  }

  down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
