TABLE acknowledgement (
  user_id uuid NOT NULL,
  edition_id uuid NOT NULL,
  sha256 text NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  address text NOT NULL
);
TABLE answer_event (
  attempt_id uuid NOT NULL,
  revision integer NOT NULL,
  question_id uuid NOT NULL,
  option_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  offset_ms integer
);
TABLE app_user (
  id uuid DEFAULT uuidv7() NOT NULL,
  login text NOT NULL,
  email text,
  password_hash text NOT NULL,
  must_change_password boolean DEFAULT false NOT NULL,
  last_name text NOT NULL,
  first_name text NOT NULL,
  patronymic text,
  post text,
  outside_organisation text,
  roles text[] NOT NULL,
  active boolean DEFAULT true NOT NULL,
  sign_in_version integer DEFAULT 1 NOT NULL,
  last_sign_in_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  degree text
);
TABLE appeal (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  state text DEFAULT 'filed'::text NOT NULL,
  attempt_id uuid,
  examination_id uuid,
  enrolment_id uuid NOT NULL,
  learner_id uuid NOT NULL,
  session_id uuid NOT NULL,
  former_mark text,
  text text NOT NULL,
  addressee_id uuid NOT NULL,
  filed_at timestamp with time zone NOT NULL,
  application_html text NOT NULL,
  application_sha256 text NOT NULL,
  application_file_sha256 text,
  commission_id uuid,
  hearing_at timestamp with time zone,
  hearing_place text,
  hearing_link text,
  opened_at timestamp with time zone,
  upheld boolean,
  confirmed boolean,
  influenced boolean,
  new_mark text,
  reasons text,
  decided_at timestamp with time zone,
  decided_by uuid,
  consequences text[] DEFAULT '{}'::text[] NOT NULL,
  protocol_number text,
  protocol_content jsonb,
  protocol_html text,
  protocol_sha256 text,
  protocol_file_sha256 text,
  audit_head jsonb,
  announced_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  refusal jsonb,
  code text
);
TABLE appeal_attachment (
  id uuid DEFAULT uuidv7() NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  appeal_id uuid,
  position integer,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  sha256 text NOT NULL
);
TABLE appeal_presence (
  appeal_id uuid NOT NULL,
  user_id uuid NOT NULL,
  present boolean NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE appeal_reminder (
  appeal_id uuid NOT NULL,
  what text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  due_on date NOT NULL
);
TABLE appeal_vote (
  appeal_id uuid NOT NULL,
  user_id uuid NOT NULL,
  vote text NOT NULL,
  opinion text,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE attached_signature (
  id uuid DEFAULT uuidv7() NOT NULL,
  kept_kind text NOT NULL,
  kept_id uuid NOT NULL,
  file_sha256 text NOT NULL,
  sha256 text NOT NULL,
  file_name text NOT NULL,
  signers jsonb NOT NULL,
  added_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  added_by uuid NOT NULL
);
TABLE attempt (
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  learner_id uuid NOT NULL,
  number integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  deadline_at timestamp with time zone NOT NULL,
  writer_tab_id uuid,
  finished_at timestamp with time zone,
  close_reason text,
  total integer NOT NULL,
  answered integer,
  correct integer,
  mark text,
  sheet_sha256 text,
  annulled_at timestamp with time zone,
  annulled_by_decision uuid,
  granted_by_decision uuid
);
TABLE attempt_event (
  id bigint IDENTITY NOT NULL,
  attempt_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  kind text NOT NULL,
  facts jsonb DEFAULT '{}'::jsonb NOT NULL
);
TABLE attempt_flag (
  attempt_id uuid NOT NULL,
  question_id uuid NOT NULL
);
TABLE attestation_session (
  id uuid DEFAULT uuidv7() NOT NULL,
  group_id uuid NOT NULL,
  commission_id uuid NOT NULL,
  opens_at timestamp with time zone NOT NULL,
  start_until timestamp with time zone NOT NULL,
  venue text NOT NULL,
  address text,
  check_reason text NOT NULL,
  policy jsonb NOT NULL,
  cancelled_at timestamp with time zone,
  cancelled_reason text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  form text DEFAULT 'test'::text NOT NULL,
  second_time_of uuid
);
TABLE audit_entry (
  id bigint IDENTITY NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  actor_id uuid,
  action text NOT NULL,
  subject_id text NOT NULL,
  facts jsonb DEFAULT '{}'::jsonb NOT NULL
);
TABLE audit_link (
  position bigint NOT NULL,
  entry_id bigint NOT NULL,
  sha256 text NOT NULL
);
TABLE bank_picture (
  program_id uuid NOT NULL,
  sha256 text NOT NULL,
  added_by uuid NOT NULL,
  added_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE blank (
  id uuid DEFAULT uuidv7() NOT NULL,
  batch_id uuid NOT NULL,
  kind text NOT NULL,
  series text NOT NULL,
  number text NOT NULL,
  state text DEFAULT 'in-stock'::text NOT NULL,
  document_id uuid,
  taken_on date,
  act_id uuid
);
TABLE blank_act (
  id uuid DEFAULT uuidv7() NOT NULL,
  number text NOT NULL,
  date date NOT NULL,
  reason text NOT NULL,
  signers jsonb NOT NULL,
  made_by uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  ground text NOT NULL
);
TABLE blank_batch (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  series text NOT NULL,
  first_number text NOT NULL,
  count integer NOT NULL,
  received_on date NOT NULL,
  supplier_document text,
  received_by uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  removed_at timestamp with time zone,
  removed_by uuid,
  removed_reason text
);
TABLE commission (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  order_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  kind text DEFAULT 'attestation'::text NOT NULL,
  authorisation text
);
TABLE commission_seat (
  commission_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  position integer NOT NULL,
  post text,
  degree text,
  organisation text,
  affiliation text DEFAULT 'own'::text NOT NULL
);
TABLE consent (
  id uuid DEFAULT uuidv7() NOT NULL,
  user_id uuid NOT NULL,
  text_id uuid NOT NULL,
  purpose text NOT NULL,
  source text NOT NULL,
  given_at timestamp with time zone NOT NULL,
  address text,
  device text,
  place text,
  recorded_by uuid NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid
);
TABLE consent_answer (
  consent_id uuid NOT NULL,
  outcome text NOT NULL,
  note text NOT NULL,
  answered_by uuid NOT NULL,
  answered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE consent_text (
  id uuid DEFAULT uuidv7() NOT NULL,
  purpose text NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL,
  effective_from date NOT NULL,
  published_at timestamp with time zone DEFAULT now() NOT NULL,
  published_by uuid
);
TABLE credential_key (
  thumbprint text NOT NULL,
  public_jwk jsonb NOT NULL,
  locked_key bytea,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  made_by uuid,
  retired_at timestamp with time zone
);
TABLE delivery (
  id uuid DEFAULT uuidv7() NOT NULL,
  hand_over_id uuid NOT NULL,
  turn integer NOT NULL,
  outcome text NOT NULL,
  happened_on date NOT NULL,
  note text,
  by uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE design_picture (
  sha256 text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  added_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  added_by uuid NOT NULL
);
TABLE destruction_act (
  id uuid DEFAULT uuidv7() NOT NULL,
  number text,
  reason text NOT NULL,
  categories text[] NOT NULL,
  people jsonb NOT NULL,
  drafted_by uuid NOT NULL,
  drafted_at timestamp with time zone DEFAULT now() NOT NULL,
  approved_by uuid,
  approved_at timestamp with time zone,
  method text,
  refused_by uuid,
  refused_at timestamp with time zone,
  refused_reason text
);
TABLE director_order (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  date date NOT NULL,
  subject text NOT NULL,
  drafted_by uuid NOT NULL,
  signed_by uuid,
  signed_at timestamp with time zone,
  text text DEFAULT ''::text NOT NULL,
  content jsonb DEFAULT '{}'::jsonb NOT NULL,
  html text DEFAULT ''::text NOT NULL,
  content_sha256 text DEFAULT encode(sha256('\x'::bytea), 'hex'::text) NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  program_id uuid,
  group_id uuid,
  changes_order_id uuid,
  drafted_at timestamp with time zone DEFAULT now() NOT NULL,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_reason text,
  file_sha256 text
);
TABLE document_design (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  design jsonb NOT NULL,
  saved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  saved_by uuid NOT NULL
);
TABLE document_number (
  id uuid DEFAULT uuidv7() NOT NULL,
  series text NOT NULL,
  year integer NOT NULL,
  n integer NOT NULL,
  text text NOT NULL,
  enrolment_id uuid NOT NULL,
  protocol_id uuid,
  state text NOT NULL,
  reserved_at timestamp with time zone DEFAULT now() NOT NULL,
  void_reason text
);
TABLE document_print_failure (
  document_id uuid NOT NULL,
  problem text NOT NULL,
  lasting boolean NOT NULL,
  tries integer DEFAULT 1 NOT NULL,
  failed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  given_up boolean DEFAULT (lasting OR (tries >= 3)) NOT NULL
);
TABLE enrolment (
  id uuid DEFAULT uuidv7() NOT NULL,
  group_id uuid NOT NULL,
  learner_id uuid NOT NULL,
  customer text,
  tuition_paid boolean DEFAULT false NOT NULL,
  extra_minutes integer DEFAULT 0 NOT NULL,
  override_reason text,
  override_by uuid,
  override_at timestamp with time zone,
  enrolled_at timestamp with time zone DEFAULT now() NOT NULL,
  funding text DEFAULT 'paid'::text NOT NULL,
  learning_place text DEFAULT 'inside'::text NOT NULL,
  prior_education_pending boolean DEFAULT false NOT NULL
);
TABLE exam_card (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  number integer NOT NULL,
  questions text[] NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  withdrawn_at timestamp with time zone
);
TABLE examination (
  id uuid DEFAULT uuidv7() NOT NULL,
  session_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  position integer NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  absent boolean DEFAULT false NOT NULL,
  card_id uuid,
  card_number integer,
  card_questions text[],
  report_minutes integer,
  marks_opened_at timestamp with time zone,
  mark text,
  mark_reason text,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  remarks text,
  annulled_at timestamp with time zone,
  thesis jsonb
);
TABLE examination_mark (
  examination_id uuid NOT NULL,
  user_id uuid NOT NULL,
  mark text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE examination_opinion (
  id uuid NOT NULL,
  examination_id uuid NOT NULL,
  user_id uuid NOT NULL,
  text text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE examination_question (
  id uuid NOT NULL,
  examination_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  written_by uuid NOT NULL,
  text text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE hand_over (
  id uuid DEFAULT uuidv7() NOT NULL,
  document_id uuid NOT NULL,
  turn integer NOT NULL,
  way text NOT NULL,
  handed_on date NOT NULL,
  recipient text,
  proxy_document text,
  address text,
  track_number text,
  reason text,
  by uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE inquiry (
  id uuid DEFAULT uuidv7() NOT NULL,
  asked_at timestamp with time zone DEFAULT now() NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  question text NOT NULL,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid
);
TABLE issued_document (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  number_id uuid NOT NULL,
  protocol_id uuid,
  enrolment_id uuid NOT NULL,
  learner_id uuid NOT NULL,
  issued_on date NOT NULL,
  issued_at timestamp with time zone DEFAULT now() NOT NULL,
  issued_by uuid NOT NULL,
  snapshot jsonb NOT NULL,
  code text NOT NULL,
  status text DEFAULT 'valid'::text NOT NULL,
  status_reason text,
  status_at timestamp with time zone,
  replaced_by uuid,
  file_sha256 text,
  duplicate_of uuid,
  replaces uuid,
  reissue_reason text,
  reissue_note text,
  request_id uuid,
  blank_id uuid,
  design_version_id uuid,
  order_id uuid
);
TABLE learner_record (
  user_id uuid NOT NULL,
  birth_date date,
  sex text,
  snils text,
  citizenship text DEFAULT '643'::text,
  identity_kind text,
  identity_series text,
  identity_number text,
  prior_level text,
  prior_last_name text,
  prior_series text,
  prior_number text,
  prior_issued_on date,
  prior_shown_at timestamp with time zone,
  prior_shown_by uuid,
  postal_address text,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_by uuid
);
TABLE meeting (
  id uuid DEFAULT uuidv7() NOT NULL,
  session_id uuid NOT NULL,
  opened_at timestamp with time zone,
  opened_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  current_examination_id uuid
);
TABLE meeting_decision (
  id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  kind text NOT NULL,
  enrolment_id uuid,
  attempt_id uuid,
  from_day date,
  until_day date,
  reasons text NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  decided_by uuid NOT NULL,
  appeal_id uuid,
  present uuid[]
);
TABLE meeting_decision_withdrawal (
  decision_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  withdrawn_by uuid NOT NULL
);
TABLE meeting_event (
  id bigint IDENTITY NOT NULL,
  meeting_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  actor_id uuid,
  kind text NOT NULL,
  facts jsonb DEFAULT '{}'::jsonb NOT NULL
);
TABLE meeting_presence (
  meeting_id uuid NOT NULL,
  user_id uuid NOT NULL,
  present boolean NOT NULL,
  attended boolean DEFAULT false NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE migration (
  id integer DEFAULT nextval('migration_id_seq'::regclass) NOT NULL,
  timestamp bigint NOT NULL,
  name character varying NOT NULL
);
TABLE module_done (
  enrolment_id uuid NOT NULL,
  module_id uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE number_counter (
  series text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL
);
TABLE number_series (
  series text NOT NULL,
  pattern text NOT NULL,
  per_year boolean NOT NULL,
  kind_word text NOT NULL
);
TABLE one_time_code (
  user_id uuid NOT NULL,
  code_hash text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  tries integer DEFAULT 0 NOT NULL
);
TABLE order_learner (
  order_id uuid NOT NULL,
  enrolment_id uuid NOT NULL
);
TABLE order_template (
  kind text NOT NULL,
  version integer NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  saved_by uuid,
  saved_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE organisation (
  id integer DEFAULT 1 NOT NULL,
  name text NOT NULL,
  short_name text NOT NULL,
  city text NOT NULL,
  address text,
  zone text NOT NULL,
  protocol_reminder_minutes integer[] DEFAULT '{180,60,15}'::integer[] NOT NULL,
  calendar_country text DEFAULT 'RU'::text NOT NULL
);
TABLE organisation_seal (
  id uuid DEFAULT uuidv7() NOT NULL,
  subject text NOT NULL,
  organisation text,
  issuer text NOT NULL,
  serial text NOT NULL,
  valid_from timestamp with time zone NOT NULL,
  valid_until timestamp with time zone NOT NULL,
  algorithm text NOT NULL,
  certificate bytea NOT NULL,
  others bytea[] NOT NULL,
  locked_key bytea,
  added_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  added_by uuid NOT NULL,
  switched_off_at timestamp with time zone,
  switched_off_by uuid
);
TABLE paper (
  id uuid DEFAULT uuidv7() NOT NULL,
  session_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  number integer NOT NULL,
  questions integer NOT NULL,
  sheet json NOT NULL,
  drawn_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE paper_question (
  paper_id uuid NOT NULL,
  question_id uuid NOT NULL,
  position integer NOT NULL,
  version_id uuid NOT NULL,
  option_ids uuid[] NOT NULL,
  right_option_id uuid NOT NULL
);
TABLE print (
  id uuid DEFAULT uuidv7() NOT NULL,
  request jsonb NOT NULL,
  requested_by uuid,
  requested_at timestamp with time zone DEFAULT now() NOT NULL,
  status text DEFAULT 'waiting'::text NOT NULL,
  file_name text,
  file_sha256 text,
  problem text
);
TABLE print_run (
  id uuid DEFAULT uuidv7() NOT NULL,
  title text NOT NULL,
  status text DEFAULT 'running'::text NOT NULL,
  list_sha256 text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  finished_at timestamp with time zone,
  held_by uuid,
  held_until timestamp with time zone
);
TABLE print_run_item (
  run_id uuid NOT NULL,
  position integer NOT NULL,
  document_id uuid NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  problem text,
  tries integer DEFAULT 0 NOT NULL
);
TABLE production_calendar (
  id uuid DEFAULT uuidv7() NOT NULL,
  country text NOT NULL,
  year integer NOT NULL,
  version integer NOT NULL,
  status text NOT NULL,
  source text NOT NULL,
  reason text,
  published_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  published_by uuid
);
TABLE production_calendar_day (
  calendar_id uuid NOT NULL,
  day date NOT NULL,
  kind text NOT NULL,
  title text,
  transferred_from date
);
TABLE program (
  id uuid DEFAULT uuidv7() NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  hours integer NOT NULL,
  study_form text NOT NULL,
  forms text[] NOT NULL,
  policy jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  qualification text,
  exam_kind text,
  exam_discipline text,
  field_of_work text,
  specialty_group text,
  for_school_teachers boolean DEFAULT false NOT NULL
);
TABLE program_module (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  hours integer NOT NULL,
  attestation boolean DEFAULT false NOT NULL
);
TABLE protocol (
  id uuid DEFAULT uuidv7() NOT NULL,
  session_id uuid NOT NULL,
  commission_id uuid NOT NULL,
  form integer NOT NULL,
  number text NOT NULL,
  date date NOT NULL,
  due_at timestamp with time zone NOT NULL,
  status text DEFAULT 'draft'::text NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  resolution text NOT NULL,
  content jsonb NOT NULL,
  html text NOT NULL,
  content_sha256 text NOT NULL,
  drafted_by uuid NOT NULL,
  drafted_at timestamp with time zone DEFAULT now() NOT NULL,
  signed_at timestamp with time zone,
  file_sha256 text,
  examination_id uuid,
  code text NOT NULL,
  audit_head jsonb,
  amends uuid,
  appeal_id uuid
);
TABLE protocol_amendment (
  protocol_id uuid NOT NULL,
  enrolment_id uuid NOT NULL,
  appeal_id uuid NOT NULL,
  mark text NOT NULL,
  grade text,
  annulled boolean NOT NULL,
  attempt_id uuid,
  examination_id uuid,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  id uuid DEFAULT uuidv7() NOT NULL
);
TABLE protocol_reminder (
  protocol_id uuid NOT NULL,
  minutes_before integer NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE protocol_result (
  protocol_id uuid NOT NULL,
  attempt_id uuid,
  enrolment_id uuid NOT NULL,
  position integer NOT NULL,
  mark text NOT NULL,
  check_reason text NOT NULL,
  id uuid DEFAULT uuidv7() NOT NULL,
  examination_id uuid,
  grade text,
  announced_at timestamp with time zone
);
TABLE question (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  position integer NOT NULL,
  fingerprint text NOT NULL,
  draft_version_id uuid,
  published_version_id uuid,
  withdrawn_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE question_option (
  id uuid DEFAULT uuidv7() NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  html text NOT NULL,
  correct boolean NOT NULL
);
TABLE question_picture (
  version_id uuid NOT NULL,
  sha256 text NOT NULL
);
TABLE question_ruling (
  id uuid DEFAULT uuidv7() NOT NULL,
  version_id uuid NOT NULL,
  appeal_id uuid NOT NULL,
  ruling text NOT NULL,
  right_option_id uuid,
  reasons text NOT NULL,
  decided_by uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE question_version (
  id uuid DEFAULT uuidv7() NOT NULL,
  question_id uuid NOT NULL,
  version integer NOT NULL,
  topic_id uuid,
  name text NOT NULL,
  html text NOT NULL,
  plain_text text NOT NULL,
  explanation_html text,
  author_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  published_at timestamp with time zone
);
TABLE rate_limit (
  key text NOT NULL,
  points integer DEFAULT 0 NOT NULL,
  expire bigint
);
TABLE record_view (
  id bigint IDENTITY NOT NULL,
  user_id uuid NOT NULL,
  viewer_id uuid NOT NULL,
  what text NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE register_correction (
  document_id uuid NOT NULL,
  column text NOT NULL,
  value text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE register_package (
  id uuid DEFAULT uuidv7() NOT NULL,
  number integer IDENTITY NOT NULL,
  status text DEFAULT 'draft'::text NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL,
  made_by uuid NOT NULL,
  file_name text,
  file_sha256 text,
  exported_at timestamp with time zone,
  exported_by uuid,
  operator_number text,
  sent_on date,
  sent_by uuid,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer_name text,
  answer_sha256 text,
  answer_note text,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_reason text
);
TABLE register_row (
  package_id uuid NOT NULL,
  position integer NOT NULL,
  document_id uuid NOT NULL,
  state text DEFAULT 'packed'::text NOT NULL,
  cells jsonb,
  message text
);
TABLE register_term (
  from_day date NOT NULL,
  days integer NOT NULL
);
TABLE regulation_edition (
  id uuid DEFAULT uuidv7() NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  effective_from date NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL,
  published_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE reissue_record (
  id uuid DEFAULT uuidv7() NOT NULL,
  document_id uuid NOT NULL,
  turn integer NOT NULL,
  loss_proof text,
  state text,
  happened_on date,
  note text,
  by uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE result_change (
  id uuid DEFAULT uuidv7() NOT NULL,
  appeal_id uuid NOT NULL,
  ruling_id uuid,
  attempt_id uuid,
  examination_id uuid,
  from_mark text NOT NULL,
  to_mark text NOT NULL,
  from_correct integer,
  from_total integer,
  to_correct integer,
  to_total integer,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE retention_rule (
  category text NOT NULL,
  months integer,
  ground text NOT NULL,
  confirmed boolean DEFAULT false NOT NULL
);
TABLE ruling_vote (
  appeal_id uuid NOT NULL,
  version_id uuid NOT NULL,
  user_id uuid NOT NULL,
  finding text NOT NULL,
  right_option_id uuid,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
TABLE sealed_kind (
  kind text NOT NULL
);
TABLE second_factor (
  user_id uuid NOT NULL,
  kind text NOT NULL,
  secret bytea,
  last_step bigint DEFAULT 0 NOT NULL,
  set_up_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  confirmed_at timestamp with time zone
);
TABLE signature (
  id uuid DEFAULT uuidv7() NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  user_id uuid NOT NULL,
  role text NOT NULL,
  status text DEFAULT 'signed'::text NOT NULL,
  statement text,
  content_sha256 text,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  address text NOT NULL,
  device text NOT NULL,
  method text NOT NULL,
  agreement_id uuid,
  voided_at timestamp with time zone,
  voided_reason text
);
TABLE signing_agreement (
  id uuid DEFAULT uuidv7() NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  effective_from date NOT NULL,
  markdown text NOT NULL,
  sha256 text NOT NULL,
  published_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE signing_consent (
  user_id uuid NOT NULL,
  agreement_id uuid NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  address text NOT NULL,
  device text NOT NULL,
  sha256 text NOT NULL
);
TABLE socket_io_attachments (
  id bigint DEFAULT nextval('socket_io_attachments_id_seq'::regclass) NOT NULL,
  created_at timestamp with time zone DEFAULT now(),
  payload bytea
);
TABLE stored_file (
  sha256 text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  stored_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE study_group (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  title text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  customer text,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
TABLE thesis (
  enrolment_id uuid NOT NULL,
  topic text,
  work_form text,
  supervisor text,
  consultants text,
  pages integer,
  materials text,
  review_kind text,
  reviewer text,
  reviewer_genitive text,
  average_mark text,
  file_sha256 text,
  file_name text,
  file_media_type text,
  file_bytes bigint,
  uploaded_at timestamp with time zone,
  uploaded_by uuid
);
TABLE topic (
  id uuid DEFAULT uuidv7() NOT NULL,
  program_id uuid NOT NULL,
  title text NOT NULL
);

acknowledgement: FOREIGN KEY (edition_id) REFERENCES regulation_edition(id);
acknowledgement: FOREIGN KEY (user_id) REFERENCES app_user(id);
acknowledgement: PRIMARY KEY (user_id, edition_id);
answer_event: CHECK ((revision > 0));
answer_event: PRIMARY KEY (attempt_id, revision);
app_user: CHECK ((roles <@ ARRAY['learner'::text, 'teacher'::text, 'commission-member'::text, 'secretary'::text, 'director'::text, 'administrator'::text, 'auditor'::text]));
app_user: PRIMARY KEY (id);
appeal: CHECK (((acknowledged_at IS NULL) = (state <> ALL (ARRAY['acknowledged'::text, 'acknowledgement-refused'::text]))));
appeal: CHECK (((announced_at IS NULL) = (state = ANY (ARRAY['filed'::text, 'scheduled'::text, 'in-hearing'::text, 'decided'::text]))));
appeal: CHECK (((code IS NULL) = (decided_at IS NULL)));
appeal: CHECK (((opened_at IS NULL) = (state = ANY (ARRAY['filed'::text, 'scheduled'::text]))));
appeal: CHECK (((refusal IS NULL) = (state <> 'acknowledgement-refused'::text)));
appeal: CHECK ((application_sha256 ~ '^[0-9a-f]{64}$'::text));
appeal: CHECK ((kind = ANY (ARRAY['procedure'::text, 'result'::text])));
appeal: CHECK ((num_nonnulls(attempt_id, examination_id) = 1));
appeal: CHECK ((num_nulls(commission_id, hearing_at) =
CASE state
    WHEN 'filed'::text THEN 2
    ELSE 0
END));
appeal: CHECK ((num_nulls(upheld, reasons, decided_at, decided_by, protocol_number, protocol_content, protocol_html, protocol_sha256) =
CASE
    WHEN (state = ANY (ARRAY['filed'::text, 'scheduled'::text, 'in-hearing'::text])) THEN 8
    ELSE 0
END));
appeal: CHECK ((protocol_sha256 ~ '^[0-9a-f]{64}$'::text));
appeal: CHECK ((state = ANY (ARRAY['filed'::text, 'scheduled'::text, 'in-hearing'::text, 'decided'::text, 'announced'::text, 'acknowledged'::text, 'acknowledgement-refused'::text])));
appeal: FOREIGN KEY (addressee_id) REFERENCES app_user(id);
appeal: FOREIGN KEY (application_file_sha256) REFERENCES stored_file(sha256);
appeal: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
appeal: FOREIGN KEY (commission_id) REFERENCES commission(id);
appeal: FOREIGN KEY (decided_by) REFERENCES app_user(id);
appeal: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
appeal: FOREIGN KEY (examination_id) REFERENCES examination(id);
appeal: FOREIGN KEY (learner_id) REFERENCES app_user(id);
appeal: FOREIGN KEY (protocol_file_sha256) REFERENCES stored_file(sha256);
appeal: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
appeal: PRIMARY KEY (id);
appeal: UNIQUE (attempt_id);
appeal: UNIQUE (code);
appeal: UNIQUE (examination_id);
appeal_attachment: CHECK (((appeal_id IS NULL) = ("position" IS NULL)));
appeal_attachment: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
appeal_attachment: FOREIGN KEY (sha256) REFERENCES stored_file(sha256);
appeal_attachment: FOREIGN KEY (uploaded_by) REFERENCES app_user(id);
appeal_attachment: PRIMARY KEY (id);
appeal_presence: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
appeal_presence: FOREIGN KEY (user_id) REFERENCES app_user(id);
appeal_presence: PRIMARY KEY (appeal_id, user_id);
appeal_reminder: CHECK ((what = ANY (ARRAY['consider'::text, 'tell'::text])));
appeal_reminder: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
appeal_reminder: PRIMARY KEY (appeal_id, what, due_on);
appeal_vote: CHECK ((vote = ANY (ARRAY['uphold'::text, 'reject'::text])));
appeal_vote: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
appeal_vote: FOREIGN KEY (user_id) REFERENCES app_user(id);
appeal_vote: PRIMARY KEY (appeal_id, user_id);
attached_signature: CHECK ((kept_kind = ANY (ARRAY['order'::text, 'protocol'::text, 'document'::text])));
attached_signature: FOREIGN KEY (added_by) REFERENCES app_user(id);
attached_signature: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
attached_signature: FOREIGN KEY (sha256) REFERENCES stored_file(sha256);
attached_signature: PRIMARY KEY (id);
attempt: CHECK (((annulled_at IS NULL) = (annulled_by_decision IS NULL)));
attempt: CHECK (((annulled_at IS NULL) OR (finished_at IS NOT NULL)));
attempt: CHECK (((correct >= 0) AND (correct <= total)));
attempt: CHECK (((finished_at IS NULL) = (close_reason IS NULL)));
attempt: CHECK (((finished_at IS NULL) = (correct IS NULL)));
attempt: CHECK (((finished_at IS NULL) = (mark IS NULL)));
attempt: CHECK (((finished_at IS NULL) = (sheet_sha256 IS NULL)));
attempt: CHECK ((close_reason = ANY (ARRAY['learner'::text, 'deadline'::text])));
attempt: CHECK ((deadline_at > started_at));
attempt: CHECK ((mark = ANY (ARRAY['pass'::text, 'fail'::text])));
attempt: FOREIGN KEY (annulled_by_decision) REFERENCES meeting_decision(id);
attempt: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
attempt: FOREIGN KEY (granted_by_decision) REFERENCES meeting_decision(id);
attempt: FOREIGN KEY (id) REFERENCES paper(id);
attempt: FOREIGN KEY (learner_id) REFERENCES app_user(id);
attempt: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
attempt: PRIMARY KEY (id);
attempt: UNIQUE (session_id, enrolment_id, number);
attempt_event: CHECK ((kind = ANY (ARRAY['started'::text, 'opened'::text, 'taken-over'::text, 'time-granted'::text, 'finished'::text, 'annulled'::text])));
attempt_event: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
attempt_event: PRIMARY KEY (id);
attempt_flag: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
attempt_flag: PRIMARY KEY (attempt_id, question_id);
attestation_session: CHECK (((second_time_of IS NULL) OR (form <> 'test'::text)));
attestation_session: CHECK ((check_reason = ANY (ARRAY['initial'::text, 'regular'::text, 'extraordinary'::text, 'repeated'::text])));
attestation_session: CHECK ((form = ANY (ARRAY['test'::text, 'exam'::text, 'defence'::text])));
attestation_session: CHECK ((start_until > opens_at));
attestation_session: CHECK ((venue = ANY (ARRAY['remote'::text, 'organisation'::text, 'unit'::text, 'customer'::text])));
attestation_session: FOREIGN KEY (commission_id) REFERENCES commission(id);
attestation_session: FOREIGN KEY (group_id) REFERENCES study_group(id);
attestation_session: FOREIGN KEY (second_time_of) REFERENCES attestation_session(id);
attestation_session: PRIMARY KEY (id);
audit_entry: PRIMARY KEY (id);
audit_link: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
audit_link: FOREIGN KEY (entry_id) REFERENCES audit_entry(id);
audit_link: PRIMARY KEY ("position");
audit_link: UNIQUE (entry_id);
bank_picture: FOREIGN KEY (added_by) REFERENCES app_user(id);
bank_picture: FOREIGN KEY (program_id) REFERENCES program(id);
bank_picture: FOREIGN KEY (sha256) REFERENCES stored_file(sha256);
bank_picture: PRIMARY KEY (program_id, sha256);
blank: CHECK (
CASE state
    WHEN 'in-stock'::text THEN (document_id IS NULL)
    WHEN 'issued'::text THEN (document_id IS NOT NULL)
    ELSE true
END);
blank: CHECK (((document_id IS NULL) = (taken_on IS NULL)));
blank: CHECK (((state = 'spoilt'::text) = (act_id IS NOT NULL)));
blank: CHECK ((state = ANY (ARRAY['in-stock'::text, 'issued'::text, 'spoilt'::text])));
blank: FOREIGN KEY (act_id) REFERENCES blank_act(id);
blank: FOREIGN KEY (batch_id) REFERENCES blank_batch(id);
blank: FOREIGN KEY (document_id) REFERENCES issued_document(id);
blank: PRIMARY KEY (id);
blank: UNIQUE (id, document_id);
blank: UNIQUE (id, kind);
blank: UNIQUE (kind, series, number);
blank_act: CHECK ((ground = ANY (ARRAY['spoilt'::text, 'lost'::text, 'shortage'::text, 'wrong-receipt'::text, 'obsolete'::text])));
blank_act: FOREIGN KEY (made_by) REFERENCES app_user(id);
blank_act: PRIMARY KEY (id);
blank_act: UNIQUE (number);
blank_batch: CHECK (((count >= 1) AND (count <= 10000)));
blank_batch: CHECK ((first_number ~ '^[0-9]{1,12}$'::text));
blank_batch: CHECK ((kind = ANY (ARRAY['certificate'::text, 'diploma'::text, 'reference'::text])));
blank_batch: CHECK ((num_nonnulls(removed_at, removed_by, removed_reason) = ANY (ARRAY[0, 3])));
blank_batch: FOREIGN KEY (received_by) REFERENCES app_user(id);
blank_batch: FOREIGN KEY (removed_by) REFERENCES app_user(id);
blank_batch: PRIMARY KEY (id);
commission: CHECK ((kind = ANY (ARRAY['attestation'::text, 'appeals'::text])));
commission: FOREIGN KEY (order_id) REFERENCES director_order(id);
commission: FOREIGN KEY (program_id) REFERENCES program(id);
commission: PRIMARY KEY (id);
commission: UNIQUE (order_id);
commission_seat: CHECK ((affiliation = ANY (ARRAY['own'::text, 'outside'::text])));
commission_seat: CHECK ((role = ANY (ARRAY['chair'::text, 'member'::text, 'secretary'::text])));
commission_seat: FOREIGN KEY (commission_id) REFERENCES commission(id);
commission_seat: FOREIGN KEY (user_id) REFERENCES app_user(id);
commission_seat: PRIMARY KEY (commission_id, user_id);
consent: CHECK (((source = 'paper'::text) = (place IS NOT NULL)));
consent: CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)));
consent: CHECK ((source = ANY (ARRAY['screen'::text, 'paper'::text])));
consent: FOREIGN KEY (recorded_by) REFERENCES app_user(id);
consent: FOREIGN KEY (text_id) REFERENCES consent_text(id);
consent: FOREIGN KEY (user_id) REFERENCES app_user(id);
consent: FOREIGN KEY (withdrawn_by) REFERENCES app_user(id);
consent: PRIMARY KEY (id);
consent_answer: CHECK ((note <> ''::text));
consent_answer: CHECK ((outcome = ANY (ARRAY['stopped'::text, 'other-ground'::text])));
consent_answer: FOREIGN KEY (answered_by) REFERENCES app_user(id);
consent_answer: FOREIGN KEY (consent_id) REFERENCES consent(id);
consent_answer: PRIMARY KEY (consent_id);
consent_text: CHECK ((purpose = ANY (ARRAY['processing'::text, 'media'::text, 'publication'::text])));
consent_text: FOREIGN KEY (published_by) REFERENCES app_user(id);
consent_text: PRIMARY KEY (id);
consent_text: UNIQUE (purpose, version);
credential_key: CHECK (((retired_at IS NULL) = (locked_key IS NOT NULL)));
credential_key: FOREIGN KEY (made_by) REFERENCES app_user(id);
credential_key: PRIMARY KEY (thumbprint);
delivery: CHECK ((outcome = ANY (ARRAY['delivered'::text, 'returned'::text])));
delivery: CHECK ((turn >= 1));
delivery: FOREIGN KEY (by) REFERENCES app_user(id);
delivery: FOREIGN KEY (hand_over_id) REFERENCES hand_over(id);
delivery: PRIMARY KEY (id);
delivery: UNIQUE (hand_over_id, turn);
design_picture: FOREIGN KEY (added_by) REFERENCES app_user(id);
design_picture: FOREIGN KEY (sha256) REFERENCES stored_file(sha256);
design_picture: PRIMARY KEY (sha256);
destruction_act: CHECK ((((approved_at IS NULL) = (number IS NULL)) AND ((approved_at IS NULL) = (approved_by IS NULL))));
destruction_act: CHECK (((num_nonnulls(refused_by, refused_at, refused_reason) = ANY (ARRAY[0, 3])) AND ((refused_at IS NULL) OR (approved_at IS NULL))));
destruction_act: CHECK ((cardinality(categories) > 0));
destruction_act: FOREIGN KEY (approved_by) REFERENCES app_user(id);
destruction_act: FOREIGN KEY (drafted_by) REFERENCES app_user(id);
destruction_act: FOREIGN KEY (refused_by) REFERENCES app_user(id);
destruction_act: PRIMARY KEY (id);
destruction_act: UNIQUE (number);
director_order: CHECK ((((cancelled_at IS NULL) = (cancelled_by IS NULL)) AND ((cancelled_at IS NULL) = (cancelled_reason IS NULL))));
director_order: CHECK (((signed_at IS NULL) OR (cancelled_at IS NULL)));
director_order: CHECK (((signed_by IS NULL) = (signed_at IS NULL)));
director_order: CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text));
director_order: CHECK ((kind = ANY (ARRAY['enrol-group'::text, 'appoint-attestation-commission'::text, 'change-attestation-commission'::text, 'appoint-appeals-commission'::text, 'complete-and-discharge'::text])));
director_order: FOREIGN KEY (cancelled_by) REFERENCES app_user(id);
director_order: FOREIGN KEY (changes_order_id) REFERENCES director_order(id);
director_order: FOREIGN KEY (drafted_by) REFERENCES app_user(id);
director_order: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
director_order: FOREIGN KEY (group_id) REFERENCES study_group(id);
director_order: FOREIGN KEY (program_id) REFERENCES program(id);
director_order: FOREIGN KEY (signed_by) REFERENCES app_user(id);
director_order: PRIMARY KEY (id);
document_design: CHECK ((kind = ANY (ARRAY['certificate'::text, 'diploma'::text, 'reference'::text, 'extract'::text])));
document_design: CHECK ((version > 0));
document_design: FOREIGN KEY (saved_by) REFERENCES app_user(id);
document_design: PRIMARY KEY (id);
document_design: UNIQUE (kind, version);
document_number: CHECK (((state = 'void'::text) = (void_reason IS NOT NULL)));
document_number: CHECK ((state = ANY (ARRAY['reserved'::text, 'issued'::text, 'void'::text])));
document_number: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
document_number: FOREIGN KEY (protocol_id) REFERENCES protocol(id);
document_number: FOREIGN KEY (series) REFERENCES number_series(series);
document_number: PRIMARY KEY (id);
document_number: UNIQUE (series, text);
document_number: UNIQUE (series, year, n);
document_print_failure: CHECK ((problem <> ''::text));
document_print_failure: CHECK ((tries > 0));
document_print_failure: FOREIGN KEY (document_id) REFERENCES issued_document(id);
document_print_failure: PRIMARY KEY (document_id);
enrolment: CHECK ((((override_reason IS NULL) = (override_by IS NULL)) AND ((override_by IS NULL) = (override_at IS NULL))));
enrolment: CHECK (((extra_minutes >= 0) AND (extra_minutes <= 600)));
enrolment: CHECK ((funding = ANY (ARRAY['federal'::text, 'regional'::text, 'local'::text, 'paid'::text])));
enrolment: CHECK ((learning_place = ANY (ARRAY['inside'::text, 'outside'::text])));
enrolment: FOREIGN KEY (group_id) REFERENCES study_group(id);
enrolment: FOREIGN KEY (learner_id) REFERENCES app_user(id);
enrolment: FOREIGN KEY (override_by) REFERENCES app_user(id);
enrolment: PRIMARY KEY (id);
enrolment: UNIQUE (group_id, learner_id);
exam_card: CHECK (((cardinality(questions) >= 1) AND (cardinality(questions) <= 20)));
exam_card: CHECK ((number > 0));
exam_card: FOREIGN KEY (program_id) REFERENCES program(id);
exam_card: PRIMARY KEY (id);
examination: CHECK (((NOT absent) OR (num_nonnulls(started_at, mark, marks_opened_at, card_id) = 0)));
examination: CHECK (((mark IS NULL) OR (marks_opened_at IS NOT NULL)));
examination: CHECK ((ended_at >= started_at));
examination: CHECK ((mark = ANY (ARRAY['fail'::text, 'pass'::text, 'unsatisfactory'::text, 'satisfactory'::text, 'good'::text, 'excellent'::text])));
examination: CHECK ((num_nulls(card_id, card_number, card_questions) = ANY (ARRAY[0, 3])));
examination: CHECK ((num_nulls(mark, confirmed_at, confirmed_by) = ANY (ARRAY[0, 3])));
examination: CHECK ((report_minutes >= 0));
examination: FOREIGN KEY (card_id) REFERENCES exam_card(id);
examination: FOREIGN KEY (confirmed_by) REFERENCES app_user(id);
examination: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
examination: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
examination: PRIMARY KEY (id);
examination: UNIQUE (session_id, enrolment_id);
examination_mark: CHECK ((mark = ANY (ARRAY['fail'::text, 'pass'::text, 'unsatisfactory'::text, 'satisfactory'::text, 'good'::text, 'excellent'::text])));
examination_mark: FOREIGN KEY (examination_id) REFERENCES examination(id);
examination_mark: FOREIGN KEY (user_id) REFERENCES app_user(id);
examination_mark: PRIMARY KEY (examination_id, user_id);
examination_opinion: FOREIGN KEY (examination_id) REFERENCES examination(id);
examination_opinion: FOREIGN KEY (user_id) REFERENCES app_user(id);
examination_opinion: PRIMARY KEY (id);
examination_question: FOREIGN KEY (asked_by) REFERENCES app_user(id);
examination_question: FOREIGN KEY (examination_id) REFERENCES examination(id);
examination_question: FOREIGN KEY (written_by) REFERENCES app_user(id);
examination_question: PRIMARY KEY (id);
hand_over: CHECK (((way <> 'by-post'::text) OR (address IS NOT NULL)));
hand_over: CHECK (((way <> 'by-proxy'::text) OR ((recipient IS NOT NULL) AND (proxy_document IS NOT NULL))));
hand_over: CHECK (((way <> 'none'::text) OR ((turn > 1) AND (reason IS NOT NULL))));
hand_over: CHECK ((turn >= 1));
hand_over: CHECK ((way = ANY (ARRAY['in-person'::text, 'by-proxy'::text, 'by-post'::text, 'electronic'::text, 'none'::text])));
hand_over: FOREIGN KEY (by) REFERENCES app_user(id);
hand_over: FOREIGN KEY (document_id) REFERENCES issued_document(id);
hand_over: PRIMARY KEY (id);
hand_over: UNIQUE (document_id, turn);
inquiry: FOREIGN KEY (answered_by) REFERENCES app_user(id);
inquiry: PRIMARY KEY (id);
issued_document: CHECK (((num_nonnulls(duplicate_of, replaces) = 1) = (reissue_reason IS NOT NULL)));
issued_document: CHECK (((order_id IS NULL) OR (kind = 'reference'::text)));
issued_document: CHECK ((kind = ANY (ARRAY['certificate'::text, 'diploma'::text, 'reference'::text, 'extract'::text])));
issued_document: CHECK ((num_nonnulls(duplicate_of, replaces) <= 1));
issued_document: CHECK ((num_nonnulls(protocol_id, order_id) = 1));
issued_document: CHECK ((reissue_reason = ANY (ARRAY['loss'::text, 'damage'::text, 'name-change'::text, 'wrong-data'::text, 'other'::text])));
issued_document: CHECK ((status = ANY (ARRAY['valid'::text, 'replaced'::text, 'annulled'::text])));
issued_document: FOREIGN KEY (blank_id, id) REFERENCES blank(id, document_id);
issued_document: FOREIGN KEY (blank_id, kind) REFERENCES blank(id, kind);
issued_document: FOREIGN KEY (design_version_id) REFERENCES document_design(id);
issued_document: FOREIGN KEY (duplicate_of) REFERENCES issued_document(id);
issued_document: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
issued_document: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
issued_document: FOREIGN KEY (issued_by) REFERENCES app_user(id);
issued_document: FOREIGN KEY (learner_id) REFERENCES app_user(id);
issued_document: FOREIGN KEY (number_id) REFERENCES document_number(id);
issued_document: FOREIGN KEY (order_id) REFERENCES director_order(id);
issued_document: FOREIGN KEY (protocol_id) REFERENCES protocol(id);
issued_document: FOREIGN KEY (replaced_by) REFERENCES issued_document(id);
issued_document: FOREIGN KEY (replaces) REFERENCES issued_document(id);
issued_document: PRIMARY KEY (id);
issued_document: UNIQUE (blank_id);
issued_document: UNIQUE (code);
issued_document: UNIQUE (number_id);
issued_document: UNIQUE (request_id);
learner_record: CHECK (((prior_shown_at IS NULL) = (prior_shown_by IS NULL)));
learner_record: CHECK ((birth_date >= '1900-01-01'::date));
learner_record: CHECK ((citizenship ~ '^[0-9]{3}$'::text));
learner_record: CHECK ((identity_kind = ANY (ARRAY['passport'::text, 'foreign-passport'::text, 'residence-permit'::text, 'other'::text])));
learner_record: CHECK ((prior_level = ANY (ARRAY['higher'::text, 'secondary-vocational'::text, 'reference'::text, 'experience'::text, 'rule-1'::text])));
learner_record: CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])));
learner_record: CHECK ((snils ~ '^[0-9]{11}$'::text));
learner_record: FOREIGN KEY (prior_shown_by) REFERENCES app_user(id);
learner_record: FOREIGN KEY (updated_by) REFERENCES app_user(id);
learner_record: FOREIGN KEY (user_id) REFERENCES app_user(id);
learner_record: PRIMARY KEY (user_id);
meeting: CHECK (((closed_at IS NULL) = (closed_by IS NULL)));
meeting: CHECK (((closed_at IS NULL) OR (opened_at IS NOT NULL)));
meeting: CHECK (((opened_at IS NULL) = (opened_by IS NULL)));
meeting: FOREIGN KEY (closed_by) REFERENCES app_user(id);
meeting: FOREIGN KEY (current_examination_id) REFERENCES examination(id);
meeting: FOREIGN KEY (opened_by) REFERENCES app_user(id);
meeting: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
meeting: PRIMARY KEY (id);
meeting: UNIQUE (session_id);
meeting_decision: CHECK (((from_day IS NULL) = (until_day IS NULL)));
meeting_decision: CHECK (((kind = 'annul-attempt'::text) = (attempt_id IS NOT NULL)));
meeting_decision: CHECK (((kind = 'other'::text) OR (enrolment_id IS NOT NULL)));
meeting_decision: CHECK (((kind = ANY (ARRAY['grant-attempt'::text, 'second-time'::text])) = (from_day IS NOT NULL)));
meeting_decision: CHECK ((kind = ANY (ARRAY['annul-attempt'::text, 'grant-attempt'::text, 'second-time'::text, 'other'::text])));
meeting_decision: CHECK ((until_day >= from_day));
meeting_decision: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
meeting_decision: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
meeting_decision: FOREIGN KEY (decided_by) REFERENCES app_user(id);
meeting_decision: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
meeting_decision: FOREIGN KEY (meeting_id) REFERENCES meeting(id);
meeting_decision: PRIMARY KEY (id);
meeting_decision_withdrawal: FOREIGN KEY (decision_id) REFERENCES meeting_decision(id);
meeting_decision_withdrawal: FOREIGN KEY (withdrawn_by) REFERENCES app_user(id);
meeting_decision_withdrawal: PRIMARY KEY (decision_id);
meeting_event: FOREIGN KEY (actor_id) REFERENCES app_user(id);
meeting_event: FOREIGN KEY (meeting_id) REFERENCES meeting(id);
meeting_event: PRIMARY KEY (id);
meeting_presence: FOREIGN KEY (meeting_id) REFERENCES meeting(id);
meeting_presence: FOREIGN KEY (user_id) REFERENCES app_user(id);
meeting_presence: PRIMARY KEY (meeting_id, user_id);
migration: PRIMARY KEY (id);
module_done: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id) ON DELETE CASCADE;
module_done: FOREIGN KEY (module_id) REFERENCES program_module(id) ON DELETE CASCADE;
module_done: PRIMARY KEY (enrolment_id, module_id);
number_counter: CHECK ((last >= 0));
number_counter: FOREIGN KEY (series) REFERENCES number_series(series);
number_counter: PRIMARY KEY (series, year);
number_series: CHECK ((series = ANY (ARRAY['order'::text, 'protocol'::text, 'certificate'::text, 'diploma'::text, 'reference'::text, 'duplicate'::text, 'extract'::text, 'blank-act'::text, 'destruction-act'::text])));
number_series: PRIMARY KEY (series);
one_time_code: FOREIGN KEY (user_id) REFERENCES app_user(id);
one_time_code: PRIMARY KEY (user_id);
order_learner: FOREIGN KEY (order_id) REFERENCES director_order(id);
order_learner: PRIMARY KEY (order_id, enrolment_id);
order_template: CHECK ((version > 0));
order_template: FOREIGN KEY (saved_by) REFERENCES app_user(id);
order_template: PRIMARY KEY (kind, version);
organisation: CHECK ((calendar_country = ANY (ARRAY['RU'::text, 'KZ'::text, 'KG'::text])));
organisation: CHECK ((id = 1));
organisation: PRIMARY KEY (id);
organisation_seal: CHECK (((switched_off_at IS NULL) = (locked_key IS NOT NULL)));
organisation_seal: CHECK (((switched_off_at IS NULL) = (switched_off_by IS NULL)));
organisation_seal: FOREIGN KEY (added_by) REFERENCES app_user(id);
organisation_seal: FOREIGN KEY (switched_off_by) REFERENCES app_user(id);
organisation_seal: PRIMARY KEY (id);
paper: CHECK ((number > 0));
paper: CHECK ((questions > 0));
paper: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id) ON DELETE CASCADE;
paper: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
paper: PRIMARY KEY (id);
paper: UNIQUE (session_id, enrolment_id, number);
paper_question: CHECK ((right_option_id = ANY (option_ids)));
paper_question: FOREIGN KEY (paper_id) REFERENCES paper(id) ON DELETE CASCADE;
paper_question: FOREIGN KEY (version_id) REFERENCES question_version(id);
paper_question: PRIMARY KEY (paper_id, question_id);
print: CHECK ((status = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text])));
print: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
print: PRIMARY KEY (id);
print_run: CHECK (((finished_at IS NOT NULL) = (status = ANY (ARRAY['cancelled'::text, 'done'::text]))));
print_run: CHECK (((held_by IS NULL) = (held_until IS NULL)));
print_run: CHECK ((status = ANY (ARRAY['running'::text, 'paused'::text, 'cancelled'::text, 'done'::text])));
print_run: FOREIGN KEY (made_by) REFERENCES app_user(id);
print_run: PRIMARY KEY (id);
print_run_item: CHECK ((("position" >= 1) AND ("position" <= 2000)));
print_run_item: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)));
print_run_item: CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])));
print_run_item: FOREIGN KEY (document_id) REFERENCES issued_document(id);
print_run_item: FOREIGN KEY (run_id) REFERENCES print_run(id);
print_run_item: PRIMARY KEY (run_id, "position");
print_run_item: UNIQUE (run_id, document_id);
production_calendar: CHECK (((reason IS NULL) = (published_by IS NULL)));
production_calendar: CHECK (((year >= 2017) AND (year <= 2100)));
production_calendar: CHECK ((country = ANY (ARRAY['RU'::text, 'KZ'::text, 'KG'::text])));
production_calendar: CHECK ((status = ANY (ARRAY['approved'::text, 'unconfirmed'::text, 'provisional'::text])));
production_calendar: CHECK ((version > 0));
production_calendar: FOREIGN KEY (published_by) REFERENCES app_user(id);
production_calendar: PRIMARY KEY (id);
production_calendar: UNIQUE (country, year, version);
production_calendar_day: CHECK ((kind = ANY (ARRAY['off'::text, 'short'::text, 'working'::text])));
production_calendar_day: CHECK ((transferred_from <> day));
production_calendar_day: FOREIGN KEY (calendar_id) REFERENCES production_calendar(id);
production_calendar_day: PRIMARY KEY (calendar_id, day);
production_calendar_day: UNIQUE (calendar_id, transferred_from);
program: CHECK (((exam_discipline IS NULL) OR (NOT (exam_kind IS DISTINCT FROM 'discipline'::text))));
program: CHECK ((exam_kind = ANY (ARRAY['interdisciplinary'::text, 'discipline'::text])));
program: CHECK ((forms <@ ARRAY['test'::text, 'exam'::text, 'defence'::text]));
program: CHECK ((hours > 0));
program: CHECK ((kind = ANY (ARRAY['professional-development'::text, 'retraining'::text])));
program: PRIMARY KEY (id);
program_module: CHECK ((hours >= 0));
program_module: FOREIGN KEY (program_id) REFERENCES program(id) ON DELETE CASCADE;
program_module: PRIMARY KEY (id);
program_module: UNIQUE (program_id, "position") DEFERRABLE INITIALLY DEFERRED;
protocol: CHECK (((form = 3) = (examination_id IS NOT NULL)));
protocol: CHECK (((status = 'draft'::text) = (signed_at IS NULL)));
protocol: CHECK ((form = ANY (ARRAY[1, 2, 3])));
protocol: CHECK ((status = ANY (ARRAY['draft'::text, 'signed'::text, 'replaced'::text])));
protocol: FOREIGN KEY (amends) REFERENCES protocol(id);
protocol: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
protocol: FOREIGN KEY (commission_id) REFERENCES commission(id);
protocol: FOREIGN KEY (drafted_by) REFERENCES app_user(id);
protocol: FOREIGN KEY (examination_id) REFERENCES examination(id);
protocol: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
protocol: FOREIGN KEY (session_id) REFERENCES attestation_session(id);
protocol: PRIMARY KEY (id);
protocol: UNIQUE (code);
protocol_amendment: CHECK ((mark = ANY (ARRAY['pass'::text, 'fail'::text])));
protocol_amendment: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
protocol_amendment: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
protocol_amendment: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
protocol_amendment: FOREIGN KEY (examination_id) REFERENCES examination(id);
protocol_amendment: FOREIGN KEY (protocol_id) REFERENCES protocol(id);
protocol_amendment: PRIMARY KEY (id);
protocol_reminder: FOREIGN KEY (protocol_id) REFERENCES protocol(id) ON DELETE CASCADE;
protocol_reminder: PRIMARY KEY (protocol_id, minutes_before);
protocol_result: CHECK (((grade IS NULL) = (examination_id IS NULL)));
protocol_result: CHECK ((grade = ANY (ARRAY['fail'::text, 'pass'::text, 'unsatisfactory'::text, 'satisfactory'::text, 'good'::text, 'excellent'::text])));
protocol_result: CHECK ((mark = ANY (ARRAY['pass'::text, 'fail'::text])));
protocol_result: CHECK ((num_nonnulls(attempt_id, examination_id) = 1));
protocol_result: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
protocol_result: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id);
protocol_result: FOREIGN KEY (examination_id) REFERENCES examination(id);
protocol_result: FOREIGN KEY (protocol_id) REFERENCES protocol(id) ON DELETE CASCADE;
protocol_result: PRIMARY KEY (id);
protocol_result: UNIQUE (attempt_id);
protocol_result: UNIQUE (examination_id);
question: FOREIGN KEY (draft_version_id) REFERENCES question_version(id);
question: FOREIGN KEY (program_id) REFERENCES program(id);
question: FOREIGN KEY (published_version_id) REFERENCES question_version(id);
question: PRIMARY KEY (id);
question_option: FOREIGN KEY (version_id) REFERENCES question_version(id);
question_option: PRIMARY KEY (id);
question_option: UNIQUE (version_id, "position");
question_picture: FOREIGN KEY (sha256) REFERENCES stored_file(sha256);
question_picture: FOREIGN KEY (version_id) REFERENCES question_version(id);
question_picture: PRIMARY KEY (version_id, sha256);
question_ruling: CHECK (((ruling = 'key'::text) = (right_option_id IS NOT NULL)));
question_ruling: CHECK ((ruling = ANY (ARRAY['key'::text, 'void'::text])));
question_ruling: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
question_ruling: FOREIGN KEY (decided_by) REFERENCES app_user(id);
question_ruling: FOREIGN KEY (right_option_id) REFERENCES question_option(id);
question_ruling: FOREIGN KEY (version_id) REFERENCES question_version(id);
question_ruling: PRIMARY KEY (id);
question_ruling: UNIQUE (version_id);
question_version: FOREIGN KEY (author_id) REFERENCES app_user(id);
question_version: FOREIGN KEY (question_id) REFERENCES question(id);
question_version: FOREIGN KEY (topic_id) REFERENCES topic(id);
question_version: PRIMARY KEY (id);
question_version: UNIQUE (question_id, version);
rate_limit: PRIMARY KEY (key);
record_view: CHECK ((what = ANY (ARRAY['record'::text, 'register-check'::text, 'register-file'::text, 'registry-book'::text, 'export'::text, 'group-sheet'::text])));
record_view: FOREIGN KEY (user_id) REFERENCES app_user(id);
record_view: FOREIGN KEY (viewer_id) REFERENCES app_user(id);
record_view: PRIMARY KEY (id);
register_correction: CHECK (("column" ~ '^[A-Z]{1,2}$'::text));
register_correction: FOREIGN KEY (document_id) REFERENCES issued_document(id);
register_correction: FOREIGN KEY (made_by) REFERENCES app_user(id);
register_correction: PRIMARY KEY (document_id, "column");
register_package: CHECK (((answer_name IS NULL) = (answer_sha256 IS NULL)));
register_package: CHECK (((status = ANY (ARRAY['draft'::text, 'exported'::text, 'withdrawn'::text])) OR (num_nulls(operator_number, sent_on, sent_by) = 0)));
register_package: CHECK (((status = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (num_nulls(file_name, file_sha256, exported_at, exported_by) = 0)));
register_package: CHECK ((num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) =
CASE status
    WHEN 'withdrawn'::text THEN 3
    ELSE 0
END));
register_package: CHECK ((status = ANY (ARRAY['draft'::text, 'exported'::text, 'sent'::text, 'accepted'::text, 'partly-accepted'::text, 'rejected'::text, 'withdrawn'::text])));
register_package: FOREIGN KEY (answer_sha256) REFERENCES stored_file(sha256);
register_package: FOREIGN KEY (answered_by) REFERENCES app_user(id);
register_package: FOREIGN KEY (exported_by) REFERENCES app_user(id);
register_package: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
register_package: FOREIGN KEY (made_by) REFERENCES app_user(id);
register_package: FOREIGN KEY (sent_by) REFERENCES app_user(id);
register_package: FOREIGN KEY (withdrawn_by) REFERENCES app_user(id);
register_package: PRIMARY KEY (id);
register_package: UNIQUE (number);
register_row: CHECK ((("position" >= 1) AND ("position" <= 1000)));
register_row: CHECK ((state = ANY (ARRAY['packed'::text, 'accepted'::text, 'rejected'::text, 'withdrawn'::text])));
register_row: FOREIGN KEY (document_id) REFERENCES issued_document(id);
register_row: FOREIGN KEY (package_id) REFERENCES register_package(id);
register_row: PRIMARY KEY (package_id, document_id);
register_row: UNIQUE (package_id, "position");
register_term: CHECK (((days >= 1) AND (days <= 365)));
register_term: PRIMARY KEY (from_day);
regulation_edition: PRIMARY KEY (id);
regulation_edition: UNIQUE (number);
reissue_record: CHECK (((happened_on IS NOT NULL) = COALESCE((state = ANY (ARRAY['returned'::text, 'destroyed'::text])), false)));
reissue_record: CHECK ((loss_proof = ANY (ARRAY['police'::text, 'fire-service'::text, 'newspaper'::text, 'other'::text])));
reissue_record: CHECK ((num_nonnulls(loss_proof, state) = 1));
reissue_record: CHECK ((state = ANY (ARRAY['with-holder'::text, 'returned'::text, 'destroyed'::text])));
reissue_record: CHECK ((turn >= 1));
reissue_record: FOREIGN KEY (by) REFERENCES app_user(id);
reissue_record: FOREIGN KEY (document_id) REFERENCES issued_document(id);
reissue_record: PRIMARY KEY (id);
reissue_record: UNIQUE (document_id, turn);
result_change: CHECK ((num_nonnulls(attempt_id, examination_id) = 1));
result_change: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
result_change: FOREIGN KEY (attempt_id) REFERENCES attempt(id);
result_change: FOREIGN KEY (examination_id) REFERENCES examination(id);
result_change: FOREIGN KEY (ruling_id) REFERENCES question_ruling(id);
result_change: PRIMARY KEY (id);
retention_rule: CHECK ((category = ANY (ARRAY['contacts'::text, 'sign-in'::text, 'identity-document'::text, 'prior-education'::text, 'register-data'::text])));
retention_rule: CHECK ((months >= 0));
retention_rule: PRIMARY KEY (category);
ruling_vote: CHECK (((finding = 'key'::text) = (right_option_id IS NOT NULL)));
ruling_vote: CHECK ((finding = ANY (ARRAY['none'::text, 'key'::text, 'void'::text])));
ruling_vote: FOREIGN KEY (appeal_id) REFERENCES appeal(id);
ruling_vote: FOREIGN KEY (right_option_id) REFERENCES question_option(id);
ruling_vote: FOREIGN KEY (user_id) REFERENCES app_user(id);
ruling_vote: FOREIGN KEY (version_id) REFERENCES question_version(id);
ruling_vote: PRIMARY KEY (appeal_id, version_id, user_id);
sealed_kind: CHECK ((kind = ANY (ARRAY['order'::text, 'protocol'::text, 'document'::text])));
sealed_kind: PRIMARY KEY (kind);
second_factor: CHECK (((kind = 'totp'::text) = (secret IS NOT NULL)));
second_factor: CHECK ((kind = ANY (ARRAY['totp'::text, 'email'::text])));
second_factor: FOREIGN KEY (user_id) REFERENCES app_user(id);
second_factor: PRIMARY KEY (user_id);
signature: CHECK (((content_sha256 IS NOT NULL) OR ((subject_kind = 'order'::text) AND (agreement_id IS NULL))));
signature: CHECK (((status = 'absent'::text) = (method = 'recorded'::text)));
signature: CHECK (((status = ANY (ARRAY['signed-with-opinion'::text, 'refused'::text])) = (statement IS NOT NULL)));
signature: CHECK (((voided_at IS NULL) = (voided_reason IS NULL)));
signature: CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text));
signature: CHECK ((method = ANY (ARRAY['password'::text, 'password+totp'::text, 'password+email'::text, 'recorded'::text])));
signature: CHECK ((status = ANY (ARRAY['signed'::text, 'signed-with-opinion'::text, 'refused'::text, 'absent'::text])));
signature: CHECK ((subject_kind = ANY (ARRAY['protocol'::text, 'order'::text, 'appeal-application'::text, 'appeal'::text, 'appeal-acknowledgement'::text])));
signature: FOREIGN KEY (agreement_id) REFERENCES signing_agreement(id);
signature: FOREIGN KEY (user_id) REFERENCES app_user(id);
signature: PRIMARY KEY (id);
signing_agreement: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
signing_agreement: PRIMARY KEY (id);
signing_agreement: UNIQUE (number);
signing_consent: FOREIGN KEY (agreement_id) REFERENCES signing_agreement(id);
signing_consent: FOREIGN KEY (user_id) REFERENCES app_user(id);
signing_consent: PRIMARY KEY (user_id, agreement_id);
socket_io_attachments: UNIQUE (id);
stored_file: CHECK ((bytes > 0));
stored_file: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
stored_file: PRIMARY KEY (sha256);
study_group: CHECK ((ends_on >= starts_on));
study_group: FOREIGN KEY (program_id) REFERENCES program(id);
study_group: PRIMARY KEY (id);
thesis: CHECK ((num_nulls(file_sha256, file_name, file_media_type, file_bytes, uploaded_at, uploaded_by) = ANY (ARRAY[0, 6])));
thesis: CHECK ((pages > 0));
thesis: CHECK ((review_kind = ANY (ARRAY['review'::text, 'opinion'::text])));
thesis: FOREIGN KEY (enrolment_id) REFERENCES enrolment(id) ON DELETE CASCADE;
thesis: FOREIGN KEY (file_sha256) REFERENCES stored_file(sha256);
thesis: FOREIGN KEY (uploaded_by) REFERENCES app_user(id);
thesis: PRIMARY KEY (enrolment_id);
topic: FOREIGN KEY (program_id) REFERENCES program(id);
topic: PRIMARY KEY (id);
topic: UNIQUE (program_id, title);

CREATE UNIQUE INDEX app_user_email ON public.app_user USING btree (lower(email));
CREATE UNIQUE INDEX app_user_login ON public.app_user USING btree (lower(login));
CREATE INDEX appeal_attachment_appeal ON public.appeal_attachment USING btree (appeal_id, "position") WHERE (appeal_id IS NOT NULL);
CREATE INDEX appeal_attachment_loose ON public.appeal_attachment USING btree (uploaded_by, uploaded_at) WHERE (appeal_id IS NULL);
CREATE INDEX appeal_enrolment ON public.appeal USING btree (enrolment_id);
CREATE INDEX appeal_learner ON public.appeal USING btree (learner_id);
CREATE INDEX appeal_open ON public.appeal USING btree (filed_at) WHERE (state <> ALL (ARRAY['acknowledged'::text, 'acknowledgement-refused'::text]));
CREATE INDEX appeal_protocol_file ON public.appeal USING btree (protocol_file_sha256) WHERE (protocol_file_sha256 IS NOT NULL);
CREATE INDEX attached_signature_file ON public.attached_signature USING btree (sha256);
CREATE UNIQUE INDEX attached_signature_once ON public.attached_signature USING btree (kept_kind, kept_id, sha256);
CREATE INDEX attempt_due ON public.attempt USING btree (deadline_at) WHERE (finished_at IS NULL);
CREATE INDEX attempt_enrolment ON public.attempt USING btree (enrolment_id);
CREATE INDEX attempt_event_attempt ON public.attempt_event USING btree (attempt_id);
CREATE UNIQUE INDEX attempt_granted_once ON public.attempt USING btree (granted_by_decision) WHERE (granted_by_decision IS NOT NULL);
CREATE INDEX attempt_learner ON public.attempt USING btree (learner_id);
CREATE UNIQUE INDEX attempt_one_open ON public.attempt USING btree (enrolment_id) WHERE (finished_at IS NULL);
CREATE INDEX attestation_session_group ON public.attestation_session USING btree (group_id);
CREATE INDEX attestation_session_opens ON public.attestation_session USING btree (opens_at);
CREATE INDEX attestation_session_second_time_of ON public.attestation_session USING btree (second_time_of) WHERE (second_time_of IS NOT NULL);
CREATE INDEX audit_entry_action ON public.audit_entry USING btree (action, at, id);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (actor_id, at, id);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (subject_id, at);
CREATE INDEX audit_entry_time ON public.audit_entry USING btree (at, id);
CREATE INDEX bank_picture_file ON public.bank_picture USING btree (sha256);
CREATE INDEX blank_act_blanks ON public.blank USING btree (act_id);
CREATE INDEX blank_batch_blanks ON public.blank USING btree (batch_id, number);
CREATE UNIQUE INDEX blank_one_of_a_document ON public.blank USING btree (document_id) WHERE (state = 'issued'::text);
CREATE INDEX blank_used_of_batch ON public.blank USING btree (batch_id) WHERE (state <> 'in-stock'::text);
CREATE UNIQUE INDEX commission_one_chair ON public.commission_seat USING btree (commission_id) WHERE (role = 'chair'::text);
CREATE INDEX commission_program ON public.commission USING btree (program_id);
CREATE UNIQUE INDEX consent_standing ON public.consent USING btree (user_id, purpose) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX credential_key_one_in_use ON public.credential_key USING btree ((true)) WHERE (retired_at IS NULL);
CREATE INDEX director_order_group ON public.director_order USING btree (group_id) WHERE (group_id IS NOT NULL);
CREATE UNIQUE INDEX director_order_number ON public.director_order USING btree (number, EXTRACT(year FROM date));
CREATE INDEX director_order_program ON public.director_order USING btree (program_id) WHERE (program_id IS NOT NULL);
CREATE UNIQUE INDEX document_number_one_reserved ON public.document_number USING btree (enrolment_id, series) WHERE (state = 'reserved'::text);
CREATE INDEX enrolment_learner ON public.enrolment USING btree (learner_id);
CREATE UNIQUE INDEX exam_card_number ON public.exam_card USING btree (program_id, number) WHERE (withdrawn_at IS NULL);
CREATE INDEX examination_card ON public.examination USING btree (card_id) WHERE (card_id IS NOT NULL);
CREATE INDEX examination_enrolment ON public.examination USING btree (enrolment_id);
CREATE INDEX examination_opinion_examination ON public.examination_opinion USING btree (examination_id, at);
CREATE INDEX examination_question_examination ON public.examination_question USING btree (examination_id, at);
CREATE INDEX issued_document_design ON public.issued_document USING btree (design_version_id) WHERE (design_version_id IS NOT NULL);
CREATE INDEX issued_document_enrolment ON public.issued_document USING btree (enrolment_id);
CREATE INDEX issued_document_file ON public.issued_document USING btree (file_sha256);
CREATE INDEX issued_document_learner ON public.issued_document USING btree (learner_id);
CREATE UNIQUE INDEX issued_document_one_duplicate ON public.issued_document USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE UNIQUE INDEX issued_document_one_replacement ON public.issued_document USING btree (replaces) WHERE (replaces IS NOT NULL);
CREATE UNIQUE INDEX issued_document_one_valid ON public.issued_document USING btree (enrolment_id, kind) WHERE ((status = 'valid'::text) AND (kind <> 'extract'::text));
CREATE INDEX issued_document_order ON public.issued_document USING btree (order_id) WHERE (order_id IS NOT NULL);
CREATE INDEX issued_document_protocol ON public.issued_document USING btree (protocol_id);
CREATE INDEX issued_document_replaced_by ON public.issued_document USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX issued_document_unprinted ON public.issued_document USING btree (issued_at) WHERE (file_sha256 IS NULL);
CREATE UNIQUE INDEX learner_record_snils ON public.learner_record USING btree (snils);
CREATE INDEX meeting_decision_enrolment ON public.meeting_decision USING btree (enrolment_id);
CREATE INDEX meeting_decision_meeting ON public.meeting_decision USING btree (meeting_id, at);
CREATE INDEX meeting_event_meeting ON public.meeting_event USING btree (meeting_id, id);
CREATE INDEX order_learner_enrolment ON public.order_learner USING btree (enrolment_id);
CREATE UNIQUE INDEX organisation_seal_one_in_use ON public.organisation_seal USING btree ((true)) WHERE (switched_off_at IS NULL);
CREATE INDEX paper_question_version ON public.paper_question USING btree (version_id);
CREATE INDEX print_run_item_document ON public.print_run_item USING btree (document_id);
CREATE INDEX print_run_item_waiting ON public.print_run_item USING btree (run_id, "position") WHERE (state = 'waiting'::text);
CREATE INDEX print_run_made_at ON public.print_run USING btree (made_at DESC);
CREATE INDEX print_run_unfinished ON public.print_run USING btree (made_at) WHERE (status = ANY (ARRAY['running'::text, 'paused'::text]));
CREATE INDEX print_waiting_or_shared ON public.print USING btree (requested_at) WHERE ((status = 'waiting'::text) OR ((status = 'ready'::text) AND (requested_by IS NULL)));
CREATE UNIQUE INDEX protocol_amended_once ON public.protocol USING btree (amends) WHERE (amends IS NOT NULL);
CREATE INDEX protocol_amendment_enrolment ON public.protocol_amendment USING btree (protocol_id, enrolment_id);
CREATE INDEX protocol_due ON public.protocol USING btree (due_at) WHERE (status = 'draft'::text);
CREATE INDEX protocol_file ON public.protocol USING btree (file_sha256) WHERE (file_sha256 IS NOT NULL);
CREATE UNIQUE INDEX protocol_number ON public.protocol USING btree (number, EXTRACT(year FROM date));
CREATE UNIQUE INDEX protocol_one_draft ON public.protocol USING btree (session_id) WHERE ((status = 'draft'::text) AND (form <> 3) AND (amends IS NULL));
CREATE UNIQUE INDEX protocol_one_per_examination ON public.protocol USING btree (examination_id) WHERE ((status <> 'replaced'::text) AND (amends IS NULL));
CREATE INDEX protocol_result_enrolment ON public.protocol_result USING btree (enrolment_id);
CREATE INDEX protocol_result_protocol ON public.protocol_result USING btree (protocol_id, "position");
CREATE INDEX protocol_session ON public.protocol USING btree (session_id);
CREATE INDEX question_fingerprint ON public.question USING btree (program_id, fingerprint);
CREATE INDEX question_picture_sha256 ON public.question_picture USING btree (sha256);
CREATE INDEX question_program ON public.question USING btree (program_id, "position");
CREATE INDEX record_view_user ON public.record_view USING btree (user_id, at);
CREATE INDEX register_row_document ON public.register_row USING btree (document_id);
CREATE UNIQUE INDEX register_row_one_live ON public.register_row USING btree (document_id) WHERE (state = ANY (ARRAY['packed'::text, 'accepted'::text]));
CREATE INDEX result_change_appeal ON public.result_change USING btree (appeal_id);
CREATE INDEX result_change_attempt ON public.result_change USING btree (attempt_id) WHERE (attempt_id IS NOT NULL);
CREATE UNIQUE INDEX signature_one_stands ON public.signature USING btree (subject_kind, subject_id, user_id) WHERE (voided_at IS NULL);
CREATE INDEX signature_subject ON public.signature USING btree (subject_kind, subject_id);
CREATE INDEX signature_user ON public.signature USING btree (user_id);
CREATE INDEX thesis_file ON public.thesis USING btree (file_sha256);

VIEW announced_examination AS
 SELECT r.examination_id,
    p.number AS protocol_number,
    r.announced_at
   FROM (protocol_result r
     JOIN protocol p ON ((p.id = r.protocol_id)))
  WHERE ((r.examination_id IS NOT NULL) AND (p.status = 'signed'::text));
VIEW consent_withdrawal AS
 SELECT c.id AS consent_id,
    c.user_id,
    c.purpose,
    c.withdrawn_at,
    (c.withdrawn_by = c.user_id) AS own_hand,
    ((c.withdrawn_at AT TIME ZONE o.zone))::date AS withdrawn_on,
    a.outcome,
    a.note,
    a.answered_by,
    a.answered_at
   FROM ((consent c
     CROSS JOIN organisation o)
     LEFT JOIN consent_answer a ON ((a.consent_id = c.id)))
  WHERE ((c.withdrawn_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM consent n
          WHERE ((n.user_id = c.user_id) AND (n.purpose = c.purpose) AND ((n.withdrawn_at IS NULL) OR (n.withdrawn_at > c.withdrawn_at)))))));
