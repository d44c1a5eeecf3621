import { Injectable } from '@nestjs/common';
import type { RegisterColumn, RegisterFacts, RegisterTerm } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** An issued document as the register wants it. */
export type RegisterDocument = {
  readonly documentId: string;
  readonly learnerId: string;
  readonly groupId: string;
  readonly programId: string;
  readonly duplicate: boolean;
  readonly facts: RegisterFacts;
  readonly corrections: Partial<Record<RegisterColumn, string>>;
  /** What the operator said when he last rejected it. */
  readonly rejected: string | null;
};

/** A document by what the register tells it by; `live`: a package holds it. */
export type SameDocument = { readonly id: string; readonly key: string; readonly live: boolean };

/** A record for those who have none yet. */
const RECORD = `json_build_object('birthDate', r.birth_date, 'sex', r.sex, 'snils', r.snils,
  'citizenship', coalesce(r.citizenship, '643'), 'identityKind', r.identity_kind, 'identitySeries', r.identity_series,
  'identityNumber', r.identity_number, 'priorLevel', r.prior_level, 'priorLastName', r.prior_last_name,
  'priorSeries', r.prior_series, 'priorNumber', r.prior_number, 'priorIssuedOn', r.prior_issued_on,
  'postalAddress', r.postal_address)`;

const ORIGINAL = `CASE WHEN o.id IS NOT NULL THEN json_build_object('kind', o.kind, 'series', ob.series, 'number', ob.number,
  'registrationNumber', o.snapshot ->> 'registrationNumber', 'issuedOn', o.issued_on, 'name', o.snapshot -> 'learner') END`;

const FORMER = `(SELECT json_build_object('lossProof', x.loss_proof, 'state', x.state) FROM reissue_record x
  WHERE x.document_id = d.id ORDER BY x.turn DESC LIMIT 1)`;

const FACTS = `json_build_object('kind', d.kind, 'registrationNumber', d.snapshot ->> 'registrationNumber',
  'issuedOn', d.issued_on, 'series', b.series, 'number', b.number, 'name', d.snapshot -> 'learner',
  'programKind', d.snapshot ->> 'programKind', 'program', d.snapshot ->> 'program', 'hours', d.snapshot -> 'hours',
  'studyForm', p.study_form, 'studyPeriod', d.snapshot -> 'studyPeriod',
  'qualification', coalesce(d.snapshot #>> '{studies,qualification}', p.qualification),
  'fieldOfWork', p.field_of_work, 'specialtyGroup', p.specialty_group, 'funding', e.funding,
  'learningPlace', e.learning_place, 'record', ${RECORD}, 'original', ${ORIGINAL}, 'reissueReason', d.reissue_reason, 'former', ${FORMER})`;

/** The first document of the chain: a duplicate of a duplicate has the same original. */
const ROOT = `
LEFT JOIN LATERAL (
  WITH RECURSIVE up AS (
    SELECT i.id, i.duplicate_of, 1 AS depth FROM issued_document i WHERE i.id = coalesce(d.duplicate_of, d.replaces)
    UNION ALL
    SELECT i.id, i.duplicate_of, up.depth + 1 FROM issued_document i JOIN up ON i.id = up.duplicate_of
  ) SELECT id FROM up ORDER BY depth DESC LIMIT 1
) root ON coalesce(d.duplicate_of, d.replaces) IS NOT NULL
LEFT JOIN issued_document o ON o.id = root.id
LEFT JOIN blank ob ON ob.id = o.blank_id`;

const DOCUMENT = `
SELECT d.id AS "documentId", d.learner_id AS "learnerId", g.id AS "groupId", p.id AS "programId",
       d.duplicate_of IS NOT NULL AS duplicate, ${FACTS} AS facts,
       coalesce((SELECT json_object_agg(c."column", c.value) FROM register_correction c WHERE c.document_id = d.id), '{}') AS corrections,
       (SELECT coalesce(x.message, k.answer_note, '') FROM register_row x JOIN register_package k ON k.id = x.package_id
        WHERE x.document_id = d.id AND x.state = 'rejected' ORDER BY k.answered_at DESC LIMIT 1) AS rejected
FROM issued_document d JOIN enrolment e ON e.id = d.enrolment_id JOIN study_group g ON g.id = e.group_id
JOIN program p ON p.id = g.program_id LEFT JOIN learner_record r ON r.user_id = d.learner_id
LEFT JOIN blank b ON b.id = d.blank_id ${ROOT}`;

/** What the register is to have and does not: no extracts, nothing annulled, nothing that a live package holds. */
const WAITING = `d.kind IN ('certificate', 'diploma', 'reference') AND d.status <> 'annulled' AND NOT EXISTS (
  SELECT FROM register_row x WHERE x.document_id = d.id AND x.state IN ('packed', 'accepted'))`;

