export const programTables = `
CREATE TABLE program (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('professional-development', 'retraining')),
  title text NOT NULL,
  hours integer NOT NULL CHECK (hours > 0),
  study_form text NOT NULL,
  forms text[] NOT NULL CHECK (forms <@ ARRAY['test', 'exam', 'defence']),
  policy jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE program_module (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program ON DELETE CASCADE,
  position integer NOT NULL,
  title text NOT NULL,
  hours integer NOT NULL CHECK (hours >= 0),
  attestation boolean NOT NULL DEFAULT false,
  UNIQUE (program_id, position) DEFERRABLE INITIALLY DEFERRED
);
`;

/** A question is never edited: each change is a new version, and papers point to versions. */
export const questionTables = `
CREATE TABLE topic (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program,
  title text NOT NULL,
  UNIQUE (program_id, title)
);

CREATE TABLE question (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program,
  position integer NOT NULL,
  fingerprint text NOT NULL,
  draft_version_id uuid,
  published_version_id uuid,
  withdrawn_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX question_program ON question (program_id, position);
CREATE INDEX question_fingerprint ON question (program_id, fingerprint);

CREATE TABLE question_version (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  question_id uuid NOT NULL REFERENCES question,
  version integer NOT NULL,
  topic_id uuid REFERENCES topic,
  name text NOT NULL,
  html text NOT NULL,
  plain_text text NOT NULL,
  explanation_html text,
  author_id uuid REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz,
  UNIQUE (question_id, version)
);
ALTER TABLE question ADD FOREIGN KEY (draft_version_id) REFERENCES question_version;
ALTER TABLE question ADD FOREIGN KEY (published_version_id) REFERENCES question_version;

CREATE TABLE question_option (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  version_id uuid NOT NULL REFERENCES question_version,
  position integer NOT NULL,
  html text NOT NULL,
  correct boolean NOT NULL,
  UNIQUE (version_id, position)
);

CREATE TABLE question_picture (
  version_id uuid NOT NULL REFERENCES question_version,
  sha256 text NOT NULL REFERENCES stored_file,
  PRIMARY KEY (version_id, sha256)
);
CREATE INDEX question_picture_sha256 ON question_picture (sha256);
`;
