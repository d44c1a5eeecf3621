import { Injectable } from '@nestjs/common';
import type { Protocol } from '@itog/contracts';
import type { ProtocolForm1Data, ProtocolForm2Data, ProtocolForm3Data } from '@itog/documents';
import type { CommissionRole, ProtocolForm, ProtocolStatus, QuorumPolicy, Role, SignatureStatus } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChainHead } from '../../platform/audit-chain.ts';
import { rows } from '../../platform/db/rows.ts';
import type { User } from '../../platform/sign-in.ts';
import type { SeriesNumber } from '../organisation/numbers.service.ts';

/** Whose protocols a person sees or writes: all, or those of the commissions on which he sits. */
export type Sight = { readonly userId: string; readonly all: boolean };

const READERS: readonly Role[] = ['administrator', 'director', 'secretary', 'auditor'];
const WRITERS: readonly Role[] = ['administrator', 'secretary'];

const sight =
  (office: readonly Role[]) =>
  ({ id, roles }: User): Sight => ({ userId: id, all: roles.some((role) => office.includes(role)) });

export const readSight = sight(READERS);
export const writeSight = sight(WRITERS);

/** The condition in SQL; the two parameters are those of a {@link Sight}. */
export const within = (commissionId: string, all: string, userId: string): string =>
  `(${all}::boolean OR EXISTS (SELECT FROM commission_seat own
                               WHERE own.commission_id = ${commissionId} AND own.user_id = ${userId}))`;

/** What a protocol keeps besides its exact HTML: the data of its form, and its rows as the interface shows them. */
export type ProtocolContent = { readonly rows: Protocol['rows'] } & (
  { readonly form: ProtocolForm1Data } | { readonly exam: ProtocolForm2Data } | { readonly defence: ProtocolForm3Data }
);

/** A row as the protocol’s table of results keeps it. */
export type ResultRow = Pick<
  Protocol['rows'][number],
  'attemptId' | 'examinationId' | 'enrolmentId' | 'mark' | 'grade' | 'checkReason'
>;

export type Standing = { readonly userId: string; readonly status: SignatureStatus };

export type LockedProtocol = {
  readonly id: string;
  readonly form: ProtocolForm;
  readonly sessionId: string;
  /** The signed protocol that this one puts right; its words follow from the decision alone (5.10). */
  readonly amends: string | null;
  readonly status: ProtocolStatus;
  readonly number: string;
  readonly date: string;
  readonly dueAt: Date;
  readonly revision: number;
  readonly resolution: string;
  readonly contentSha256: string;
  readonly content: ProtocolContent;
  readonly seats: readonly { readonly userId: string; readonly role: CommissionRole }[];
  /** Whose signature, refusal or absence stands. */
  readonly standing: readonly Standing[];
  /** Whose signatures the protocol cannot do without; null for one that puts another right (5.10). */
  readonly quorum: QuorumPolicy | null;
};

/** A protocol as it is read, before what depends on the reader and on the documents is worked out. */
export type ProtocolRecord = Omit<
  Protocol,
  'waitingFor' | 'refusedBy' | 'documentsToIssue' | 'mySigning' | 'names' | 'stopped'
> & {
  readonly seats: readonly { readonly userId: string; readonly role: CommissionRole }[];
  readonly quorum: QuorumPolicy | null;
  readonly content: ProtocolContent;
};
export type SummaryRecord = Omit<
  ProtocolRecord,
  'html' | 'contentSha256' | 'resolution' | 'rows' | 'voided' | 'code' | 'content' | 'amends' | 'amendedBy'
>;

export type Revision = Pick<LockedProtocol, 'date' | 'resolution' | 'content' | 'contentSha256'> & {
  readonly html: string;
  readonly dueAt: Date;
};

export type NewProtocol = Revision & {
  readonly form: ProtocolForm;
  readonly sessionId: string;
  readonly commissionId: string;
  /** Of form 3. */
  readonly examinationId: string | null;
  readonly number: string;
  readonly code: string;
};

const NAME = `json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic)`;

/** Of the protocol `p` in the session `s` (2.4); null where it puts a signed one right. */
export const QUORUM = `CASE WHEN p.amends IS NULL THEN json_build_object('quorumNumerator', s.policy->'quorumNumerator',
  'quorumDenominator', s.policy->'quorumDenominator') END AS quorum`;

