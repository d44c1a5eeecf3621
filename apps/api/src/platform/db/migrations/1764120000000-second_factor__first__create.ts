import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
CREATE TABLE second_factor (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  kind text NOT NULL CHECK (kind IN ('totp', 'email')),
  secret bytea,
  last_step bigint NOT NULL DEFAULT 0,
  set_up_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  confirmed_at timestamptz,
  CHECK ((kind = 'totp') = (secret IS NOT NULL))
);
COMMENT ON COLUMN second_factor.secret IS 'Locked with a key that is not in the database.';
COMMENT ON COLUMN second_factor.last_step IS 'The 30 seconds of the last code taken: no code is taken twice.';

CREATE TABLE one_time_code (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  code_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0
);
`;

/** One-time codes beside the password, for those who want them. */
export class SecondFactorFirstCreate1764120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