VIEW heard_thesis AS
 SELECT x.id AS examination_id,
    t.enrolment_id,
    t.topic,
    t.work_form,
    t.supervisor,
    t.consultants,
    t.pages,
    t.materials,
    t.review_kind,
    t.reviewer,
    t.reviewer_genitive,
    t.average_mark,
    t.file_sha256,
    t.file_name,
    t.file_media_type,
    t.file_bytes,
    t.uploaded_at,
    t.uploaded_by
   FROM (((examination x
     JOIN attestation_session s ON (((s.id = x.session_id) AND (s.form = 'defence'::text))))
     JOIN meeting m ON (((m.session_id = s.id) AND (m.closed_at IS NULL))))
     JOIN thesis t ON ((t.enrolment_id = x.enrolment_id)))
UNION ALL
 SELECT x.id AS examination_id,
    t.enrolment_id,
    t.topic,
    t.work_form,
    t.supervisor,
    t.consultants,
    t.pages,
    t.materials,
    t.review_kind,
    t.reviewer,
    t.reviewer_genitive,
    t.average_mark,
    t.file_sha256,
    t.file_name,
    t.file_media_type,
    t.file_bytes,
    t.uploaded_at,
    t.uploaded_by
   FROM ((examination x
     JOIN meeting m ON (((m.session_id = x.session_id) AND (m.closed_at IS NOT NULL))))
     CROSS JOIN LATERAL jsonb_populate_record(NULL::thesis, x.thesis) t(enrolment_id, topic, work_form, supervisor, consultants, pages, materials, review_kind, reviewer, reviewer_genitive, average_mark, file_sha256, file_name, file_media_type, file_bytes, uploaded_at, uploaded_by))
  WHERE (x.thesis IS NOT NULL);