const SUMMARY = `
${QUORUM}, p.id, p.form, p.number, p.date, p.status, p.revision, p.session_id AS "sessionId", p.due_at AS "dueAt", p.signed_at AS "signedAt",
pr.title AS "programTitle", g.title AS "groupTitle", count.passed, count.failed,
(SELECT concat_ws(' ', l.last_name, l.first_name, l.patronymic)
 FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN app_user l ON l.id = e.learner_id
 WHERE x.id = p.examination_id) AS "learnerName",
(SELECT json_agg(json_build_object('userId', seat.user_id, 'role', seat.role) ORDER BY seat.position)
 FROM commission_seat seat WHERE seat.commission_id = p.commission_id) AS seats,
(SELECT json_agg(json_build_object('id', u.id, 'name', ${NAME}, 'role', seat.role, 'signature',
          CASE WHEN sig.id IS NOT NULL THEN json_build_object('at', sig.at, 'address', sig.address, 'device', sig.device,
            'status', sig.status, 'method', sig.method, 'statement', sig.statement) END)
        ORDER BY seat.position)
 FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
 LEFT JOIN signature sig ON sig.subject_kind = 'protocol' AND sig.subject_id = p.id AND sig.user_id = u.id AND sig.voided_at IS NULL
 WHERE seat.commission_id = p.commission_id AND (p.form <> 1 OR seat.role <> 'secretary')) AS signers`;

const DETAILS = `
p.html, p.content_sha256 AS "contentSha256", p.resolution, p.content->'rows' AS rows, p.content,
CASE WHEN p.status <> 'draft' THEN p.code END AS code,
(SELECT json_build_object('id', o.id, 'number', o.number) FROM protocol o WHERE o.id = p.amends) AS amends,
(SELECT json_build_object('id', o.id, 'number', o.number) FROM protocol o WHERE o.amends = p.id) AS "amendedBy",
coalesce((SELECT json_agg(json_build_object('name', concat_ws(' ', u.last_name, u.first_name, u.patronymic), 'at', v.at,
                                            'voidedAt', v.voided_at, 'reason', v.voided_reason) ORDER BY v.at)
          FROM signature v JOIN app_user u ON u.id = v.user_id
          WHERE v.subject_kind = 'protocol' AND v.subject_id = p.id AND v.voided_at IS NOT NULL
            AND v.status IN ('signed', 'signed-with-opinion')), '[]') AS voided`;

const FROM = `
FROM protocol p
JOIN attestation_session s ON s.id = p.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r->>'mark' = 'pass') AS passed, count(*) FILTER (WHERE r->>'mark' = 'fail') AS failed
                    FROM jsonb_array_elements(p.content->'rows') r) count`;

@Injectable()
export class ProtocolRepository {
  constructor(private readonly db: DataSource) {}

  /** The newest 500 protocols in sight. */
  selectSummaries(sight: Sight, status: ProtocolStatus | null): Promise<SummaryRecord[]> {
    return rows<SummaryRecord>(
      this.db.manager,
      `SELECT ${SUMMARY} ${FROM} WHERE ${within('p.commission_id', '$1', '$2')} AND ($3::text IS NULL OR p.status = $3)
       ORDER BY p.date DESC, p.drafted_at DESC LIMIT 500`,
      [sight.all, sight.userId, status],
    );
  }

  async selectOptionalProtocol(tx: EntityManager, id: string, sight: Sight): Promise<ProtocolRecord | null> {
    const sql = `SELECT ${SUMMARY}, ${DETAILS} ${FROM} WHERE p.id = $1 AND ${within('p.commission_id', '$2', '$3')}`;
    return (await rows<ProtocolRecord>(tx, sql, [id, sight.all, sight.userId]))[0] ?? null;
  }

  /** The protocol with everything that a change or a signature is judged by; others wait until `tx` ends. */
  async lockOptionalProtocol(tx: EntityManager, id: string, sight: Sight): Promise<LockedProtocol | null> {
    const [locked] = await rows(
      tx,
      `SELECT FROM protocol p WHERE p.id = $1 AND ${within('p.commission_id', '$2', '$3')} FOR UPDATE OF p`,
      [id, sight.all, sight.userId],
    );
    if (!locked) return null;
    const [protocol] = await rows<LockedProtocol>(
      tx,
      `SELECT ${QUORUM}, p.id, p.form, p.session_id AS "sessionId", p.amends, p.status, p.number, p.date, p.due_at AS "dueAt", p.revision,
              p.resolution, p.content,
              p.content_sha256 AS "contentSha256",
              (SELECT json_agg(json_build_object('userId', user_id, 'role', role)) FROM commission_seat seat
               WHERE seat.commission_id = p.commission_id) AS seats,
              coalesce((SELECT json_agg(json_build_object('userId', sig.user_id, 'status', sig.status)) FROM signature sig
                        WHERE sig.subject_kind = 'protocol' AND sig.subject_id = p.id AND sig.voided_at IS NULL), '[]') AS standing
       FROM protocol p JOIN attestation_session s ON s.id = p.session_id WHERE p.id = $1`,
      [id],
    );
    return protocol ?? null;
  }

