import { Injectable } from '@nestjs/common';
import type { getRegistryBookFilters, OutputOf, RegistryBookQuery } from '@itog/contracts';
import type {
  DeliveryOutcome,
  DocumentStatus,
  FormerState,
  HandOverWay,
  LossProof,
  RegisteredKind,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Taken = {
  readonly way: HandOverWay;
  readonly on: string;
  readonly recipient: string | null;
  readonly proxyDocument: string | null;
  readonly trackNumber: string | null;
  readonly delivery: { readonly outcome: DeliveryOutcome; readonly on: string } | null;
};

/** A document as the book needs it, before it is put into words. */
export type BookFacts = {
  readonly id: string;
  readonly learnerId: string;
  readonly position: number;
  readonly kind: RegisteredKind;
  readonly isDuplicate: boolean;
  readonly organisation: string;
  readonly city: string;
  readonly programTitle: string;
  readonly groupTitle: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly registrationNumber: string;
  readonly issuedOn: string;
  readonly blank: string | null;
  readonly learnerName: string;
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly identity: string;
  readonly citizenship: string;
  readonly order: { readonly number: string; readonly date: string } | null;
  readonly taken: Taken | null;
  readonly status: DocumentStatus;
  readonly statusReason: string | null;
  readonly statusOn: string | null;
  /** The number of the document that this one is a duplicate of, or replaces. */
  readonly insteadOf: string | null;
  /** What was issued in its place. */
  readonly successor: {
    readonly number: string;
    readonly issuedOn: string;
    readonly blank: string | null;
    readonly isDuplicate: boolean;
    readonly reason: string | null;
    /** What is on record of the loss or the return. */
    readonly record: {
      readonly lossProof: LossProof | null;
      readonly state: FormerState | null;
      readonly on: string | null;
    } | null;
    readonly taken: Taken | null;
  } | null;
};

const PAGE = 50;
const NAME = (document: string) => `concat_ws(' ', ${document}.snapshot #>> '{learner,lastName}',
  ${document}.snapshot #>> '{learner,firstName}', ${document}.snapshot #>> '{learner,patronymic}')`;
const BLANK = (document: string) =>
  `(SELECT concat_ws(' ', nullif(b.series, ''), b.number) FROM blank b WHERE b.id = ${document}.blank_id)`;
const NUMBER = (document: string) => `(SELECT m.text FROM document_number m WHERE m.id = ${document}.number_id)`;
const TAKEN = (document: string) => `(
  SELECT json_build_object('way', h.way, 'on', h.handed_on, 'recipient', h.recipient, 'proxyDocument', h.proxy_document,
                           'trackNumber', h.track_number, 'delivery', (
    SELECT json_build_object('outcome', x.outcome, 'on', x.happened_on) FROM delivery x
    WHERE x.hand_over_id = h.id ORDER BY x.turn DESC LIMIT 1))
  FROM hand_over h WHERE h.document_id = ${document}.id ORDER BY h.turn DESC LIMIT 1)`;
const RECORD = (document: string) => `(
  SELECT json_build_object('lossProof', r.loss_proof, 'state', r.state, 'on', r.happened_on)
  FROM reissue_record r WHERE r.document_id = ${document}.id ORDER BY r.turn DESC LIMIT 1)`;

/** Extracts are in the book only when they are asked for: they are no documents of qualification. */
const CHOSEN = `
FROM issued_document d
JOIN document_number n ON n.id = d.number_id
JOIN enrolment e ON e.id = d.enrolment_id
JOIN study_group g ON g.id = e.group_id
WHERE (CASE WHEN $1::text IS NULL THEN d.kind <> 'extract' ELSE d.kind = $1 END)
  AND ($2::date IS NULL OR d.issued_on >= $2) AND ($3::date IS NULL OR d.issued_on <= $3)
  AND ($4::uuid IS NULL OR g.id = $4) AND ($5::uuid IS NULL OR g.program_id = $5) AND ($6::text IS NULL OR d.status = $6)`;

const FACTS = `
WITH chosen AS (
  SELECT d.id, count(*) OVER () AS total, row_number() OVER (ORDER BY d.issued_at, n.series, n.year, n.n) AS position ${CHOSEN}
)
SELECT c.total, c.position, d.id, d.learner_id AS "learnerId", d.kind, d.duplicate_of IS NOT NULL AS "isDuplicate",
       d.snapshot #>> '{organisation,name}' AS organisation, d.snapshot #>> '{organisation,city}' AS city,
       d.snapshot ->> 'program' AS "programTitle", g.title AS "groupTitle", g.starts_on AS "startsOn", g.ends_on AS "endsOn",
       ${NUMBER('d')} AS "registrationNumber", d.issued_on AS "issuedOn", ${BLANK('d')} AS blank, ${NAME('d')} AS "learnerName",
       r.birth_date AS "birthDate", r.sex, concat_ws(' ', r.identity_series, r.identity_number) AS identity,
       coalesce(r.citizenship, '643') AS citizenship, ${TAKEN('d')} AS taken, d.status, d.status_reason AS "statusReason",
       (d.status_at AT TIME ZONE org.zone)::date AS "statusOn",
       (SELECT ${NUMBER('former')} FROM issued_document former WHERE former.id = coalesce(d.duplicate_of, d.replaces)) AS "insteadOf",
       (SELECT json_build_object('number', o.number, 'date', o.date)
        FROM order_learner l JOIN director_order o ON o.id = l.order_id
        WHERE l.enrolment_id = d.enrolment_id AND o.kind = 'complete-and-discharge' AND o.signed_at IS NOT NULL
        ORDER BY o.signed_at DESC LIMIT 1) AS "order",
       (SELECT json_build_object('number', ${NUMBER('s')}, 'issuedOn', s.issued_on, 'blank', ${BLANK('s')},
                                 'isDuplicate', s.duplicate_of IS NOT NULL, 'reason', s.reissue_reason, 'record', ${RECORD('s')}, 'taken', ${TAKEN('s')})
        FROM issued_document s WHERE s.id = d.replaced_by) AS successor
FROM chosen c
JOIN issued_document d ON d.id = c.id
JOIN enrolment e ON e.id = d.enrolment_id
JOIN study_group g ON g.id = e.group_id
LEFT JOIN learner_record r ON r.user_id = d.learner_id
CROSS JOIN organisation org
ORDER BY c.position`;

/** The registry book, read whole: no other room keeps it. */
@Injectable()
export class BookRepository {
  async selectPage(tx: EntityManager, query: RegistryBookQuery, offset: number) {
    const found = await rows<BookFacts & { total: number }>(tx, `${FACTS} LIMIT ${PAGE} OFFSET $7`, [
      ...parameters(query),
      offset,
    ]);
    return { total: found[0]?.total ?? 0, facts: found };
  }

  selectAll(tx: EntityManager, query: RegistryBookQuery): Promise<BookFacts[]> {
    return rows<BookFacts>(tx, FACTS, parameters(query));
  }

  async selectLearners(tx: EntityManager, query: RegistryBookQuery): Promise<string[]> {
    const found = await rows<{ id: string }>(tx, `SELECT DISTINCT d.learner_id AS id ${CHOSEN}`, parameters(query));
    return found.map(({ id }) => id);
  }

  async selectFilters(tx: EntityManager): Promise<OutputOf<typeof getRegistryBookFilters>> {
    const groups = await rows<{ id: string; title: string }>(
      tx,
      `SELECT g.id, g.title FROM study_group g
       WHERE EXISTS (SELECT FROM issued_document d JOIN enrolment e ON e.id = d.enrolment_id WHERE e.group_id = g.id)
       ORDER BY g.starts_on DESC, g.title`,
    );
    const programs = await rows<{ id: string; title: string }>(
      tx,
      `SELECT p.id, p.title FROM program p
       WHERE EXISTS (SELECT FROM issued_document d JOIN enrolment e ON e.id = d.enrolment_id
                     JOIN study_group g ON g.id = e.group_id WHERE g.program_id = p.id)
       ORDER BY p.title COLLATE "ru-RU-x-icu"`,
    );
    return { groups, programs };
  }

  /** The name of what the book is narrowed to, for its title. */
  async selectTitles(tx: EntityManager, { groupId, programId }: RegistryBookQuery) {
    const [titles] = await rows<{ organisation: string; group: string | null; program: string | null }>(
      tx,
      `SELECT org.name AS organisation, (SELECT title FROM study_group WHERE id = $1) AS "group",
              (SELECT title FROM program WHERE id = $2) AS program FROM organisation org`,
      [groupId ?? null, programId ?? null],
    );
    if (!titles) throw new Error('there is no organisation');
    return titles;
  }
}

const parameters = ({ kind, from, to, groupId, programId, status }: RegistryBookQuery) =>
  [kind, from, to, groupId, programId, status].map((value) => value ?? null);