VIEW held_enrolment AS
 SELECT a.enrolment_id
   FROM appeal a
  WHERE (a.state = ANY (ARRAY['filed'::text, 'scheduled'::text, 'in-hearing'::text]))
UNION
 SELECT c.enrolment_id
   FROM (protocol_amendment c
     JOIN protocol p ON ((p.id = c.protocol_id)))
  WHERE (p.status = 'draft'::text);
VIEW open_grant AS
 SELECT enrolment_id,
    id AS decision_id,
    until_day
   FROM standing_decision d
  WHERE ((kind = 'grant-attempt'::text) AND (NOT (EXISTS ( SELECT 1
           FROM attempt a
          WHERE (a.granted_by_decision = d.id)))))
  ORDER BY until_day DESC;
VIEW production_calendar_in_force AS
 SELECT DISTINCT ON (country, year) id,
    country,
    year,
    version,
    status,
    source,
    reason,
    published_at,
    published_by
   FROM production_calendar
  ORDER BY country, year, version DESC;
VIEW regulation_in_force AS
 SELECT e.id,
    e.number,
    e.title,
    e.effective_from,
    e.markdown,
    e.sha256,
    e.published_at
   FROM (regulation_edition e
     CROSS JOIN organisation o)
  WHERE (e.effective_from <= ((now() AT TIME ZONE o.zone))::date)
  ORDER BY e.effective_from DESC, e.published_at DESC
 LIMIT 1;
