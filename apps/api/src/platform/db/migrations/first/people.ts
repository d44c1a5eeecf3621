/** Tables of the platform: files by content, prints, audit. */
export const platformTables = `
CREATE TABLE stored_file (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  stored_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE print (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  request jsonb NOT NULL,
  requested_by uuid,
  requested_at timestamptz NOT NULL DEFAULT now(),
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'ready', 'failed')),
  file_name text,
  file_sha256 text REFERENCES stored_file,
  problem text
);

CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  action text NOT NULL,
  subject_id text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entry_subject ON audit_entry (subject_id, at);

-- What the sockets' PostgreSQL adapter keeps when a message is too long for NOTIFY.
CREATE TABLE socket_io_attachments (
  id bigserial UNIQUE,
  created_at timestamptz DEFAULT now(),
  payload bytea
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

export const identityTables = `
CREATE TABLE app_user (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  login text NOT NULL,
  email text,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  last_name text NOT NULL,
  first_name text NOT NULL,
  patronymic text,
  post text,
  outside_organisation text,
  roles text[] NOT NULL,
  active boolean NOT NULL DEFAULT true,
  sign_in_version integer NOT NULL DEFAULT 1,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (roles <@ ARRAY['learner','teacher','commission-member','secretary','director','administrator','auditor'])
);
CREATE UNIQUE INDEX app_user_login ON app_user (lower(login));
CREATE UNIQUE INDEX app_user_email ON app_user (lower(email));

CREATE TABLE rate_limit (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);
`;

export const organisationTables = `
CREATE TABLE organisation (
  id integer PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name text NOT NULL,
  short_name text NOT NULL,
  city text NOT NULL,
  address text,
  zone text NOT NULL
);

CREATE TABLE regulation_edition (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  number text NOT NULL UNIQUE,
  title text NOT NULL,
  effective_from date NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now()
);

-- The edition that holds today, in the organisation's zone.
CREATE VIEW regulation_in_force AS
  SELECT e.* FROM regulation_edition e CROSS JOIN organisation o
  WHERE e.effective_from <= (now() AT TIME ZONE o.zone)::date
  ORDER BY e.effective_from DESC, e.published_at DESC LIMIT 1;

CREATE TABLE acknowledgement (
  user_id uuid NOT NULL REFERENCES app_user,
  edition_id uuid NOT NULL REFERENCES regulation_edition,
  sha256 text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  address text NOT NULL,
  PRIMARY KEY (user_id, edition_id)
);

CREATE TABLE inquiry (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  asked_at timestamptz NOT NULL DEFAULT now(),
  name text NOT NULL,
  email text NOT NULL,
  question text NOT NULL,
  answer text,
  answered_at timestamptz,
  answered_by uuid REFERENCES app_user
);
`;
