import { Injectable } from '@nestjs/common';
import type { Appeal, AppealAttachment, AppealSummary } from '@itog/contracts';
import type { AppealKind, CommissionRole, HearingVote, Mark, MarkScale, PersonName, Role } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import type { User } from '../../platform/sign-in.ts';
import { DETAILS, SUMMARY, SUMMARY_FROM, UNSIGNED, WITHIN } from './appeal.sql.ts';

/** Whose appeals a person sees: all, or those that he considers or whose result his commission has given (5.7). */
export type AppealSight = { readonly userId: string; readonly all: boolean };

const READERS: readonly Role[] = ['administrator', 'director', 'secretary', 'auditor'];

export const appealSight = ({ id, roles }: User): AppealSight => ({
  userId: id,
  all: roles.some((role) => READERS.includes(role)),
});

/** Times inside JSON columns are text. */
type Json<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] };

export type SummaryRecord = Omit<AppealSummary, 'hearing' | 'considerBy' | 'tellBy' | 'decision'> & {
  readonly hearing: Json<NonNullable<AppealSummary['hearing']>> | null;
  readonly decision: Json<NonNullable<AppealSummary['decision']>> | null;
  readonly decidedAt: Date | null;
  readonly workingDays: { readonly consider: number; readonly tell: number };
  readonly now: Date;
  readonly zone: string;
};

type AppealFilter = Partial<Record<'state' | 'kind' | 'stage', string | undefined>>;

export type SeatRecord = {
  readonly userId: string;
  readonly name: PersonName;
  readonly role: CommissionRole;
  readonly post: string | null;
  readonly present: boolean;
  readonly vote: HearingVote | null;
  readonly opinion: string | null;
  readonly signature: Json<NonNullable<NonNullable<Appeal['commission']>['seats'][number]['signature']>> | null;
  readonly isDirector: boolean;
  readonly isTeacher: boolean;
  readonly wasOnAttestation: boolean;
  readonly hasConsent: boolean;
};

export type CommissionRecord = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly orderDate: string;
  readonly authorisation: string | null;
  readonly seats: readonly SeatRecord[];
};

/** An appeal with everything that is decided about it or shown of it. */
export type AppealRecord = SummaryRecord & {
  readonly enrolmentId: string;
  readonly programId: string;
  readonly text: string;
  readonly addressee: PersonName;
  readonly applicationHtml: string;
  readonly applicationSha256: string;
  readonly applicationPrinted: boolean;
  readonly attachments: readonly AppealAttachment[];
  readonly formerMark: Mark | null;
  readonly currentMark: Mark | null;
  readonly score: { readonly correct: number; readonly total: number; readonly passPercent: number } | null;
  readonly learnerHasEmail: boolean;
  readonly rulings: readonly Json<Appeal['rulings'][number]>[];
  readonly markScale: MarkScale;
  readonly isTest: boolean;
  readonly inDraft: boolean;
  readonly commission: CommissionRecord | null;
  readonly attestationChair: { readonly id: string; readonly name: PersonName; readonly present: boolean };
  readonly learnerPresent: boolean;
  readonly consequences: readonly string[];
  readonly protocolNumber: string | null;
  readonly protocolHtml: string | null;
  readonly protocolSha256: string | null;
  readonly protocolPrinted: boolean;
  readonly amendedProtocols: readonly Json<Appeal['amendedProtocols'][number]>[];
  readonly refusal: { reason: string; witnesses: string[]; recordedBy: string } | null;
};

/** A result of a learner that could be appealed. */
export type AppealableRow = {
  readonly kind: 'attempt' | 'examination';
  readonly id: string;
  readonly enrolmentId: string;
  readonly sessionId: string;
  readonly programTitle: string;
  readonly groupTitle: string;
  readonly attestation: string;
  readonly attestedAt: Date;
  readonly announcedAt: Date | null;
  readonly mark: Mark | null;
  readonly addresseeId: string;
  readonly addressee: PersonName;
  readonly learner: PersonName;
  readonly appealId: string | null;
  readonly now: Date;
  readonly zone: string;
  readonly organisation: { readonly name: string; readonly city: string };
};

const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;

