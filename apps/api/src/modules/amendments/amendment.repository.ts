import { Injectable } from '@nestjs/common';
import type { Protocol } from '@itog/contracts';
import type { ProtocolForm1Data, ProtocolForm2Data, ProtocolForm3Data } from '@itog/documents';
import type { CommissionRole, Mark, ProtocolForm } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** A protocol’s content as the room of protocols keeps it. */
export type KeptContent = { readonly rows: Protocol['rows'] } & (
  { readonly form: ProtocolForm1Data } | { readonly exam: ProtocolForm2Data } | { readonly defence: ProtocolForm3Data }
);

/** A result that is no longer what its protocol says. */
export type ChangedResult = {
  readonly enrolmentId: string;
  readonly attemptId: string | null;
  readonly examinationId: string | null;
  readonly mark: 'pass' | 'fail';
  /** Of an exam or a defence. */
  readonly grade: Mark | null;
  /** The result counts no longer at all (5.9). */
  readonly annulled: boolean;
};

/** The protocol that is to be put right: the signed one, or the draft that puts it right already. */
export type Holding = {
  readonly id: string;
  readonly status: 'draft' | 'signed';
  readonly form: ProtocolForm;
  readonly sessionId: string;
  readonly commissionId: string;
  readonly examinationId: string | null;
  readonly number: string;
  readonly date: string;
  /** Number and date of the signed one. */
  readonly formerNumber: string;
  readonly formerDate: string;
  readonly resolution: string;
  readonly content: KeptContent;
  readonly results: readonly { readonly attemptId: string | null; readonly examinationId: string | null }[];
  /** Enrolments that the commission gave a second time after this session (3.11). */
  readonly comingAgain: readonly string[];
};

export type NewAmendment = {
  readonly amends: string;
  readonly appealId: string;
  readonly draftedBy: string;
  readonly number: string;
  readonly date: string;
  readonly dueAt: Date;
  readonly code: string;
  readonly resolution: string;
  readonly content: KeptContent;
  readonly html: string;
  readonly contentSha256: string;
};

const HOLDING = `
SELECT cur.id, cur.status, cur.form, cur.session_id AS "sessionId", cur.commission_id AS "commissionId",
       cur.examination_id AS "examinationId", cur.number, cur.date, former.number AS "formerNumber", former.date AS "formerDate",
       cur.resolution, cur.content,
       (SELECT json_agg(json_build_object('attemptId', r.attempt_id, 'examinationId', r.examination_id))
        FROM protocol_result r WHERE r.protocol_id = former.id
          AND (r.attempt_id = ANY ($1) OR r.examination_id = ANY ($2))) AS results,
       ARRAY(SELECT d.enrolment_id FROM standing_decision d JOIN meeting m ON m.id = d.meeting_id
             WHERE m.session_id = cur.session_id AND d.kind = 'second-time')::text[] AS "comingAgain"
FROM protocol former
LEFT JOIN protocol amending ON amending.amends = former.id AND amending.status = 'draft'
JOIN protocol cur ON cur.id = coalesce(amending.id, former.id)
WHERE former.status = 'signed' AND EXISTS (SELECT FROM protocol_result r WHERE r.protocol_id = former.id
  AND (r.attempt_id = ANY ($1) OR r.examination_id = ANY ($2)))
ORDER BY former.id`;

@Injectable()
export class AmendmentRepository {
  /** Protocols that have announced these results, held; each as it stands with what puts it right already. */
  async lockHoldings(tx: EntityManager, changes: readonly ChangedResult[]): Promise<Holding[]> {
    const attempts = changes.flatMap(({ attemptId }) => attemptId ?? []);
    const examinations = changes.flatMap(({ examinationId }) => examinationId ?? []);
    await tx.query(
      `SELECT 1 FROM protocol p WHERE p.status = 'signed' AND p.id IN (
         SELECT r.protocol_id FROM protocol_result r WHERE r.attempt_id = ANY ($1) OR r.examination_id = ANY ($2))
       ORDER BY p.id FOR UPDATE`,
      [attempts, examinations],
    );
    return rows<Holding>(tx, HOLDING, [attempts, examinations]);
  }

  async insertAmendment(tx: EntityManager, holding: Holding, next: NewAmendment): Promise<string> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO protocol (amends, appeal_id, session_id, commission_id, examination_id, form, number, date, due_at,
                             resolution, content, html, content_sha256, code, drafted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`,
      [
        next.amends,
        next.appealId,
        holding.sessionId,
        holding.commissionId,
        holding.examinationId,
        holding.form,
        next.number,
        next.date,
        next.dueAt,
        next.resolution,
        JSON.stringify(next.content),
        next.html,
        next.contentSha256,
        next.code,
        next.draftedBy,
      ],
    );
    if (!inserted) throw new Error('the protocol was not drawn up');
    return inserted.id;
  }

  async updateDraft(
    tx: EntityManager,
    id: string,
    next: Pick<NewAmendment, 'resolution' | 'content' | 'html' | 'contentSha256'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE protocol SET revision = revision + 1, resolution = $2, content = $3, html = $4, content_sha256 = $5 WHERE id = $1`,
      [id, next.resolution, JSON.stringify(next.content), next.html, next.contentSha256],
    );
  }

  async insertChanges(
    tx: EntityManager,
    protocolId: string,
    appealId: string,
    changes: readonly ChangedResult[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO protocol_amendment (protocol_id, appeal_id, enrolment_id, attempt_id, examination_id, mark, grade, annulled)
       SELECT $1, $2, c."enrolmentId", c."attemptId", c."examinationId", c.mark, c.grade, c.annulled
       FROM jsonb_to_recordset($3) AS c("enrolmentId" uuid, "attemptId" uuid, "examinationId" uuid, mark text, grade text,
                                        annulled boolean)`,
      [protocolId, appealId, JSON.stringify(changes)],
    );
  }

  /** Signers who were not at the closed meeting. */
  selectAbsent(tx: EntityManager, protocolId: string): Promise<{ userId: string; role: CommissionRole }[]> {
    return rows(tx, 'SELECT user_id AS "userId", role FROM protocol_absentees($1)', [protocolId]);
  }

  /** Numbers kept for these learners are void. */
  async voidReserved(tx: EntityManager, enrolmentIds: readonly string[], reason: string): Promise<void> {
    await tx.query(
      `UPDATE document_number SET state = 'void', void_reason = $2 WHERE enrolment_id = ANY ($1) AND state = 'reserved'`,
      [enrolmentIds, reason],
    );
  }

  async insertReserved(
    tx: EntityManager,
    protocolId: string,
    { enrolmentId, year, n, text }: { enrolmentId: string; year: number; n: number; text: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO document_number (series, year, n, text, enrolment_id, protocol_id, state)
       VALUES ('certificate', $1, $2, $3, $4, $5, 'reserved')`,
      [year, n, text, enrolmentId, protocolId],
    );
  }

  async selectDay(tx: EntityManager): Promise<{ now: Date; zone: string }> {
    const [day] = await rows<{ now: Date; zone: string }>(
      tx,
      'SELECT clock_timestamp() AS now, zone FROM organisation',
    );
    if (!day) throw new Error('there is no organisation');
    return day;
  }
}
