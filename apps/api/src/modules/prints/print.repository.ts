import { Injectable } from '@nestjs/common';
import type { Print, PrintRequest } from '@itog/contracts';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { Reader } from '../evidence/timelines.service.ts';

/** What the worker is to make; of the Regulation the very edition that was asked for, of a timeline what its reader may see. */
export type PrintOrder =
  | Exclude<PrintRequest, { kind: 'regulation' | 'attempt-timeline' | 'examination-timeline' }>
  | { readonly kind: 'regulation'; readonly editionId: string }
  | { readonly kind: 'attempt-timeline'; readonly attemptId: string; readonly reader: Reader }
  | { readonly kind: 'examination-timeline'; readonly examinationId: string; readonly reader: Reader };

export type PrintRow = Print & { readonly fileSha256: string | null };

const PRINT = `id, status, file_name AS "fileName", problem, file_sha256 AS "fileSha256"`;

/** Whether the thing to print is there for this person: SQL that gives a row, or none. */
const THERE = {
  documents: `SELECT 1 FROM issued_document WHERE protocol_id = $1 AND status = 'valid' LIMIT 1`,
  group: `SELECT 1 FROM study_group WHERE id = $1`,
  destructionAct: `SELECT 1 FROM destruction_act WHERE id = $1`,
  examCards: `SELECT 1 FROM exam_card WHERE program_id = $1 AND withdrawn_at IS NULL LIMIT 1`,
  session: `SELECT 1 FROM attestation_session s WHERE s.id = $1 AND ($3::boolean OR EXISTS
            (SELECT FROM commission_seat own WHERE own.commission_id = s.commission_id AND own.user_id = $2))`,
} as const;

@Injectable()
export class PrintRepository {
  async hasDocuments(tx: EntityManager, protocolId: string): Promise<boolean> {
    return (await rows(tx, THERE.documents, [protocolId])).length > 0;
  }

  async hasGroup(tx: EntityManager, groupId: string): Promise<boolean> {
    return (await rows(tx, THERE.group, [groupId])).length > 0;
  }

  async hasDestructionAct(tx: EntityManager, actId: string): Promise<boolean> {
    return (await rows(tx, THERE.destructionAct, [actId])).length > 0;
  }

  async hasExamCards(tx: EntityManager, programId: string): Promise<boolean> {
    return (await rows(tx, THERE.examCards, [programId])).length > 0;
  }

  /** @param all sees every session; else only those of the commissions on which the person sits */
  async seesSession(tx: EntityManager, sessionId: string, { userId, all }: { userId: string; all: boolean }) {
    return (await rows(tx, THERE.session, [sessionId, userId, all])).length > 0;
  }

  /** Whether the learner’s own attempt is over; null when he has no such attempt. */
  async selectOptionalOwnAttempt(tx: EntityManager, attemptId: string, learnerId: string) {
    const sql = `SELECT finished_at IS NOT NULL AS finished FROM attempt WHERE id = $1 AND learner_id = $2`;
    return (await rows<{ finished: boolean }>(tx, sql, [attemptId, learnerId]))[0] ?? null;
  }

  /** How many of these are enrolled in the group. */
  async countEnrolled(tx: EntityManager, groupId: string, enrolmentIds: readonly string[]): Promise<number> {
    const sql = `SELECT count(*) FROM enrolment WHERE group_id = $1 AND id = ANY ($2)`;
    const [row] = await rows<{ count: number }>(tx, sql, [groupId, enrolmentIds]);
    return row?.count ?? 0;
  }

  async selectOptionalEdition(tx: EntityManager): Promise<{ id: string } | null> {
    return (await rows<{ id: string }>(tx, `SELECT id FROM regulation_in_force`))[0] ?? null;
  }

  /**
   * A print of the very same that need not be made again: what is for all is printed once, what a person has asked for and
   * still waits for is what he asks for again. Two that ask at once wait for each other.
   */
  async lockOptionalSame(tx: EntityManager, order: PrintOrder, requestedBy: string | null): Promise<PrintRow | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('print ' || coalesce($1::text, '')))`, [requestedBy]);
    const sql = `SELECT ${PRINT} FROM print WHERE request = $1 AND requested_by IS NOT DISTINCT FROM $2::uuid
                   AND (status = 'waiting' OR status = 'ready' AND requested_by IS NULL) ORDER BY requested_at LIMIT 1`;
    return (await rows<PrintRow>(tx, sql, [JSON.stringify(order), requestedBy]))[0] ?? null;
  }

  async insertPrint(tx: EntityManager, order: PrintOrder, requestedBy: string | null): Promise<PrintRow> {
    const sql = `INSERT INTO print (request, requested_by) VALUES ($1, $2) RETURNING ${PRINT}`;
    const [print] = await rows<PrintRow>(tx, sql, [JSON.stringify(order), requestedBy]);
    if (!print) throw new Error('the print was not inserted');
    return print;
  }

  /** The print, for who has asked for it; one that is for all is known by its id. */
  async selectOptionalPrint(tx: EntityManager, id: string, userId: string | null): Promise<PrintRow | null> {
    const sql = `SELECT ${PRINT} FROM print WHERE id = $1 AND (requested_by IS NULL OR requested_by = $2)`;
    return (await rows<PrintRow>(tx, sql, [id, userId]))[0] ?? null;
  }

  async selectOptionalWaiting(tx: EntityManager, id: string) {
    const sql = `SELECT request, requested_by AS "requestedBy" FROM print WHERE id = $1 AND status = 'waiting'`;
    return (await rows<{ request: PrintOrder; requestedBy: string | null }>(tx, sql, [id]))[0] ?? null;
  }

  async updateReady(tx: EntityManager, id: string, file: { name: string; sha256: string }): Promise<void> {
    const sql = `UPDATE print SET status = 'ready', file_name = $2, file_sha256 = $3 WHERE id = $1 AND status = 'waiting'`;
    await tx.query(sql, [id, file.name, file.sha256]);
  }

  async updateFailed(tx: EntityManager, ids: readonly string[], problem: string): Promise<void> {
    const sql = `UPDATE print SET status = 'failed', problem = $2, file_sha256 = NULL WHERE id = ANY ($1)`;
    await tx.query(sql, [ids, problem]);
  }
}
