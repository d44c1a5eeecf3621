import type { MigrationInterface, QueryRunner } from 'typeorm';

const seats = `
ALTER TABLE app_user ADD COLUMN degree text;
ALTER TABLE commission
  ADD COLUMN kind text NOT NULL DEFAULT 'attestation' CHECK (kind IN ('attestation', 'appeals')),
  ADD COLUMN authorisation text;
ALTER TABLE commission_seat
  ADD COLUMN post text,
  ADD COLUMN degree text,
  ADD COLUMN organisation text,
  ADD COLUMN affiliation text NOT NULL DEFAULT 'own' CHECK (affiliation IN ('own', 'outside'));
UPDATE commission_seat s
  SET post = u.post, organisation = u.outside_organisation,
      affiliation = CASE WHEN u.outside_organisation IS NULL THEN 'own' ELSE 'outside' END
  FROM app_user u WHERE u.id = s.user_id;
COMMENT ON COLUMN commission_seat.post IS 'As of the day of the order: what the person becomes later does not change it.';
`;

const words = `
ALTER TABLE director_order
  ADD COLUMN text text NOT NULL DEFAULT '',
  ADD COLUMN content jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN html text NOT NULL DEFAULT '',
  ADD COLUMN content_sha256 text NOT NULL DEFAULT encode(sha256(''), 'hex') CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN program_id uuid REFERENCES program,
  ADD COLUMN group_id uuid REFERENCES study_group,
  ADD COLUMN changes_order_id uuid REFERENCES director_order,
  ADD COLUMN drafted_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN cancelled_at timestamptz,
  ADD COLUMN cancelled_by uuid REFERENCES app_user,
  ADD COLUMN cancelled_reason text,
  ADD COLUMN file_sha256 text REFERENCES stored_file,
  ADD CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL) AND (cancelled_at IS NULL) = (cancelled_reason IS NULL)),
  ADD CHECK (signed_at IS NULL OR cancelled_at IS NULL),
  ADD CHECK (kind IN ('enrol-group', 'appoint-attestation-commission', 'change-attestation-commission',
                      'appoint-appeals-commission', 'complete-and-discharge'));
CREATE INDEX director_order_group ON director_order (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX director_order_program ON director_order (program_id) WHERE program_id IS NOT NULL;

ALTER TABLE number_series DROP CONSTRAINT number_series_series_check;
ALTER TABLE number_series
  ADD CONSTRAINT number_series_series_check CHECK (series IN ('order', 'protocol', 'certificate', 'diploma', 'reference'));
INSERT INTO number_series (series, pattern, per_year, kind_word) VALUES ('order', '{n}-у/{yy}', true, '');

-- No reference to the enrolment: an order names whom it named, whatever becomes of them.
CREATE TABLE order_learner (
  order_id uuid NOT NULL REFERENCES director_order,
  enrolment_id uuid NOT NULL,
  PRIMARY KEY (order_id, enrolment_id)
);
CREATE INDEX order_learner_enrolment ON order_learner (enrolment_id);

CREATE TABLE order_template (
  kind text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  subject text NOT NULL,
  text text NOT NULL,
  saved_by uuid REFERENCES app_user,
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, version)
);
CREATE TRIGGER order_template_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_template
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** Orders from before had no text of their own: it is written from what they appointed, as they were printed. */
const earlierOrders = `
CREATE FUNCTION pg_temp.plain(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(replace(replace(replace(words, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')
$$;
UPDATE director_order o SET program_id = c.program_id, text = written.text, html = written.html,
       content_sha256 = encode(sha256(convert_to(written.html, 'UTF8')), 'hex'),
       content = jsonb_build_object('request', jsonb_build_object('kind', o.kind, 'programId', c.program_id, 'seats', written.seats))
FROM commission c
JOIN program p ON p.id = c.program_id
CROSS JOIN organisation org
JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('userId', s.user_id, 'role', s.role) ORDER BY s.position) AS seats,
         string_agg(format('<p><span class="name">%s:</span> %s</p>',
           CASE s.role WHEN 'chair' THEN 'Председатель комиссии' WHEN 'member' THEN 'Член комиссии' ELSE 'Секретарь комиссии' END,
           pg_temp.plain(concat_ws(', ', concat_ws(' ', u.last_name, u.first_name, u.patronymic), s.post, s.organisation))), ''
           ORDER BY s.position) AS lines
  FROM commission_seat s JOIN app_user u ON u.id = s.user_id WHERE s.commission_id = c.id
) seated ON true
JOIN director_order self ON self.id = c.order_id
JOIN LATERAL (
  SELECT format(E'В соответствии с пунктами 2.1 и 2.2 Положения об итоговой аттестации слушателей и в целях проведения итоговой аттестации по дополнительной профессиональной программе «%s»\\nПРИКАЗЫВАЮ:\\n1. Утвердить аттестационную комиссию в следующем составе:\\n{состав}', p.title) AS text,
         seated.seats,
         format('<article class="form order"><header class="letterhead"><p class="organisation">%s</p></header><h1>ПРИКАЗ</h1>'
           '<div class="requisites"><span>%s</span> <span>№&nbsp;%s</span></div><p class="subject-line">%s</p>'
           '<p class="text">В соответствии с пунктами 2.1 и 2.2 Положения об итоговой аттестации слушателей и в целях проведения '
           'итоговой аттестации по дополнительной профессиональной программе «%s»</p><p class="verb">ПРИКАЗЫВАЮ:</p>'
           '<p class="item">1. Утвердить аттестационную комиссию в следующем составе:</p><div class="seats">%s</div></article>',
           pg_temp.plain(org.name), to_char(self.date, 'DD.MM.YYYY'), pg_temp.plain(self.number), pg_temp.plain(self.subject),
           pg_temp.plain(p.title), seated.lines) AS html
) written ON true
WHERE c.order_id = o.id;
`;

const guards = `
-- A commission works from the day of its signed order until the day of the next one (2.2).
CREATE FUNCTION commission_on(uuid, text, date) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM commission c JOIN director_order o ON o.id = c.order_id
  WHERE c.program_id = $1 AND c.kind = $2 AND o.signed_at IS NOT NULL AND o.date <= $3
  ORDER BY o.date DESC, o.signed_at DESC LIMIT 1
$$;

CREATE FUNCTION keep_finished_order() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER director_order_is_final BEFORE UPDATE OR DELETE ON director_order
  FOR EACH ROW EXECUTE FUNCTION keep_finished_order();
CREATE TRIGGER director_order_stays BEFORE TRUNCATE ON director_order FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_ordered_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM commission c JOIN director_order o ON o.id = c.order_id
             WHERE c.id IN (OLD.commission_id, NEW.commission_id) AND (o.signed_at IS NOT NULL OR o.cancelled_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a composition that was ordered does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER commission_seat_is_final BEFORE INSERT OR UPDATE OR DELETE ON commission_seat
  FOR EACH ROW EXECUTE FUNCTION keep_ordered_seat();
`;

const CONTROL = 'Контроль за исполнением настоящего приказа оставляю за собой.';
const PROGRAM = 'по дополнительной профессиональной программе {вид программы} «{программа}»';

const TEMPLATES = [
  {
    kind: 'enrol-group',
    subject: 'О зачислении слушателей',
    lines: [
      'На основании заключённых договоров об образовании',
      'ПРИКАЗЫВАЮ:',
      `1. Зачислить с {дата} в группу «{группа}» для обучения ${PROGRAM} в объёме {объём} (форма обучения: {форма обучения}; период обучения: {период}) следующих слушателей:`,
      '{слушатели}',
      '2. Довести до сведения слушателей порядок проведения итоговой аттестации (пункт 3.2 Положения об итоговой аттестации слушателей).',
      `3. ${CONTROL}`,
    ],
  },
  {
    kind: 'appoint-attestation-commission',
    subject: 'Об утверждении состава аттестационной комиссии',
    lines: [
      `В соответствии с пунктами 2.1 и 2.2 Положения об итоговой аттестации слушателей и в целях проведения итоговой аттестации ${PROGRAM}`,
      'ПРИКАЗЫВАЮ:',
      '1. Утвердить с {дата} аттестационную комиссию в следующем составе:',
      '{состав}',
      '2. Комиссии в своей работе руководствоваться Положением об итоговой аттестации слушателей.',
      `3. ${CONTROL}`,
    ],
  },
  {
    kind: 'change-attestation-commission',
    subject: 'Об изменении состава аттестационной комиссии',
    lines: [
      'В соответствии с пунктом 2.2 Положения об итоговой аттестации слушателей',
      'ПРИКАЗЫВАЮ:',
      `1. Внести с {дата} изменения в состав аттестационной комиссии ${PROGRAM}, утверждённый приказом {прежний приказ}.`,
      '2. Вывести из состава комиссии:',
      '{выбыли}',
      '3. Ввести в состав комиссии:',
      '{вошли}',
      '4. Утвердить аттестационную комиссию в следующем составе:',
      '{состав}',
      '5. Заседания, проведённые до {дата}, и их протоколы остаются за прежним составом комиссии.',
      `6. ${CONTROL}`,
    ],
  },
  {
    kind: 'appoint-appeals-commission',
    subject: 'Об утверждении состава апелляционной комиссии',
    lines: [
      'В соответствии с пунктами 5.4 и 5.5 Положения об итоговой аттестации слушателей',
      'ПРИКАЗЫВАЮ:',
      `1. Создать с {дата} апелляционную комиссию для рассмотрения апелляций слушателей ${PROGRAM} в следующем составе:`,
      '{состав}',
      '2. Рассматривать апелляции не позднее трёх рабочих дней с момента подачи заявления (пункт 5.6 Положения).',
      `3. ${CONTROL}`,
    ],
  },
  {
    kind: 'complete-and-discharge',
    subject: 'О завершении обучения и отчислении слушателей',
    lines: [
      `В связи с завершением обучения в группе «{группа}» ${PROGRAM} в объёме {объём} ({период}) и на основании протоколов заседаний аттестационной комиссии`,
      'ПРИКАЗЫВАЮ:',
      '1. Отчислить с {дата} в связи с завершением обучения слушателей, прошедших итоговую аттестацию, и выдать им {документ}:',
      '{с документом}',
      '2. Отчислить с {дата} слушателей, не прошедших итоговую аттестацию, и выдать им справки о прохождении курса обучения:',
      '{без документа}',
      `3. ${CONTROL}`,
    ],
  },
] as const;

/** Orders of the director as documents: words, lists, templates, and commissions that keep the composition of their day. */
export class DirectorOrderWordsAdd1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [seats, words, earlierOrders, guards]) await runner.query(sql);
    for (const { kind, subject, lines } of TEMPLATES)
      await runner.query('INSERT INTO order_template (kind, version, subject, text) VALUES ($1, 1, $2, $3)', [
        kind,
        subject,
        lines.join('\n'),
      ]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
