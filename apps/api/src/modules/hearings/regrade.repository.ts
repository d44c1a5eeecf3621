import { Injectable } from '@nestjs/common';
import type { RegradeChange } from '@itog/contracts';
import type { Finding, Ruling, RulingVote } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { ChangedResult } from '../amendments/amendments.service.ts';

export type Asked = { readonly versionId: string; readonly ruling: Ruling; readonly rightOptionId: string | null };

export type VersionFacts = {
  readonly questionId: string;
  readonly optionIds: readonly string[];
  readonly keyOptionId: string;
  readonly ruledBefore: boolean;
  readonly authors: readonly string[];
  readonly openAttempts: number;
};

export type Totals = {
  readonly sessions: number;
  readonly attempts: number;
  readonly rescored: number;
  readonly toPass: number;
  readonly toFail: number;
  readonly sha256: string;
  /** Numbers of unsigned protocols that hold a result which would flip. */
  readonly drafts: readonly string[];
  /** Numbers of signed protocols that would be put right, and how many documents would be annulled. */
  readonly protocols: string[];
  readonly documents: number;
};

/** What a ruling would change: the totals, and whose score. */
export type DryRun = Totals & { readonly changes: RegradeChange[] };

export type AppealedQuestion = {
  readonly versionId: string;
  readonly position: number;
  readonly html: string;
  readonly options: { id: string; html: string; right: boolean; chosen: boolean }[];
  readonly ruling: Ruling | null;
  readonly votes: number;
};

/**
 * Every finished attempt that had the version, with its score judged anew; what an appeals commission has decided of an
 * attempt stands (5.12). The sheet holds pairs «id on this paper, id in the bank»; it is opened only for an answer that was
 * wrong and may be right now, since reading it is what takes the time. `$1` version, `$2` ruling, `$3` the choice that is right.
 */
const RESCORED = `
WITH answered AS MATERIALIZED (
  SELECT a.id, a.enrolment_id, a.learner_id, a.session_id, a.correct, a.total, a.mark,
         (s.policy->>'passPercent')::numeric AS pass_percent, pq.position, e.option_id AS chosen,
         e.option_id IS NOT DISTINCT FROM pq.right_option_id AS was_right
  FROM paper_question pq JOIN attempt a ON a.id = pq.paper_id JOIN attestation_session s ON s.id = a.session_id
  LEFT JOIN LATERAL (SELECT e.option_id FROM answer_event e WHERE e.attempt_id = a.id AND e.question_id = pq.question_id
                     ORDER BY e.revision DESC LIMIT 1) e ON true
  WHERE pq.version_id = $1 AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
    AND NOT EXISTS (SELECT FROM result_change rc WHERE rc.attempt_id = a.id AND rc.ruling_id IS NULL)
), judged AS MATERIALIZED (
  SELECT answered.*, CASE WHEN $2 = 'key' AND chosen IS NOT NULL AND NOT was_right THEN EXISTS (
    SELECT FROM paper p CROSS JOIN LATERAL json_array_elements(p.sheet->(answered.position - 1)->2) AS shown (pair)
    WHERE p.id = answered.id AND shown.pair->>1 = $3::text AND (shown.pair->>0)::uuid = chosen) ELSE false END AS is_right
  FROM answered
), scored AS (
  SELECT judged.*, correct - was_right::int + is_right::int AS new_correct, total - ($2 = 'void')::int AS new_total FROM judged
), marked AS (
  SELECT scored.*, CASE WHEN new_total > 0 AND new_correct * 100 >= new_total * pass_percent THEN 'pass' ELSE 'fail' END AS new_mark
  FROM scored
), changed AS (
  SELECT * FROM marked WHERE (new_correct, new_total, new_mark) IS DISTINCT FROM (correct, total, mark)
)`;

const CHANGES = `
SELECT c.id AS "attemptId", concat_ws(' ', u.last_name, u.first_name, u.patronymic) AS learner, g.title AS "groupTitle",
       (SELECT p.number FROM protocol_result r JOIN protocol p ON p.id = r.protocol_id WHERE r.attempt_id = c.id) AS "protocolNumber",
       c.mark AS "from", c.new_mark AS "to", c.correct AS "correctBefore", c.total AS "totalBefore",
       c.new_correct AS "correctAfter", c.new_total AS "totalAfter"
FROM changed c JOIN app_user u ON u.id = c.learner_id JOIN attestation_session s ON s.id = c.session_id
JOIN study_group g ON g.id = s.group_id
ORDER BY c.mark = c.new_mark, c.new_mark DESC, u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", c.id LIMIT $4`;

