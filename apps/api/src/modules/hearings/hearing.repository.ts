import { Injectable } from '@nestjs/common';
import type { AppealKind, HearingVote, Mark, PersonName, Policy } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** The appealed result as its consequences are worked out from it. */
export type Subject = {
  readonly attemptId: string | null;
  readonly examinationId: string | null;
  readonly enrolmentId: string;
  readonly meetingId: string;
  readonly sessionId: string;
  readonly form: 'test' | 'exam' | 'defence';
  readonly attemptNumber: number | null;
  readonly mark: Mark;
  /** As it was appealed: a ruling on a question may have changed it since. */
  readonly formerMark: Mark;
  readonly policy: Policy;
  readonly zone: string;
  readonly now: Date;
  readonly organisation: { readonly name: string; readonly city: string };
  /** The signed protocol that holds the result. */
  readonly protocol: { readonly number: string; readonly date: string } | null;
  /** Valid documents of the learner. */
  readonly documents: readonly { readonly kind: 'certificate' | 'diploma' | 'reference'; readonly number: string }[];
  /** Another attempt of the enrolment that stands is passed, runs, or is granted and unused. */
  readonly passedElsewhere: boolean;
  readonly writing: boolean;
  readonly granted: boolean;
};

export type Decided = {
  readonly upheld: boolean;
  readonly confirmed: boolean | null;
  readonly influenced: boolean | null;
  readonly newMark: Mark | null;
  readonly reasons: string;
  readonly decidedAt: Date;
  readonly decidedBy: string;
  readonly consequences: readonly string[];
  readonly number: string;
  readonly content: object;
  readonly html: string;
  readonly sha256: string;
  /** By which anybody verifies the protocol. */
  readonly code: string;
};

@Injectable()
export class HearingRepository {
  async updateScheduled(
    tx: EntityManager,
    id: string,
    hearing: { at: Date; place: string | null; link: string | null; commissionId: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE appeal SET state = 'scheduled', hearing_at = $2, hearing_place = $3, hearing_link = $4, commission_id = $5 WHERE id = $1`,
      [id, hearing.at, hearing.place, hearing.link, hearing.commissionId],
    );
  }

  async upsertPresence(tx: EntityManager, id: string, userId: string, present: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO appeal_presence (appeal_id, user_id, present) VALUES ($1, $2, $3)
       ON CONFLICT (appeal_id, user_id) DO UPDATE SET present = excluded.present, at = clock_timestamp()`,
      [id, userId, present],
    );
  }

