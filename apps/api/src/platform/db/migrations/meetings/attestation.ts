/** What forms 2 and 3 name of a program, its exam cards, and the theses of its learners (3.9, 3.10). */
export const programChanges = `
ALTER TABLE program
  ADD qualification text,
  ADD exam_kind text CHECK (exam_kind IN ('interdisciplinary', 'discipline')),
  ADD exam_discipline text,
  ADD CONSTRAINT program_exam_discipline CHECK (exam_discipline IS NULL OR exam_kind IS NOT DISTINCT FROM 'discipline');

CREATE TABLE exam_card (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  program_id uuid NOT NULL REFERENCES program,
  number integer NOT NULL CHECK (number > 0),
  questions text[] NOT NULL CHECK (cardinality(questions) BETWEEN 1 AND 20),
  created_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX exam_card_number ON exam_card (program_id, number) WHERE withdrawn_at IS NULL;

CREATE TABLE thesis (
  enrolment_id uuid PRIMARY KEY REFERENCES enrolment ON DELETE CASCADE,
  topic text,
  work_form text,
  supervisor text,
  consultants text,
  pages integer CHECK (pages > 0),
  materials text,
  review_kind text CHECK (review_kind IN ('review', 'opinion')),
  reviewer text,
  reviewer_genitive text,
  average_mark text,
  file_sha256 text REFERENCES stored_file,
  file_name text,
  file_media_type text,
  file_bytes bigint,
  uploaded_at timestamptz,
  uploaded_by uuid REFERENCES app_user,
  CHECK (num_nulls(file_sha256, file_name, file_media_type, file_bytes, uploaded_at, uploaded_by) IN (0, 6))
);
CREATE INDEX thesis_file ON thesis (file_sha256);
`;

/** A session is a test, an exam or a defence, and may be the second time of another (3.11). */
export const attestationChanges = `
ALTER TABLE attestation_session
  ADD form text NOT NULL DEFAULT 'test' CHECK (form IN ('test', 'exam', 'defence')),
  ADD second_time_of uuid REFERENCES attestation_session,
  ADD CONSTRAINT attestation_session_second_time CHECK (second_time_of IS NULL OR form <> 'test');
CREATE INDEX attestation_session_second_time_of ON attestation_session (second_time_of) WHERE second_time_of IS NOT NULL;

-- The policy that a session was scheduled with says nothing of scales and quorums: they were the Regulation's.
UPDATE attestation_session
SET policy = '{"markScale": "four-point", "quorumNumerator": 2, "quorumDenominator": 3}'::jsonb || policy;
`;