@Injectable()
export class RegradeRepository {
  /** Rulings on one question wait for each other. */
  async lockVersion(tx: EntityManager, versionId: string): Promise<void> {
    await tx.query('SELECT 1 FROM question_version WHERE id = $1 FOR UPDATE', [versionId]);
  }

  /** The version, if the appealed attempt had it. */
  async selectOptionalVersion(tx: EntityManager, appealId: string, versionId: string): Promise<VersionFacts | null> {
    const [facts] = await rows<VersionFacts>(
      tx,
      `SELECT v.question_id AS "questionId", ARRAY(SELECT o.id FROM question_option o WHERE o.version_id = v.id)::text[] AS "optionIds",
              (SELECT o.id FROM question_option o WHERE o.version_id = v.id AND o.correct LIMIT 1) AS "keyOptionId",
              EXISTS (SELECT FROM question_ruling r WHERE r.version_id = v.id) AS "ruledBefore",
              ARRAY(SELECT DISTINCT w.author_id FROM question_version w JOIN commission_seat seat
                    ON seat.user_id = w.author_id AND seat.commission_id = ap.commission_id
                    JOIN appeal_presence here ON here.appeal_id = ap.id AND here.user_id = w.author_id AND here.present
                    WHERE w.question_id = v.question_id)::text[] AS authors,
              (SELECT count(*) FROM paper_question q JOIN attempt a ON a.id = q.paper_id
               WHERE q.version_id = v.id AND a.finished_at IS NULL)::int AS "openAttempts"
       FROM appeal ap JOIN paper_question pq ON pq.paper_id = ap.attempt_id JOIN question_version v ON v.id = pq.version_id
       WHERE ap.id = $1 AND v.id = $2`,
      [appealId, versionId],
    );
    return facts ?? null;
  }

  /** What members of the commission find of the question at this hearing. */
  selectVotes(tx: EntityManager, appealId: string, versionId: string): Promise<RulingVote[]> {
    return rows<RulingVote>(
      tx,
      `SELECT user_id AS "userId", finding, right_option_id AS "rightOptionId" FROM ruling_vote
       WHERE appeal_id = $1 AND version_id = $2`,
      [appealId, versionId],
    );
  }

