import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Thesis, listTheses, updateThesis } from '@itog/contracts';
import type { AttestationForm } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Fields = InputOf<typeof updateThesis>['body'];
export type GroupThesis = OutputOf<typeof listTheses>['theses'][number];

/** Who asks: the learner for his own; staff for all; a member for those whom his commissions hear. */
export type Reader = { readonly learnerId: string | null; readonly seenBy: string | null };

/** What a change of a thesis is judged by: the latest defence of the learner, if any is scheduled. */
export type ThesisFacts = {
  readonly forms: readonly AttestationForm[];
  readonly meeting: { readonly openedAt: string | null; readonly closedAt: string | null } | null;
};

export type NewFile = {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedBy: string;
};

const THESIS = `
CASE WHEN t.enrolment_id IS NOT NULL THEN json_build_object('topic', t.topic, 'workForm', t.work_form, 'supervisor', t.supervisor,
  'consultants', t.consultants, 'pages', t.pages, 'materials', t.materials, 'reviewKind', t.review_kind, 'reviewer', t.reviewer,
  'reviewerGenitive', t.reviewer_genitive, 'averageMark', t.average_mark,
  'file', CASE WHEN t.file_sha256 IS NOT NULL THEN json_build_object('name', t.file_name, 'mediaType', t.file_media_type,
    'bytes', t.file_bytes, 'sha256', t.file_sha256, 'uploadedAt', t.uploaded_at,
    'uploadedBy', (SELECT concat_ws(' ', b.last_name, b.first_name, b.patronymic) FROM app_user b WHERE b.id = t.uploaded_by)) END) END`;

/** The session of a defence that concerns the learner, the latest first: the one whose commission has the thesis before it. */
const HEARD = `
SELECT s.commission_id, m.opened_at, m.closed_at FROM attestation_session s JOIN meeting m ON m.session_id = s.id
WHERE s.group_id = e.group_id AND s.form = 'defence' AND s.cancelled_at IS NULL AND session_concerns(s.id, e.id)
ORDER BY s.opens_at DESC`;

const IN_SIGHT = `($1::uuid IS NULL OR e.learner_id = $1) AND ($2::uuid IS NULL OR EXISTS (
  SELECT 1 FROM (${HEARD}) heard JOIN commission_seat seat ON seat.commission_id = heard.commission_id AND seat.user_id = $2))`;

@Injectable()
export class ThesisRepository {
  constructor(private readonly db: DataSource) {}

  /** Theses of a group or of one enrolment, by name, as far as they are in sight. */
  selectTheses(
    { learnerId, seenBy }: Reader,
    { groupId = null, enrolmentId = null }: { groupId?: string | null; enrolmentId?: string | null },
    tx: EntityManager = this.db.manager,
  ): Promise<GroupThesis[]> {
    return rows(
      tx,
      `SELECT e.id AS "enrolmentId", json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name,
                'firstName', u.first_name, 'patronymic', u.patronymic)) AS learner, ${THESIS} AS thesis
       FROM enrolment e JOIN app_user u ON u.id = e.learner_id LEFT JOIN thesis t ON t.enrolment_id = e.id
       WHERE ${IN_SIGHT} AND ($3::uuid IS NULL OR e.group_id = $3) AND ($4::uuid IS NULL OR e.id = $4)
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", u.id`,
      [learnerId, seenBy, groupId, enrolmentId],
    );
  }

  async hasGroup(groupId: string): Promise<boolean> {
    return (await rows(this.db.manager, 'SELECT 1 FROM study_group WHERE id = $1', [groupId])).length > 0;
  }

  /** The enrolment, held, and what its thesis is judged by; nothing when it is out of sight. */
  async lockOptionalFacts(tx: EntityManager, { learnerId, seenBy }: Reader, enrolmentId: string) {
    const [held] = await rows<{ id: string }>(
      tx,
      `SELECT e.id FROM enrolment e WHERE e.id = $3 AND ${IN_SIGHT} FOR NO KEY UPDATE OF e`,
      [learnerId, seenBy, enrolmentId],
    );
    return held ? this.selectFacts(tx, enrolmentId) : null;
  }

  async selectFacts(tx: EntityManager, enrolmentId: string): Promise<ThesisFacts> {
    const [facts] = await rows<ThesisFacts>(
      tx,
      `SELECT p.forms, (SELECT json_build_object('openedAt', heard.opened_at, 'closedAt', heard.closed_at)
                        FROM (${HEARD}) heard LIMIT 1) AS meeting
       FROM enrolment e JOIN study_group g ON g.id = e.group_id JOIN program p ON p.id = g.program_id WHERE e.id = $1`,
      [enrolmentId],
    );
    if (!facts) throw new Error(`enrolment ${enrolmentId} is gone`);
    return facts;
  }

  async upsertFields(tx: EntityManager, enrolmentId: string, fields: Fields): Promise<void> {
    const { topic, workForm, supervisor, consultants, pages, materials, reviewKind, reviewer, ...rest } = fields;
    await tx.query(
      `INSERT INTO thesis (enrolment_id, topic, work_form, supervisor, consultants, pages, materials, review_kind, reviewer,
                           reviewer_genitive, average_mark)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (enrolment_id) DO UPDATE
       SET topic = excluded.topic, work_form = excluded.work_form, supervisor = excluded.supervisor,
           consultants = excluded.consultants, pages = excluded.pages, materials = excluded.materials,
           review_kind = excluded.review_kind, reviewer = excluded.reviewer,
           reviewer_genitive = excluded.reviewer_genitive, average_mark = excluded.average_mark`,
      [
        enrolmentId,
        topic,
        workForm,
        supervisor,
        consultants,
        pages,
        materials,
        reviewKind,
        reviewer,
        rest.reviewerGenitive,
        rest.averageMark,
      ],
    );
  }

  /** Gives the file that was there before, if any; not one that a commission has heard: its meeting keeps it. */
  async upsertFile(tx: EntityManager, enrolmentId: string, file: NewFile): Promise<string | null> {
    const [written] = await rows<{ former: string | null }>(
      tx,
      `INSERT INTO thesis (enrolment_id, file_sha256, file_name, file_media_type, file_bytes, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
       ON CONFLICT (enrolment_id) DO UPDATE
       SET file_sha256 = excluded.file_sha256, file_name = excluded.file_name, file_media_type = excluded.file_media_type,
           file_bytes = excluded.file_bytes, uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
       RETURNING CASE WHEN NOT EXISTS (SELECT FROM examination x WHERE x.enrolment_id = $1 AND x.thesis->>'file_sha256' = old.file_sha256)
                 THEN old.file_sha256 END AS former`,
      [enrolmentId, file.sha256, file.name, file.mediaType, file.bytes, file.uploadedBy],
    );
    return written?.former ?? null;
  }
}

/** What a thesis is before anybody has written of it. */
export const BLANK: Thesis = {
  topic: null,
  workForm: null,
  supervisor: null,
  consultants: null,
  pages: null,
  materials: null,
  reviewKind: null,
  reviewer: null,
  reviewerGenitive: null,
  averageMark: null,
  file: null,
};