  async updateOpened(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`UPDATE appeal SET state = 'in-hearing', opened_at = clock_timestamp() WHERE id = $1`, [id]);
  }

  async upsertVote(tx: EntityManager, id: string, userId: string, vote: HearingVote, opinion: string | null) {
    await tx.query(
      `INSERT INTO appeal_vote (appeal_id, user_id, vote, opinion) VALUES ($1, $2, $3, $4)
       ON CONFLICT (appeal_id, user_id) DO UPDATE SET vote = excluded.vote, opinion = excluded.opinion, at = clock_timestamp()`,
      [id, userId, vote, opinion],
    );
  }

  /** Who has voted at the hearing, on the appeal or on a question. */
  async selectVoted(tx: EntityManager, id: string): Promise<string[]> {
    const voted = await rows<{ userId: string }>(
      tx,
      `SELECT user_id AS "userId" FROM appeal_vote WHERE appeal_id = $1
       UNION SELECT user_id FROM ruling_vote WHERE appeal_id = $1`,
      [id],
    );
    return voted.map(({ userId }) => userId);
  }

  async updateDecided(tx: EntityManager, id: string, decided: Decided): Promise<void> {
    await tx.query(
      `UPDATE appeal SET state = 'decided', upheld = $2, confirmed = $3, influenced = $4, new_mark = $5, reasons = $6,
              decided_at = $7, decided_by = $8, consequences = $9, protocol_number = $10, protocol_content = $11,
              protocol_html = $12, protocol_sha256 = $13, code = $14 WHERE id = $1`,
      [
        id,
        decided.upheld,
        decided.confirmed,
        decided.influenced,
        decided.newMark,
        decided.reasons,
        decided.decidedAt,
        decided.decidedBy,
        decided.consequences,
        decided.number,
        JSON.stringify(decided.content),
        decided.html,
        decided.sha256,
        decided.code,
      ],
    );
  }

  async updateAnnounced(tx: EntityManager, id: string, auditHead: object): Promise<void> {
    await tx.query(
      `UPDATE appeal SET state = 'announced', announced_at = clock_timestamp(), audit_head = $2 WHERE id = $1`,
      [id, JSON.stringify(auditHead)],
    );
  }

  async updateAcknowledged(tx: EntityManager, id: string, refusal: object | null): Promise<void> {
    await tx.query(
      `UPDATE appeal SET state = CASE WHEN $2::jsonb IS NULL THEN 'acknowledged' ELSE 'acknowledgement-refused' END,
              acknowledged_at = clock_timestamp(), refusal = $2 WHERE id = $1`,
      [id, refusal && JSON.stringify(refusal)],
    );
  }

  async selectNameOf(tx: EntityManager, userId: string): Promise<PersonName> {
    const sql = `SELECT last_name AS "lastName", first_name AS "firstName", patronymic FROM app_user WHERE id = $1`;
    const [name] = await rows<PersonName>(tx, sql, [userId]);
    if (!name) throw new Error(`person ${userId} does not exist`);
    return name;
  }

  /** The appealed result, its enrolment held so that nothing else happens to it meanwhile. */
  async lockSubject(tx: EntityManager, appealId: string): Promise<Subject> {
    await tx.query(
      'SELECT 1 FROM enrolment WHERE id = (SELECT enrolment_id FROM appeal WHERE id = $1) FOR NO KEY UPDATE',
      [appealId],
    );
    const [subject] = await rows<Subject>(
      tx,
      `SELECT ap.attempt_id AS "attemptId", ap.examination_id AS "examinationId", ap.enrolment_id AS "enrolmentId",
              m.id AS "meetingId", s.id AS "sessionId", s.form, a.number AS "attemptNumber", coalesce(a.mark, x.mark) AS mark,
              coalesce(ap.former_mark, a.mark, x.mark) AS "formerMark",
              s.policy, org.zone, clock_timestamp() AS now,
              json_build_object('name', org.name, 'city', org.city) AS organisation,
              (SELECT json_build_object('number', p.number, 'date', p.date) FROM protocol_result r
               JOIN protocol p ON p.id = r.protocol_id AND p.status = 'signed'
               WHERE r.attempt_id = ap.attempt_id OR r.examination_id = ap.examination_id) AS protocol,
              coalesce((SELECT json_agg(json_build_object('kind', d.kind, 'number', n.text)) FROM issued_document d
                        JOIN document_number n ON n.id = d.number_id
                        WHERE d.enrolment_id = ap.enrolment_id AND d.status = 'valid' AND d.kind <> 'extract'), '[]') AS documents,
              EXISTS (SELECT FROM attempt o WHERE o.enrolment_id = ap.enrolment_id AND o.id <> ap.attempt_id
                      AND o.annulled_at IS NULL AND o.mark = 'pass') AS "passedElsewhere",
              EXISTS (SELECT FROM attempt o WHERE o.enrolment_id = ap.enrolment_id AND o.finished_at IS NULL) AS writing,
              EXISTS (SELECT FROM open_grant og WHERE og.enrolment_id = ap.enrolment_id
                      AND og.until_day >= (clock_timestamp() AT TIME ZONE org.zone)::date) AS granted
       FROM appeal ap JOIN attestation_session s ON s.id = ap.session_id JOIN meeting m ON m.session_id = s.id
       LEFT JOIN attempt a ON a.id = ap.attempt_id LEFT JOIN examination x ON x.id = ap.examination_id
       CROSS JOIN organisation org WHERE ap.id = $1`,
      [appealId],
    );
    if (!subject) throw new Error(`appeal ${appealId} does not exist`);
    return subject;
  }

  async insertDecision(
    tx: EntityManager,
    decision: {
      readonly appealId: string;
      readonly meetingId: string;
      readonly kind: 'annul-attempt' | 'grant-attempt' | 'second-time';
      readonly enrolmentId: string;
      readonly attemptId: string | null;
      readonly fromDay: string | null;
      readonly untilDay: string | null;
      readonly reasons: string;
      readonly decidedBy: string;
    },
  ): Promise<string> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO meeting_decision (id, appeal_id, meeting_id, kind, enrolment_id, attempt_id, from_day, until_day, reasons, decided_by)
       VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [
        decision.appealId,
        decision.meetingId,
        decision.kind,
        decision.enrolmentId,
        decision.attemptId,
        decision.fromDay,
        decision.untilDay,
        decision.reasons,
        decision.decidedBy,
      ],
    );
    if (!inserted) throw new Error('the decision was not written');
    return inserted.id;
  }

  async annulAttempt(tx: EntityManager, attemptId: string, decisionId: string): Promise<void> {
    await tx.query(
      `WITH annulled AS (
         UPDATE attempt SET annulled_at = clock_timestamp(), annulled_by_decision = $2 WHERE id = $1 RETURNING id
       )
       INSERT INTO attempt_event (attempt_id, kind, facts)
       SELECT id, 'annulled', jsonb_build_object('decision', $2::uuid) FROM annulled`,
      [attemptId, decisionId],
    );
  }

  async annulExamination(tx: EntityManager, examinationId: string): Promise<void> {
    await tx.query('UPDATE examination SET annulled_at = clock_timestamp() WHERE id = $1', [examinationId]);
  }

  /** The new mark, and beside it for ever what it was before (5.10). */
  async changeResult(
    tx: EntityManager,
    appealId: string,
    { attemptId, examinationId, mark }: Subject,
    kind: AppealKind,
    newMark: Mark,
  ): Promise<void> {
    if (kind !== 'result') throw new Error('only an appeal against the result changes it');
    await tx.query(
      `INSERT INTO result_change (appeal_id, attempt_id, examination_id, from_mark, to_mark) VALUES ($1, $2, $3, $4, $5)`,
      [appealId, attemptId, examinationId, mark, newMark],
    );
    if (attemptId) await tx.query('UPDATE attempt SET mark = $2 WHERE id = $1', [attemptId, newMark]);
    else
      await tx.query('UPDATE examination SET mark = $2, mark_reason = $3 WHERE id = $1', [
        examinationId,
        newMark,
        'Решение апелляционной комиссии',
      ]);
  }
}