const APPEALABLE = `
SELECT own.*, pr.title AS "programTitle", g.title AS "groupTitle", chair.id AS "addresseeId", ${name('chair')} AS addressee,
       ${name('learner')} AS learner, ap.id AS "appealId", clock_timestamp() AS now, org.zone,
       json_build_object('name', org.name, 'city', org.city) AS organisation
FROM (
  SELECT 'attempt' AS kind, a.id, a.enrolment_id AS "enrolmentId", a.session_id AS "sessionId", a.finished_at AS "attestedAt",
         CASE WHEN p.id IS NOT NULL THEN r.announced_at END AS "announcedAt", CASE WHEN p.id IS NOT NULL THEN a.mark END AS mark,
         'тестирование, попытка № ' || a.number AS attestation
  FROM attempt a LEFT JOIN protocol_result r ON r.attempt_id = a.id
  LEFT JOIN protocol p ON p.id = r.protocol_id AND p.status = 'signed'
  WHERE a.learner_id = $1 AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
  UNION ALL
  SELECT 'examination', x.id, x.enrolment_id, x.session_id, coalesce(m.closed_at, x.confirmed_at), n.announced_at,
         CASE WHEN n.announced_at IS NOT NULL THEN x.mark END,
         CASE s.form WHEN 'exam' THEN 'итоговый экзамен' ELSE 'защита итоговой аттестационной работы' END
  FROM examination x JOIN enrolment e ON e.id = x.enrolment_id JOIN attestation_session s ON s.id = x.session_id
  JOIN meeting m ON m.session_id = s.id LEFT JOIN announced_examination n ON n.examination_id = x.id
  WHERE e.learner_id = $1 AND x.confirmed_at IS NOT NULL AND x.annulled_at IS NULL
) own
JOIN attestation_session s ON s.id = own."sessionId"
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
JOIN commission_seat seat ON seat.commission_id = s.commission_id AND seat.role = 'chair'
JOIN app_user chair ON chair.id = seat.user_id
JOIN app_user learner ON learner.id = $1
LEFT JOIN appeal ap ON ap.attempt_id = own.id OR ap.examination_id = own.id
CROSS JOIN organisation org
WHERE $2::uuid IS NULL OR own.id = $2
ORDER BY own."attestedAt" DESC`;

@Injectable()
export class AppealRepository {
  constructor(private readonly db: DataSource) {}

  /** Results of the learner himself that are over, the latest first; or the one with this id. */
  selectAppealable(tx: EntityManager, learnerId: string, resultId: string | null): Promise<AppealableRow[]> {
    return rows<AppealableRow>(tx, APPEALABLE, [learnerId, resultId]);
  }

  /** Open ones first, the oldest on top; of the decided alone the newest decision first; at most 500. */
  selectSummaries(sight: AppealSight, { state, kind, stage }: AppealFilter): Promise<SummaryRecord[]> {
    return rows<SummaryRecord>(
      this.db.manager,
      `SELECT ${SUMMARY}, ${UNSIGNED} ${SUMMARY_FROM} WHERE ${WITHIN}
         AND ($3::text IS NULL OR ap.state = $3) AND ($4::text IS NULL OR ap.kind = $4)
         AND CASE $5::text WHEN 'open' THEN ap.state NOT IN ('acknowledged', 'acknowledgement-refused') WHEN 'decided' THEN ap.decided_at IS NOT NULL ELSE true END
       ORDER BY CASE $5::text WHEN 'decided' THEN - extract(epoch FROM ap.decided_at) END, ap.state IN ('acknowledged', 'acknowledgement-refused'),
                extract(epoch FROM ap.filed_at) * CASE WHEN ap.state IN ('acknowledged', 'acknowledgement-refused') THEN -1 ELSE 1 END LIMIT 500`,
      [sight.all, sight.userId, state ?? null, kind ?? null, stage ?? null],
    );
  }

  selectMine(learnerId: string): Promise<SummaryRecord[]> {
    return rows<SummaryRecord>(
      this.db.manager,
      `SELECT ${SUMMARY} ${SUMMARY_FROM} WHERE ap.learner_id = $1 ORDER BY ap.filed_at DESC`,
      [learnerId],
    );
  }

  /** Open ones of everybody, for deadlines that a calendar moves. */
  selectOpen(tx: EntityManager): Promise<SummaryRecord[]> {
    return rows<SummaryRecord>(
      tx,
      `SELECT ${SUMMARY} ${SUMMARY_FROM} WHERE ap.state NOT IN ('acknowledged', 'acknowledgement-refused')`,
    );
  }

  async selectOptional(tx: EntityManager, id: string, sight: AppealSight): Promise<AppealRecord | null> {
    const sql = `SELECT ${SUMMARY}, ${UNSIGNED}, ${DETAILS} ${SUMMARY_FROM} WHERE ap.id = $3 AND ${WITHIN}`;
    return (await rows<AppealRecord>(tx, sql, [sight.all, sight.userId, id]))[0] ?? null;
  }

  async selectOptionalMine(tx: EntityManager, id: string, learnerId: string): Promise<AppealRecord | null> {
    const sql = `SELECT ${SUMMARY}, ${DETAILS} ${SUMMARY_FROM} WHERE ap.id = $1 AND ap.learner_id = $2`;
    return (await rows<AppealRecord>(tx, sql, [id, learnerId]))[0] ?? null;
  }

