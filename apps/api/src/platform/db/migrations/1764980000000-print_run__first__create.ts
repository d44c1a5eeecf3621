import type { MigrationInterface, QueryRunner } from 'typeorm';

const runs = `
CREATE TABLE print_run (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  title text NOT NULL,
  status text NOT NULL DEFAULT 'running' CHECK (status IN ('running', 'paused', 'cancelled', 'done')),
  list_sha256 text NOT NULL,
  made_by uuid NOT NULL REFERENCES app_user,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  held_by uuid,
  held_until timestamptz,
  CHECK ((finished_at IS NOT NULL) = (status IN ('cancelled', 'done'))),
  CHECK ((held_by IS NULL) = (held_until IS NULL))
);
COMMENT ON COLUMN print_run.list_sha256 IS 'Of the ids in their order: the same list asked for again by the same person while it is printed is the same run';
COMMENT ON COLUMN print_run.held_by IS 'The worker that prints it now; whoever finds its time run out goes on in its place';
CREATE INDEX print_run_unfinished ON print_run (made_at) WHERE status IN ('running', 'paused');
CREATE INDEX print_run_made_at ON print_run (made_at DESC);

CREATE TABLE print_run_item (
  run_id uuid NOT NULL REFERENCES print_run,
  position integer NOT NULL CHECK (position BETWEEN 1 AND 2000),
  document_id uuid NOT NULL REFERENCES issued_document,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  problem text,
  tries integer NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, position),
  UNIQUE (run_id, document_id),
  CHECK ((state = 'failed') = (problem IS NOT NULL))
);
CREATE INDEX print_run_item_document ON print_run_item (document_id);
CREATE INDEX print_run_item_waiting ON print_run_item (run_id, position) WHERE state = 'waiting';
COMMENT ON COLUMN print_run_item.problem IS 'Why it could not be printed, for a person to read';
`;

/** Runs of the printer over many issued documents: a frozen list, each line with its own state. */
export class PrintRunFirstCreate1764980000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(runs);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
