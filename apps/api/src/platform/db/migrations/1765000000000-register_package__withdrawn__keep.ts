import type { MigrationInterface, QueryRunner } from 'typeorm';

const packages = `
ALTER TABLE register_package
  ADD COLUMN withdrawn_at timestamptz,
  ADD COLUMN withdrawn_by uuid REFERENCES app_user,
  ADD COLUMN withdrawn_reason text,
  DROP CONSTRAINT register_package_status_check,
  ADD CONSTRAINT register_package_status_check
    CHECK (status IN ('draft', 'exported', 'sent', 'accepted', 'partly-accepted', 'rejected', 'withdrawn')),
  DROP CONSTRAINT register_package_check,
  ADD CONSTRAINT register_package_check
    CHECK (status IN ('draft', 'withdrawn') OR num_nulls(file_name, file_sha256, exported_at, exported_by) = 0),
  DROP CONSTRAINT register_package_check1,
  ADD CONSTRAINT register_package_check1
    CHECK (status IN ('draft', 'exported', 'withdrawn') OR num_nulls(operator_number, sent_on, sent_by) = 0),
  ADD CHECK (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) = CASE status WHEN 'withdrawn' THEN 3 ELSE 0 END);
ALTER TABLE register_row DROP CONSTRAINT register_row_state_check,
  ADD CONSTRAINT register_row_state_check CHECK (state IN ('packed', 'accepted', 'rejected', 'withdrawn'));
ALTER TABLE register_row DROP CONSTRAINT register_row_package_id_fkey,
  ADD CONSTRAINT register_row_package_id_fkey FOREIGN KEY (package_id) REFERENCES register_package;
COMMENT ON COLUMN register_package.withdrawn_reason IS 'Why it was taken apart before it was sent; it stays in the log with its documents';
`;

const decisions = `
ALTER TABLE meeting_decision ADD COLUMN present uuid[];
COMMENT ON COLUMN meeting_decision.present IS 'Who decided, when the meeting was closed already (2.4); null: whoever was present at it';
`;

/**
 * A package of the federal register that was taken apart stays in the log, and says who did it and why. New dates after a
 * meeting say who of the commission set them (2.4, 3.11).
 */
export class RegisterPackageWithdrawnKeep1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [packages, decisions]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