/** Waiting documents in the order of the day by which the register must have them. */
const PLACES = `
SELECT d.id, row_number() OVER (ORDER BY d.issued_on + coalesce((SELECT t.days FROM register_term t
         WHERE t.from_day <= d.issued_on ORDER BY t.from_day DESC LIMIT 1), 0), d.issued_at, d.id) AS place
FROM issued_document d WHERE ${WAITING} ORDER BY place`;

/** What waits to be reported, and what is corrected on the way. */
@Injectable()
export class QueueRepository {
  /** Documents that wait, an original before its duplicate. */
  selectWaiting(tx: EntityManager, ids: readonly string[] | null = null): Promise<RegisterDocument[]> {
    return rows(
      tx,
      `${DOCUMENT} WHERE ${WAITING} AND ($1::uuid[] IS NULL OR d.id = ANY ($1)) ORDER BY d.issued_at, d.id`,
      [ids],
    );
  }

  /** A page of 50 of them, what is due first first; whatever else waits is not read. */
  selectWaitingPage(tx: EntityManager, offset: number): Promise<RegisterDocument[]> {
    return rows(
      tx,
      `WITH page AS (${PLACES} LIMIT 50 OFFSET $1) ${DOCUMENT} JOIN page ON page.id = d.id ORDER BY page.place`,
      [offset],
    );
  }

  /** How many documents wait, by the day of their issue. */
  selectWaitingDays(tx: EntityManager): Promise<{ issuedOn: string; documents: number }[]> {
    const sql = `SELECT d.issued_on AS "issuedOn", count(*)::integer AS documents FROM issued_document d WHERE ${WAITING}`;
    return rows(tx, `${sql} GROUP BY d.issued_on`);
  }

  /** The documents of a package in its order. */
  selectPacked(tx: EntityManager, packageId: string): Promise<RegisterDocument[]> {
    const sql = `${DOCUMENT} JOIN register_row w ON w.document_id = d.id WHERE w.package_id = $1 ORDER BY w.position`;
    return rows(tx, sql, [packageId]);
  }

  /**
   * Documents with these numbers that the register has or is to have, the earliest first: two of one key, which is what tells
   * them apart in the register, cannot both go.
   */
  selectSame(tx: EntityManager, numbers: readonly string[]): Promise<SameDocument[]> {
    return rows(
      tx,
      `SELECT d.id, concat_ws('|', d.kind, n.text, d.issued_on) AS key, NOT (${WAITING}) AS live
       FROM number_series s JOIN document_number n ON n.series = s.series AND n.text = ANY ($1)
       JOIN issued_document d ON d.number_id = n.id
       WHERE (${WAITING}) OR EXISTS (SELECT FROM register_row x WHERE x.document_id = d.id AND x.state IN ('packed', 'accepted'))
       ORDER BY d.issued_at, d.id`,
      [numbers],
    );
  }

  async selectToday(tx: EntityManager): Promise<string> {
    const sql = 'SELECT (clock_timestamp() AT TIME ZONE zone)::date AS today FROM organisation';
    const [now] = await rows<{ today: string }>(tx, sql);
    if (!now) throw new Error('there is no organisation');
    return now.today;
  }

  selectTerms(tx: EntityManager): Promise<RegisterTerm[]> {
    return rows(tx, 'SELECT from_day AS "from", days FROM register_term ORDER BY from_day');
  }

  async replaceTerms(tx: EntityManager, terms: readonly RegisterTerm[]): Promise<void> {
    // Two who set them wait for each other: the second deletes what the first has set.
    await tx.query('LOCK TABLE register_term IN SHARE ROW EXCLUSIVE MODE');
    await tx.query('DELETE FROM register_term');
    await tx.query(
      'INSERT INTO register_term (from_day, days) SELECT f, n FROM unnest($1::date[], $2::int[]) AS t (f, n)',
      [terms.map(({ from }) => from), terms.map(({ days }) => days)],
    );
  }

  async upsertCorrection(
    tx: EntityManager,
    { documentId, column, value, by }: { documentId: string; column: RegisterColumn; value: string; by: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO register_correction (document_id, "column", value, made_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (document_id, "column") DO UPDATE SET value = $3, made_by = $4, made_at = clock_timestamp()`,
      [documentId, column, value, by],
    );
  }

  async deleteCorrection(tx: EntityManager, documentId: string, column: RegisterColumn): Promise<void> {
    await tx.query('DELETE FROM register_correction WHERE document_id = $1 AND "column" = $2', [documentId, column]);
  }

  /** A value of the register's own lists in a program; its other data are the program's own business. */
  async updateProgram(tx: EntityManager, programId: string, column: 'L' | 'M', value: string): Promise<void> {
    const field = column === 'L' ? 'field_of_work' : 'specialty_group';
    await tx.query(`UPDATE program SET ${field} = $2 WHERE id = $1`, [programId, value]);
  }
}