VIEW signing_agreement_in_force AS
 SELECT a.id,
    a.number,
    a.title,
    a.effective_from,
    a.markdown,
    a.sha256,
    a.published_at
   FROM (signing_agreement a
     CROSS JOIN organisation o)
  WHERE (a.effective_from <= ((now() AT TIME ZONE o.zone))::date)
  ORDER BY a.effective_from DESC, a.published_at DESC
 LIMIT 1;
VIEW signing_consent_in_force AS
 SELECT c.user_id,
    c.agreement_id,
    c.at
   FROM (signing_consent c
     JOIN signing_agreement_in_force a ON ((a.id = c.agreement_id)));
VIEW standing_decision AS
 SELECT id,
    meeting_id,
    kind,
    enrolment_id,
    attempt_id,
    from_day,
    until_day,
    reasons,
    at,
    decided_by,
    appeal_id,
    present
   FROM meeting_decision d
  WHERE (NOT (EXISTS ( SELECT
           FROM meeting_decision_withdrawal w
          WHERE (w.decision_id = d.id))));

CREATE TRIGGER answer_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.answer_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_attachment_is_final BEFORE DELETE OR UPDATE ON public.appeal_attachment FOR EACH ROW EXECUTE FUNCTION keep_taken_attachment();
CREATE TRIGGER appeal_is_final BEFORE DELETE OR UPDATE ON public.appeal FOR EACH ROW EXECUTE FUNCTION keep_appeal();
CREATE TRIGGER appeal_presence_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.appeal_presence FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();
CREATE TRIGGER appeal_stays BEFORE TRUNCATE ON public.appeal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER appeal_vote_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.appeal_vote FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();
CREATE TRIGGER attached_signature_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.attached_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attempt_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.attempt_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER attestation_session_has_meeting AFTER INSERT ON public.attestation_session FOR EACH ROW EXECUTE FUNCTION plan_meeting();
CREATE TRIGGER audit_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER audit_entry_chained AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
CREATE TRIGGER audit_link_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blank_act_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.blank_act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blank_batch_is_accounted BEFORE DELETE OR UPDATE ON public.blank_batch FOR EACH ROW EXECUTE FUNCTION keep_blank_batch();
CREATE TRIGGER blank_batch_stays BEFORE TRUNCATE ON public.blank_batch FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER blank_is_accounted BEFORE DELETE OR UPDATE ON public.blank FOR EACH ROW EXECUTE FUNCTION keep_blank();
CREATE TRIGGER blank_stays BEFORE TRUNCATE ON public.blank FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER commission_seat_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.commission_seat FOR EACH ROW EXECUTE FUNCTION keep_ordered_seat();
CREATE TRIGGER consent_answer_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.consent_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_is_final BEFORE DELETE OR UPDATE ON public.consent FOR EACH ROW EXECUTE FUNCTION keep_consent();
CREATE TRIGGER consent_text_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.consent_text FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER credential_key_is_kept BEFORE DELETE OR UPDATE ON public.credential_key FOR EACH ROW EXECUTE FUNCTION keep_credential_key();
CREATE TRIGGER credential_key_stays BEFORE TRUNCATE ON public.credential_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER delivery_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.delivery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction_act_is_final BEFORE DELETE OR UPDATE ON public.destruction_act FOR EACH ROW EXECUTE FUNCTION keep_destruction_act();
CREATE TRIGGER director_order_is_final BEFORE DELETE OR UPDATE ON public.director_order FOR EACH ROW EXECUTE FUNCTION keep_finished_order();
CREATE TRIGGER director_order_stays BEFORE TRUNCATE ON public.director_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER director_order_with_signatures_stays BEFORE DELETE ON public.director_order FOR EACH ROW EXECUTE FUNCTION keep_signed_subject('order');
CREATE CONSTRAINT TRIGGER director_order_words_are_signed AFTER UPDATE ON public.director_order DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.content_sha256 IS DISTINCT FROM new.content_sha256)) EXECUTE FUNCTION keep_signed_words('order');
CREATE TRIGGER document_design_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.document_design FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER examination_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.examination FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_mark_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.examination_mark FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_opinion_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.examination_opinion FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER examination_question_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.examination_question FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER hand_over_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.hand_over FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER issued_document_is_final BEFORE DELETE OR UPDATE ON public.issued_document FOR EACH ROW EXECUTE FUNCTION keep_issued_document();
CREATE TRIGGER issued_document_stays BEFORE TRUNCATE ON public.issued_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_closed_is_final BEFORE DELETE OR UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION keep_meeting_closed();
CREATE TRIGGER meeting_closed_over_drafts AFTER UPDATE OF closed_at ON public.meeting FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION record_absence();
CREATE TRIGGER meeting_decision_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.meeting_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_decision_is_final BEFORE INSERT ON public.meeting_decision FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER meeting_decision_withdrawal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.meeting_decision_withdrawal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_decision_withdrawal_is_early BEFORE INSERT ON public.meeting_decision_withdrawal FOR EACH ROW EXECUTE FUNCTION withdraw_from_open_meeting();
CREATE TRIGGER meeting_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.meeting_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_keeps_theses BEFORE UPDATE OF closed_at ON public.meeting FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION keep_heard_theses();
CREATE TRIGGER meeting_presence_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.meeting_presence FOR EACH ROW EXECUTE FUNCTION keep_closed_meeting();
CREATE TRIGGER order_template_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.order_template FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER organisation_seal_is_kept BEFORE DELETE OR UPDATE ON public.organisation_seal FOR EACH ROW EXECUTE FUNCTION keep_organisation_seal();
CREATE TRIGGER organisation_seal_stays BEFORE TRUNCATE ON public.organisation_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER production_calendar_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.production_calendar FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER production_calendar_day_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.production_calendar_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER protocol_amendment_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.protocol_amendment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER protocol_announces_results BEFORE UPDATE OF status ON public.protocol FOR EACH ROW WHEN (((old.status = 'draft'::text) AND (new.status = 'signed'::text))) EXECUTE FUNCTION announce_results();
CREATE TRIGGER protocol_result_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.protocol_result FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_protocol();
CREATE TRIGGER protocol_signed_is_final BEFORE DELETE OR UPDATE ON public.protocol FOR EACH ROW EXECUTE FUNCTION keep_signed_protocol();
CREATE TRIGGER protocol_stays BEFORE TRUNCATE ON public.protocol FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER protocol_with_signatures_stays BEFORE DELETE ON public.protocol FOR EACH ROW EXECUTE FUNCTION keep_signed_subject('protocol');
CREATE CONSTRAINT TRIGGER protocol_words_are_signed AFTER UPDATE ON public.protocol DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.content_sha256 IS DISTINCT FROM new.content_sha256)) EXECUTE FUNCTION keep_signed_words('protocol');
CREATE TRIGGER question_ruling_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.question_ruling FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_view_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.record_view FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reissue_record_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.reissue_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER result_change_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.result_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ruling_vote_is_final BEFORE INSERT OR DELETE OR UPDATE ON public.ruling_vote FOR EACH ROW EXECUTE FUNCTION keep_heard_appeal();
CREATE TRIGGER signature_is_kept BEFORE INSERT OR DELETE OR UPDATE ON public.signature FOR EACH ROW EXECUTE FUNCTION keep_signature();
CREATE TRIGGER signature_of_content BEFORE INSERT ON public.signature FOR EACH ROW WHEN ((new.subject_kind = ANY (ARRAY['protocol'::text, 'order'::text, 'appeal-application'::text, 'appeal'::text, 'appeal-acknowledgement'::text]))) EXECUTE FUNCTION keep_signature_true();
CREATE TRIGGER signature_stays BEFORE TRUNCATE ON public.signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signing_agreement_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signing_agreement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signing_consent_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signing_consent FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION public.announce_results()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE protocol_result SET announced_at = NEW.signed_at WHERE protocol_id = NEW.id AND announced_at IS NULL;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.audit_text(entry audit_entry)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN (jsonb_build_array((entry).id, to_char(((entry).at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text), (entry).actor_id, (entry).action, (entry).subject_id, (entry).facts))::text
;
CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  head audit_link;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit_link', 0));
  SELECT * INTO head FROM audit_link ORDER BY position DESC LIMIT 1;
  INSERT INTO audit_link (position, entry_id, sha256)
  VALUES (coalesce(head.position, 0) + 1, NEW.id,
          encode(sha256(convert_to(coalesce(head.sha256, '') || audit_text(NEW), 'UTF8')), 'hex'));
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.commission_on(uuid, text, date)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT c.id FROM commission c JOIN director_order o ON o.id = c.order_id
  WHERE c.program_id = $1 AND c.kind = $2 AND o.signed_at IS NOT NULL AND o.date <= $3
  ORDER BY o.date DESC, o.signed_at DESC LIMIT 1
$function$
;
CREATE OR REPLACE FUNCTION public.is_open_for_signing(of_kind text, of_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
DECLARE
  is_open boolean := false;
BEGIN
  IF of_kind = 'protocol' THEN
    SELECT status = 'draft' INTO is_open FROM protocol WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'order' THEN
    SELECT signed_at IS NULL INTO is_open FROM director_order WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal-application' THEN
    SELECT state = 'filed' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal' THEN
    SELECT state = 'decided' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  ELSIF of_kind = 'appeal-acknowledgement' THEN
    SELECT state = 'announced' INTO is_open FROM appeal WHERE id = of_id FOR SHARE;
  END IF;
  RETURN coalesce(is_open, false);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_appeal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept appeal;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an appeal is never removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (NEW.kind, NEW.attempt_id, NEW.examination_id, NEW.enrolment_id, NEW.learner_id, NEW.text, NEW.addressee_id, NEW.filed_at,
      NEW.application_sha256, NEW.application_html)
     IS DISTINCT FROM (OLD.kind, OLD.attempt_id, OLD.examination_id, OLD.enrolment_id, OLD.learner_id, OLD.text,
      OLD.addressee_id, OLD.filed_at, OLD.application_sha256, OLD.application_html) THEN
    RAISE EXCEPTION 'what was filed does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('filed', 'scheduled'), ('scheduled', 'in-hearing'),
      ('in-hearing', 'decided'), ('decided', 'announced'), ('announced', 'acknowledged'),
      ('announced', 'acknowledgement-refused')) THEN
    RAISE EXCEPTION 'an appeal does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF OLD.decided_at IS NOT NULL THEN
    kept := NEW;
    kept.state := OLD.state;
    kept.announced_at := OLD.announced_at;
    kept.audit_head := OLD.audit_head;
    kept.acknowledged_at := OLD.acknowledged_at;
    kept.refusal := OLD.refusal;
    kept.application_file_sha256 := OLD.application_file_sha256;
    kept.protocol_file_sha256 := OLD.protocol_file_sha256;
    IF kept IS DISTINCT FROM OLD THEN
      RAISE EXCEPTION 'a decision on an appeal is final' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_blank()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state <> 'spoilt' AND (OLD.batch_id, OLD.kind, OLD.series, OLD.number) = (NEW.batch_id, NEW.kind, NEW.series, NEW.number)
     AND (OLD.document_id IS NULL OR (OLD.document_id, OLD.taken_on) = (NEW.document_id, NEW.taken_on)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.state = 'in-stock'
     AND NOT EXISTS (SELECT FROM blank b WHERE b.batch_id = OLD.batch_id AND b.state <> 'in-stock') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a blank is accounted for good' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_blank_batch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept blank_batch;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL THEN
    kept := NEW;
    kept.removed_at := NULL;
    kept.removed_by := NULL;
    kept.removed_reason := NULL;
    IF kept IS NOT DISTINCT FROM OLD AND NOT EXISTS (SELECT FROM blank b WHERE b.batch_id = OLD.id) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a pack of blanks is accounted for good' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_closed_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  held record := COALESCE(NEW, OLD);
  kept examination;
  closed boolean;
BEGIN
  IF TG_TABLE_NAME IN ('meeting_presence', 'meeting_decision') THEN
    SELECT closed_at IS NOT NULL INTO closed FROM meeting WHERE id = held.meeting_id;
  ELSIF TG_TABLE_NAME = 'examination' THEN
    SELECT closed_at IS NOT NULL INTO closed FROM meeting WHERE session_id = held.session_id;
  ELSE
    SELECT m.closed_at IS NOT NULL INTO closed
    FROM examination x JOIN meeting m ON m.session_id = x.session_id WHERE x.id = held.examination_id;
  END IF;
  IF NOT closed THEN
    RETURN held;
  END IF;
  -- What an appeals commission decides of a closed meeting (5.9, 5.10).
  IF TG_TABLE_NAME = 'meeting_decision' AND TG_OP = 'INSERT' THEN
    IF held.appeal_id IS NOT NULL THEN
      RETURN held;
    END IF;
    -- New dates of a second time that was not held on the former ones, which are over (3.11).
    IF held.kind = 'second-time' AND (
      SELECT max(d.until_day) < (clock_timestamp() AT TIME ZONE (SELECT zone FROM organisation))::date
      FROM standing_decision d
      WHERE d.meeting_id = held.meeting_id AND d.enrolment_id = held.enrolment_id AND d.kind = 'second-time'
    ) AND NOT EXISTS (
      SELECT FROM meeting m JOIN attestation_session again ON again.second_time_of = m.session_id
      JOIN examination x ON x.session_id = again.id
      WHERE m.id = held.meeting_id AND x.enrolment_id = held.enrolment_id AND x.annulled_at IS NULL
    ) THEN
      RETURN held;
    END IF;
  END IF;
  IF TG_TABLE_NAME = 'examination' AND TG_OP = 'UPDATE' THEN
    IF EXISTS (SELECT FROM appeal WHERE examination_id = held.id AND upheld) THEN
      kept := NEW;
      kept.mark := OLD.mark;
      kept.mark_reason := OLD.mark_reason;
      kept.annulled_at := OLD.annulled_at;
      IF kept IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
      END IF;
    END IF;
  END IF;
  RAISE EXCEPTION 'a closed meeting does not change' USING ERRCODE = 'insufficient_privilege';
END
$function$
;
CREATE OR REPLACE FUNCTION public.keep_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept consent;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL THEN
    kept := NEW;
    kept.withdrawn_at := OLD.withdrawn_at;
    kept.withdrawn_by := OLD.withdrawn_by;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a consent is only withdrawn, once' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_credential_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept credential_key;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL THEN
    kept := NEW;
    kept.retired_at := NULL;
    kept.locked_key := OLD.locked_key;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a key of credentials may only be retired' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_destruction_act()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.approved_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
    RAISE EXCEPTION 'an act that was decided on does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_finished_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept director_order;
BEGIN
  IF OLD.signed_at IS NULL AND OLD.cancelled_at IS NULL AND TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.file_sha256 IS NULL THEN
    kept := NEW;
    kept.file_sha256 := NULL;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an order that is signed or void does not change, and no order is removed' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_heard_appeal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM appeal WHERE id IN (OLD.appeal_id, NEW.appeal_id) AND decided_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the hearing is over' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_heard_theses()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE examination x SET thesis = to_jsonb(t)
  FROM thesis t, attestation_session s
  WHERE x.session_id = NEW.session_id AND t.enrolment_id = x.enrolment_id AND s.id = x.session_id AND s.form = 'defence';
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_issued_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept issued_document;
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.status IN ('valid', NEW.status)) AND (OLD.file_sha256 IS NULL OR OLD.file_sha256 = NEW.file_sha256) THEN
    kept := NEW;
    kept.status := OLD.status;
    kept.status_reason := OLD.status_reason;
    kept.status_at := OLD.status_at;
    kept.replaced_by := OLD.replaced_by;
    kept.file_sha256 := OLD.file_sha256;
    kept.blank_id := OLD.blank_id;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an issued document does not change' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_meeting_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed meeting does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_ordered_seat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM commission c JOIN director_order o ON o.id = c.order_id
             WHERE c.id IN (OLD.commission_id, NEW.commission_id) AND (o.signed_at IS NOT NULL OR o.cancelled_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a composition that was ordered does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_organisation_seal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept organisation_seal;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.switched_off_at IS NULL AND NEW.switched_off_at IS NOT NULL THEN
    kept := NEW;
    kept.switched_off_at := NULL;
    kept.switched_off_by := NULL;
    kept.locked_key := OLD.locked_key;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a seal may only be switched off' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_parts_of_signed_protocol()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- A protocol that puts a signed one right takes its results over; what the old one said stays in its content.
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM protocol
                                  WHERE id = NEW.protocol_id AND amends = OLD.protocol_id AND status = 'draft') THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT FROM protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id) AND status <> 'draft') THEN
    RAISE EXCEPTION 'a signed protocol does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_signature()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept signature;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a signature is never removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT is_open_for_signing(NEW.subject_kind, NEW.subject_id) THEN
    RAISE EXCEPTION 'a signed % does not change', NEW.subject_kind USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    kept := NEW;
    kept.voided_at := NULL;
    kept.voided_reason := NULL;
    IF NEW.voided_at IS NULL OR kept IS DISTINCT FROM OLD THEN
      RAISE EXCEPTION 'a signature may only be voided, once' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_signature_true()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.content_sha256 IS DISTINCT FROM sha256_for_signing(NEW.subject_kind, NEW.subject_id) THEN
    RAISE EXCEPTION 'a signature stands under the content of its %', NEW.subject_kind USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_signed_protocol()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  kept protocol;