  /** Several at once, as for the defences of one day; gives their ids in the same order. */
  async insertProtocols(tx: EntityManager, draftedBy: string, protocols: readonly NewProtocol[]): Promise<string[]> {
    const inserted = await rows<{ id: string; code: string }>(
      tx,
      `INSERT INTO protocol (session_id, commission_id, examination_id, form, number, date, due_at, resolution, content,
                             html, content_sha256, code, drafted_by)
       SELECT p."sessionId", p."commissionId", p."examinationId", p.form, p.number, p.date, p."dueAt", p.resolution,
              p.content, p.html, p."contentSha256", p.code, $2
       FROM jsonb_to_recordset($1) AS p("sessionId" uuid, "commissionId" uuid, "examinationId" uuid, form int, number text,
         date date, "dueAt" timestamptz, resolution text, content jsonb, html text, "contentSha256" text, code text)
       RETURNING id, code`,
      [JSON.stringify(protocols), draftedBy],
    );
    const ids = new Map(inserted.map(({ id, code }) => [code, id]));
    return protocols.map(({ code }) => {
      const id = ids.get(code);
      if (!id) throw new Error('a protocol was not inserted');
      return id;
    });
  }

  /** A new revision of a draft. */
  async updateContent(tx: EntityManager, id: string, revision: Revision): Promise<void> {
    const { date, dueAt, resolution, content, html, contentSha256 } = revision;
    await tx.query(
      `UPDATE protocol SET revision = revision + 1, date = $2, resolution = $3, content = $4, html = $5, content_sha256 = $6,
              due_at = $7 WHERE id = $1`,
      [id, date, resolution, JSON.stringify(content), html, contentSha256, dueAt],
    );
  }

  /** The rows of a draft, in order: new ones are added, those there are numbered anew. */
  async upsertResults(tx: EntityManager, protocolId: string, results: readonly ResultRow[]): Promise<void> {
    const set = 'DO UPDATE SET position = excluded.position, check_reason = excluded.check_reason';
    for (const key of ['attempt_id', 'examination_id'] as const)
      await tx.query(
        `INSERT INTO protocol_result (protocol_id, attempt_id, examination_id, enrolment_id, position, mark, grade, check_reason)
         SELECT $1, r.attempt_id, r.examination_id, r.enrolment_id, r.position, r.mark, r.grade, r.check_reason
         FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]) WITH ORDINALITY
           AS r(attempt_id, examination_id, enrolment_id, mark, grade, check_reason, position)
         WHERE r.${key} IS NOT NULL
         ON CONFLICT (${key}) ${set} WHERE protocol_result.protocol_id = excluded.protocol_id`,
        [
          protocolId,
          results.map(({ attemptId }) => attemptId),
          results.map(({ examinationId }) => examinationId),
          results.map(({ enrolmentId }) => enrolmentId),
          results.map(({ mark }) => mark),
          results.map(({ grade }) => grade),
          results.map(({ checkReason }) => checkReason),
        ],
      );
  }

  /** The results of several new protocols of defences, one each. */
  async insertExamined(
    tx: EntityManager,
    results: readonly (ResultRow & { readonly protocolId: string })[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO protocol_result (protocol_id, examination_id, enrolment_id, position, mark, grade, check_reason)
       SELECT r."protocolId", r."examinationId", r."enrolmentId", 1, r.mark, r.grade, r."checkReason"
       FROM jsonb_to_recordset($1) AS r("protocolId" uuid, "examinationId" uuid, "enrolmentId" uuid, mark text, grade text,
                                        "checkReason" text)`,
      [JSON.stringify(results)],
    );
  }

  /** Signers of the protocol who were not for a moment at the closed meeting that it is of. */
  async selectAbsent(tx: EntityManager, protocolId: string): Promise<{ userId: string; role: CommissionRole }[]> {
    return rows(tx, 'SELECT user_id AS "userId", role FROM protocol_absentees($1)', [protocolId]);
  }

  async insertReserved(
    tx: EntityManager,
    series: 'certificate' | 'diploma',
    reserved: readonly {
      readonly protocolId: string;
      readonly enrolmentId: string;
      readonly number: SeriesNumber;
    }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO document_number (series, year, n, text, enrolment_id, protocol_id, state)
       SELECT $1, r.year, r.n, r.text, r.enrolment_id, r.protocol_id, 'reserved'
       FROM unnest($2::int[], $3::int[], $4::text[], $5::uuid[], $6::uuid[]) AS r(year, n, text, enrolment_id, protocol_id)`,
      [
        series,
        reserved.map(({ number }) => number.year),
        reserved.map(({ number }) => number.n),
        reserved.map(({ number }) => number.text),
        reserved.map(({ enrolmentId }) => enrolmentId),
        reserved.map(({ protocolId }) => protocolId),
      ],
    );
  }

  /** What the protocol puts right is replaced by it (5.10). */
  async takeOverResults(tx: EntityManager, id: string): Promise<void> {
    await tx.query('SELECT take_over_results($1)', [id]);
  }

  /** The moment of announcement is the database’s (3.12); with it the head of the audit chain is kept. */
  async updateSigned(tx: EntityManager, id: string, head: ChainHead): Promise<void> {
    await tx.query(
      `UPDATE protocol SET status = 'signed', signed_at = clock_timestamp(), audit_head = $2 WHERE id = $1`,
      [id, head],
    );
  }
}