  /** Makes everybody who does something to the appeal wait for each other. */
  async lock(tx: EntityManager, id: string): Promise<void> {
    await tx.query('SELECT 1 FROM appeal WHERE id = $1 FOR UPDATE', [id]);
  }

  async insert(
    tx: EntityManager,
    appeal: {
      readonly kind: AppealKind;
      readonly row: AppealableRow;
      readonly learnerId: string;
      readonly text: string;
      readonly html: string;
      readonly sha256: string;
      readonly attachmentIds: readonly string[];
    },
  ): Promise<string> {
    const { kind, row, learnerId, text, html, sha256 } = appeal;
    const [attemptId, examinationId] = row.kind === 'attempt' ? [row.id, null] : [null, row.id];
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO appeal (kind, attempt_id, examination_id, enrolment_id, learner_id, session_id, former_mark, text,
                           addressee_id, filed_at, application_html, application_sha256)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [
        kind,
        attemptId,
        examinationId,
        row.enrolmentId,
        learnerId,
        row.sessionId,
        row.mark,
        text,
        row.addresseeId,
        row.now,
        html,
        sha256,
      ],
    );
    if (!inserted) throw new Error('the appeal was not written');
    await this.take(tx, inserted.id, appeal.attachmentIds);
    return inserted.id;
  }

  /** Files that the appeal is filed with, in their order. */
  private async take(tx: EntityManager, appealId: string, attachmentIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE appeal_attachment f SET appeal_id = $1, position = given.position
       FROM unnest($2::uuid[]) WITH ORDINALITY AS given(id, position) WHERE f.id = given.id`,
      [appealId, attachmentIds],
    );
  }

  /** Files that the learner has uploaded and no appeal has taken, in the order asked for. */
  selectLoose(tx: EntityManager, learnerId: string, ids: readonly string[]): Promise<AppealAttachment[]> {
    return rows<AppealAttachment>(
      tx,
      `SELECT f.id, f.name, f.media_type AS "mediaType", f.bytes::int AS bytes, f.sha256
       FROM unnest($2::uuid[]) WITH ORDINALITY AS given(id, position) JOIN appeal_attachment f ON f.id = given.id
       WHERE f.uploaded_by = $1 AND f.appeal_id IS NULL ORDER BY given.position FOR UPDATE OF f`,
      [learnerId, ids],
    );
  }

  async insertLoose(
    tx: EntityManager,
    learnerId: string,
    file: Omit<AppealAttachment, 'id'>,
  ): Promise<AppealAttachment> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO appeal_attachment (uploaded_by, name, media_type, bytes, sha256) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [learnerId, file.name, file.mediaType, file.bytes, file.sha256],
    );
    if (!inserted) throw new Error('the file was not kept');
    return { ...file, id: inserted.id };
  }

  async countLoose(tx: EntityManager, learnerId: string): Promise<number> {
    const sql = 'SELECT count(*)::int AS count FROM appeal_attachment WHERE uploaded_by = $1 AND appeal_id IS NULL';
    return (await rows<{ count: number }>(tx, sql, [learnerId]))[0]?.count ?? 0;
  }

  async deleteOptionalLoose(tx: EntityManager, learnerId: string, id: string): Promise<string | null> {
    const sql = `DELETE FROM appeal_attachment WHERE id = $1 AND uploaded_by = $2 AND appeal_id IS NULL RETURNING sha256`;
    return (await rows<{ sha256: string }>(tx, sql, [id, learnerId]))[0]?.sha256 ?? null;
  }

  /** The hash of a file of the appeal, for its learner and for those in whose sight it is. */
  async selectFile(user: User, appealId: string, which: 'application' | 'protocol') {
    const { all, userId } = appealSight(user);
    const [file] = await rows<{ sha256: string | null; exists: boolean }>(
      this.db.manager,
      `SELECT ap.${which}_file_sha256 AS sha256, ${which === 'application' ? 'true' : 'ap.announced_at IS NOT NULL'} AS exists
       ${SUMMARY_FROM} WHERE ap.id = $3 AND (ap.learner_id = $2 OR ${WITHIN})`,
      [all, userId, appealId],
    );
    return file?.exists ? file : null;
  }

  async selectAttachment(user: User, appealId: string, attachmentId: string): Promise<AppealAttachment | null> {
    const { all, userId } = appealSight(user);
    const [file] = await rows<AppealAttachment>(
      this.db.manager,
      `SELECT f.id, f.name, f.media_type AS "mediaType", f.bytes::int AS bytes, f.sha256
       FROM appeal_attachment f JOIN (SELECT ap.id ${SUMMARY_FROM} WHERE ap.id = $3 AND (ap.learner_id = $2 OR ${WITHIN})) own
         ON own.id = f.appeal_id WHERE f.id = $4`,
      [all, userId, appealId, attachmentId],
    );
    return file ?? null;
  }
}