BEGIN
  IF OLD.status = 'draft' THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.status IN (OLD.status, 'replaced') AND (OLD.file_sha256 IS NULL OR OLD.file_sha256 = NEW.file_sha256) THEN
    kept := NEW;
    kept.status := OLD.status;
    kept.file_sha256 := OLD.file_sha256;
    IF kept IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a signed protocol does not change' USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_signed_subject()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM signature WHERE subject_kind = TG_ARGV[0] AND subject_id = OLD.id) THEN
    RAISE EXCEPTION 'what bears signatures is not removed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_signed_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM signature WHERE subject_kind = TG_ARGV[0] AND subject_id = NEW.id AND voided_at IS NULL
               AND content_sha256 IS DISTINCT FROM sha256_for_signing(TG_ARGV[0], NEW.id)) THEN
    RAISE EXCEPTION 'a signature stands under other words of this %', TG_ARGV[0] USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.keep_taken_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.appeal_id IS NOT NULL THEN
    RAISE EXCEPTION 'what was filed does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $function$
;
CREATE OR REPLACE FUNCTION public.kept_file(kept_kind text, kept_id uuid, OUT is_there boolean, OUT file_sha256 text, OUT commission_id uuid)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  IF kept_kind = 'order' THEN
    SELECT o.file_sha256, c.id INTO file_sha256, commission_id
      FROM director_order o LEFT JOIN commission c ON c.order_id = o.id WHERE o.id = kept_id;
  ELSIF kept_kind = 'protocol' THEN
    SELECT p.file_sha256, p.commission_id INTO file_sha256, commission_id FROM protocol p WHERE p.id = kept_id;
  ELSIF kept_kind = 'document' THEN
    SELECT d.file_sha256 INTO file_sha256 FROM issued_document d WHERE d.id = kept_id;
  END IF;
  is_there := FOUND;