  async upsertVote(
    tx: EntityManager,
    appealId: string,
    userId: string,
    vote: { readonly versionId: string; readonly finding: Finding; readonly rightOptionId: string | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO ruling_vote (appeal_id, version_id, user_id, finding, right_option_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (appeal_id, version_id, user_id) DO UPDATE
       SET finding = excluded.finding, right_option_id = excluded.right_option_id, at = clock_timestamp()`,
      [appealId, vote.versionId, userId, vote.finding, vote.rightOptionId],
    );
  }

  /** In one pass over everybody who had the question; of the changes at most so many, flips first, those to a pass before the others. */
  async selectDryRun(tx: EntityManager, { versionId, ruling, rightOptionId }: Asked, most: number): Promise<DryRun> {
    const [run] = await rows<DryRun>(
      tx,
      `${RESCORED}
       SELECT (SELECT count(DISTINCT session_id) FROM marked)::int AS sessions, (SELECT count(*) FROM marked)::int AS attempts,
              count(*)::int AS rescored, count(*) FILTER (WHERE mark = 'fail' AND new_mark = 'pass')::int AS "toPass",
              count(*) FILTER (WHERE mark = 'pass' AND new_mark = 'fail')::int AS "toFail",
              encode(sha256(convert_to(coalesce(string_agg(concat_ws(' ', id, new_correct, new_total, new_mark), E'\\n' ORDER BY id), ''),
                                       'UTF8')), 'hex') AS sha256,
              ARRAY(SELECT DISTINCT p.number FROM changed c JOIN protocol_result r ON r.attempt_id = c.id
                    JOIN protocol p ON p.id = r.protocol_id AND p.status = 'draft' WHERE c.mark <> c.new_mark) AS drafts,
              ARRAY(SELECT DISTINCT p.number FROM changed c JOIN protocol_result r ON r.attempt_id = c.id
                    JOIN protocol p ON p.id = r.protocol_id AND p.status = 'signed' WHERE c.mark <> c.new_mark ORDER BY p.number) AS protocols,
              (SELECT count(*) FROM issued_document d WHERE d.status = 'valid'
               AND d.enrolment_id IN (SELECT c.enrolment_id FROM changed c WHERE c.mark <> c.new_mark))::int AS documents,
              (SELECT coalesce(json_agg(one), '[]') FROM (${CHANGES}) one) AS changes
       FROM changed`,
      [versionId, ruling, rightOptionId, most],
    );
    if (!run) throw new Error('nothing was counted');
    return run;
  }

  /**
   * Deletes papers with the version that nobody has started: the next draw follows the ruling. One that is being started
   * this very moment is left to its learner, and graded by the ruling; two statements, so that the second sees who has.
   */
  async deleteUnstartedPapers(tx: EntityManager, versionId: string): Promise<void> {
    const locked = await rows<{ id: string }>(
      tx,
      `SELECT p.id FROM paper p WHERE p.id IN (SELECT pq.paper_id FROM paper_question pq WHERE pq.version_id = $1)
         AND NOT EXISTS (SELECT FROM attempt a WHERE a.id = p.id) FOR UPDATE OF p SKIP LOCKED`,
      [versionId],
    );
    await tx.query(
      'DELETE FROM paper p WHERE p.id = ANY ($1) AND NOT EXISTS (SELECT FROM attempt a WHERE a.id = p.id)',
      [locked.map(({ id }) => id)],
    );
  }

  async insertRuling(
    tx: EntityManager,
    { versionId, ruling, rightOptionId }: Asked,
    by: { readonly appealId: string; readonly reasons: string; readonly decidedBy: string },
  ): Promise<string> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO question_ruling (version_id, appeal_id, ruling, right_option_id, reasons, decided_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [versionId, by.appealId, ruling, rightOptionId, by.reasons, by.decidedBy],
    );
    if (!inserted) throw new Error('the ruling was not written');
    return inserted.id;
  }

  /** Writes every score that changes, with what it was before; gives the results that flip. */
  async rescore(
    tx: EntityManager,
    { versionId, ruling, rightOptionId }: Asked,
    by: { readonly appealId: string; readonly rulingId: string },
  ): Promise<ChangedResult[]> {
    return rows<ChangedResult>(
      tx,
      `${RESCORED}, kept AS (
         INSERT INTO result_change (appeal_id, ruling_id, attempt_id, from_mark, to_mark, from_correct, from_total, to_correct, to_total)
         SELECT $4, $5, id, mark, new_mark, correct, total, new_correct, new_total FROM changed
       ), written AS (
         UPDATE attempt a SET correct = c.new_correct, total = c.new_total, mark = c.new_mark,
                answered = a.answered - (c.new_total < c.total AND c.chosen IS NOT NULL)::int
         FROM changed c WHERE a.id = c.id
       )
       SELECT enrolment_id AS "enrolmentId", id AS "attemptId", NULL AS "examinationId", new_mark AS mark, NULL AS grade,
              false AS annulled FROM changed WHERE mark <> new_mark ORDER BY id`,
      [versionId, ruling, rightOptionId, by.appealId, by.rulingId],
    );
  }

  /** The questions of the appealed attempt in the order of its paper, with the key as it was. */
  selectQuestions(tx: EntityManager, appealId: string): Promise<AppealedQuestion[]> {
    return rows<AppealedQuestion>(
      tx,
      `SELECT pq.version_id AS "versionId", pq.position, v.html,
              (SELECT json_agg(json_build_object('id', o.id, 'html', o.html, 'right', pair.shown = pq.right_option_id,
                        'chosen', pair.shown IS NOT DISTINCT FROM chosen.option_id) ORDER BY pair.place)
               FROM (SELECT (e.pair->>0)::uuid AS shown, (e.pair->>1)::uuid AS source, e.place
                     FROM json_array_elements(p.sheet->(pq.position - 1)->2) WITH ORDINALITY AS e(pair, place)) pair
               JOIN question_option o ON o.id = pair.source) AS options,
              (SELECT r.ruling FROM question_ruling r WHERE r.version_id = pq.version_id) AS ruling,
              (SELECT count(*) FROM ruling_vote v JOIN appeal_presence here ON here.appeal_id = ap.id
                 AND here.user_id = v.user_id AND here.present
               WHERE v.appeal_id = ap.id AND v.version_id = pq.version_id)::int AS votes
       FROM appeal ap JOIN paper p ON p.id = ap.attempt_id JOIN paper_question pq ON pq.paper_id = p.id
       JOIN question_version v ON v.id = pq.version_id
       LEFT JOIN LATERAL (SELECT e.option_id FROM answer_event e WHERE e.attempt_id = p.id AND e.question_id = pq.question_id
                          ORDER BY e.revision DESC LIMIT 1) chosen ON true
       WHERE ap.id = $1 ORDER BY pq.position`,
      [appealId],
    );
  }
}