END $function$
;
CREATE OR REPLACE FUNCTION public.plan_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO meeting (session_id) VALUES (NEW.id);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.protocol_absentees(of_protocol uuid)
 RETURNS TABLE(user_id uuid, role text)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT seat.user_id, seat.role FROM protocol p
  JOIN meeting m ON m.session_id = p.session_id AND m.closed_at IS NOT NULL
  JOIN commission_seat seat ON seat.commission_id = p.commission_id AND seat.role <> 'chair' AND (p.form <> 1 OR seat.role <> 'secretary')
  CROSS JOIN organisation org
  WHERE p.id = of_protocol
    AND (p.form <> 1 OR EXISTS (
      SELECT FROM protocol_result r JOIN attempt a ON a.id = r.attempt_id
      WHERE r.protocol_id IN (p.id, p.amends)
        AND (a.finished_at AT TIME ZONE org.zone)::date = (m.opened_at AT TIME ZONE org.zone)::date))
    AND NOT EXISTS (SELECT FROM meeting_presence here
                    WHERE here.meeting_id = m.id AND here.user_id = seat.user_id AND here.attended)
$function$
;
CREATE OR REPLACE FUNCTION public.record_absence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO signature (subject_kind, subject_id, user_id, role, status, content_sha256, address, device, method)
  SELECT 'protocol', p.id, absent.user_id, absent.role, 'absent', p.content_sha256, '', '', 'recorded'
  FROM protocol p CROSS JOIN LATERAL protocol_absentees(p.id) absent
  WHERE p.session_id = NEW.session_id AND p.status = 'draft'
  ON CONFLICT (subject_kind, subject_id, user_id) WHERE voided_at IS NULL DO NOTHING;
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$
;
CREATE OR REPLACE FUNCTION public.session_concerns(session uuid, enrolment uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE
    WHEN s.form = 'test' AND EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.session_id = session) THEN true
    WHEN s.form <> 'test' AND EXISTS (SELECT 1 FROM examination x WHERE x.session_id = session AND x.enrolment_id = enrolment) THEN true
    WHEN session_precedes(session, enrolment) THEN false
    WHEN s.form = 'test' THEN
      NOT EXISTS (SELECT 1 FROM attempt a WHERE a.enrolment_id = enrolment AND a.annulled_at IS NULL)
    WHEN s.second_time_of IS NOT NULL THEN
      EXISTS (SELECT 1 FROM standing_decision d JOIN meeting m ON m.id = d.meeting_id CROSS JOIN organisation o
              WHERE m.session_id = s.second_time_of AND d.kind = 'second-time' AND d.enrolment_id = enrolment
                AND (s.opens_at AT TIME ZONE o.zone)::date BETWEEN d.from_day AND d.until_day)
      AND EXISTS (SELECT 1 FROM examination x
                  WHERE x.session_id = s.second_time_of AND x.enrolment_id = enrolment
                    AND (x.absent OR x.annulled_at IS NOT NULL OR x.mark IN ('fail', 'unsatisfactory')))
      AND NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                      WHERE x.enrolment_id = enrolment AND x.annulled_at IS NULL
                        AND other.second_time_of = s.second_time_of)
    ELSE
      NOT EXISTS (SELECT 1 FROM examination x JOIN attestation_session other ON other.id = x.session_id
                  WHERE x.enrolment_id = enrolment AND other.form = s.form)
  END
  FROM attestation_session s WHERE s.id = session
$function$
;
CREATE OR REPLACE FUNCTION public.session_precedes(session uuid, enrolment uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  SELECT coalesce(least(s.cancelled_at, CASE s.form WHEN 'test' THEN s.start_until ELSE m.closed_at END) <= e.enrolled_at, false)
  FROM attestation_session s LEFT JOIN meeting m ON m.session_id = s.id CROSS JOIN enrolment e
  WHERE s.id = session AND e.id = enrolment
$function$
;
CREATE OR REPLACE FUNCTION public.sha256_for_signing(of_kind text, of_id uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN CASE of_kind WHEN 'protocol'::text THEN (SELECT protocol.content_sha256 FROM protocol WHERE (protocol.id = sha256_for_signing.of_id)) WHEN 'order'::text THEN (SELECT director_order.content_sha256 FROM director_order WHERE (director_order.id = sha256_for_signing.of_id)) WHEN 'appeal-application'::text THEN (SELECT appeal.application_sha256 FROM appeal WHERE (appeal.id = sha256_for_signing.of_id)) WHEN 'appeal'::text THEN (SELECT appeal.protocol_sha256 FROM appeal WHERE (appeal.id = sha256_for_signing.of_id)) WHEN 'appeal-acknowledgement'::text THEN (SELECT appeal.protocol_sha256 FROM appeal WHERE (appeal.id = sha256_for_signing.of_id)) ELSE NULL::text END
;
CREATE OR REPLACE FUNCTION public.take_over_results(amending uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  former uuid;
BEGIN
  SELECT amends INTO former FROM protocol WHERE id = amending;
  IF former IS NULL THEN
    RETURN;
  END IF;
  UPDATE protocol_result r SET protocol_id = amending, mark = coalesce(changed.mark, r.mark), grade = coalesce(changed.grade, r.grade),
         announced_at = CASE WHEN changed.mark IS NULL THEN r.announced_at END
  FROM protocol_result own
  LEFT JOIN LATERAL (SELECT a.mark, a.grade FROM protocol_amendment a
                     WHERE a.protocol_id = amending AND NOT a.annulled
                       AND a.attempt_id IS NOT DISTINCT FROM own.attempt_id
                       AND a.examination_id IS NOT DISTINCT FROM own.examination_id
                     ORDER BY a.at DESC LIMIT 1) changed ON true
  WHERE own.id = r.id AND r.protocol_id = former;
  UPDATE protocol SET status = 'replaced' WHERE id = former;
END $function$
;
CREATE OR REPLACE FUNCTION public.withdraw_from_open_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id
             WHERE d.id = NEW.decision_id AND (m.closed_at IS NOT NULL OR d.appeal_id IS NOT NULL OR d.kind = 'annul-attempt')) THEN
    RAISE EXCEPTION 'this decision cannot be withdrawn' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $function$
;
