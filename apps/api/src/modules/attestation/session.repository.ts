import { Injectable } from '@nestjs/common';
import type { scheduleSession, SessionDetails, SessionSummary, InputOf } from '@itog/contracts';
import type { AttestationForm, Outage, Policy, ProgramKind } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { OUTAGES, PARTICIPANTS, type AttemptStanding } from './session.sql.ts';

type Schedule = InputOf<typeof scheduleSession>['body'];
type When = Pick<Schedule, 'opensAt' | 'startUntil' | 'venue' | 'address'>;

/** What scheduling is judged by. */
export type GroupFacts = {
  readonly programId: string;
  readonly kind: ProgramKind;
  readonly policy: Partial<Policy>;
  readonly forms: readonly AttestationForm[];
  readonly examCards: number;
  readonly examKindSet: boolean;
  readonly qualificationSet: boolean;
  /** Published questions by topic; those without a topic under an empty title. */
  readonly topics: readonly { readonly topic: string; readonly has: number }[];
  readonly now: Date;
  readonly zone: string;
};

type AttemptJson = AttemptStanding & {
  id: string;
  sessionId: string;
  number: number;
  startedAt: string;
  deadlineAt: string;
  closeReason: 'learner' | 'deadline' | null;
  answered: number;
  total: number;
  correct: number | null;
  annulledAt: string | null;
};

/** Minutes for each attempt, and what its timeline will say of them. */
export type Grant = {
  readonly sessionId: string;
  readonly minutes: ReadonlyMap<string, number>;
  readonly facts: { readonly reason: string; readonly by: string; readonly outage?: Outage };
};

export type ParticipantRow = {
  readonly enrolmentId: string;
  readonly learner: SessionDetails['participants'][number]['learner'];
  readonly tuitionPaid: boolean;
  readonly overrideReason: string | null;
  readonly modules: { title: string; done: boolean }[];
  readonly acknowledged: boolean;
  readonly extraMinutes: number;
  /** Of the whole enrolment: what was passed in another session of the group is passed. */
  readonly attempts: AttemptJson[];
  /** The last day on which a granted attempt may start. */
  readonly grantUntil: string | null;
  readonly examination: SessionDetails['participants'][number]['examination'];
};

export type SessionRow = Omit<SessionDetails, 'participants' | 'draftRefusals'> & {
  readonly zone: string;
  readonly participants: ParticipantRow[];
  readonly newResults: number;
};

const CORE = `
  s.id, s.form, s.second_time_of AS "secondTimeOf",
  json_build_object('id', m.id, 'openedAt', m.opened_at, 'closedAt', m.closed_at) AS meeting,
  json_build_object('id', pr.id, 'title', pr.title, 'hours', pr.hours) AS program,
  json_build_object('id', g.id, 'title', g.title) AS "group", s.opens_at AS "opensAt", s.start_until AS "startUntil",
  s.venue, s.address, s.check_reason AS "checkReason", s.cancelled_at AS "cancelledAt"`;

const FROM = `
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
JOIN meeting m ON m.session_id = s.id`;

/** A commission member sees the sessions of his own commissions; `$1` is null for those who see all. */
const SEEN = `($1::uuid IS NULL OR EXISTS (
  SELECT 1 FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $1))`;

const NOT_BEGUN = `cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM meeting m WHERE m.session_id = s.id AND m.opened_at IS NOT NULL)`;

@Injectable()
export class SessionRepository {
  constructor(private readonly db: DataSource) {}

  selectSessions(seenBy: string | null, search: string | undefined): Promise<SessionSummary[]> {
    return rows(
      this.db.manager,
      `SELECT ${CORE},
              (SELECT count(*) FROM enrolment e WHERE e.group_id = g.id AND session_concerns(s.id, e.id))::integer AS learners,
              (SELECT count(*) FROM enrolment e WHERE e.group_id = g.id AND session_concerns(s.id, e.id) AND (e.override_at IS NOT NULL OR e.tuition_paid AND NOT EXISTS (
                 SELECT 1 FROM program_module m WHERE m.program_id = g.program_id AND NOT m.attestation AND NOT EXISTS (
                   SELECT 1 FROM module_done d WHERE d.module_id = m.id AND d.enrolment_id = e.id))))::integer AS admitted,
              CASE s.form WHEN 'test' THEN t.running ELSE x.running END AS running,
              CASE s.form WHEN 'test' THEN t.finished ELSE x.finished END AS finished,
              CASE s.form WHEN 'test' THEN t.passed ELSE x.passed END AS passed
       ${FROM}
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE a.finished_at IS NULL)::integer AS running,
                count(DISTINCT a.enrolment_id) FILTER (WHERE a.finished_at IS NOT NULL)::integer AS finished,
                count(*) FILTER (WHERE a.mark = 'pass')::integer AS passed
         FROM attempt a WHERE a.session_id = s.id AND a.annulled_at IS NULL
       ) t
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE e.started_at IS NOT NULL AND e.mark IS NULL)::integer AS running,
                count(*) FILTER (WHERE e.mark IS NOT NULL)::integer AS finished,
                count(*) FILTER (WHERE e.mark NOT IN ('fail', 'unsatisfactory'))::integer AS passed
         FROM examination e WHERE e.session_id = s.id
       ) x
       WHERE ${SEEN} AND ($2::text IS NULL OR pr.title ILIKE '%' || $2 || '%' OR g.title ILIKE '%' || $2 || '%')
       ORDER BY s.opens_at DESC LIMIT 500`,
      [seenBy, search || null],
    );
  }

  async selectInSight(seenBy: string | null, ids: readonly string[]): Promise<string[]> {
    const sql = `SELECT s.id FROM attestation_session s WHERE s.id = ANY ($2) AND ${SEEN}`;
    return (await rows<{ id: string }>(this.db.manager, sql, [seenBy, ids])).map(({ id }) => id);
  }

  async selectOptionalSession(tx: EntityManager, seenBy: string | null, id: string): Promise<SessionRow | null> {
    const [session] = await rows<Omit<SessionRow, 'participants' | 'outages'>>(
      tx,
      `SELECT ${CORE}, s.policy, (SELECT zone FROM organisation) AS zone, clock_timestamp() AS "serverNow",
              json_build_object('id', s.commission_id, 'orderNumber', o.number) AS commission,
              coalesce((SELECT json_agg(json_build_object('id', p.id, 'number', p.number, 'status', p.status, 'signedAt', p.signed_at) ORDER BY p.drafted_at)
                        FROM protocol p WHERE p.session_id = s.id), '[]') AS protocols,
              (CASE s.form WHEN 'test' THEN (SELECT count(*) FROM attempt a WHERE a.session_id = s.id AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM protocol_result r WHERE r.attempt_id = a.id)) ELSE
                 (SELECT count(*) FROM examination x WHERE x.session_id = s.id AND x.mark IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM protocol p WHERE p.session_id = s.id)) END)::integer AS "newResults"
       ${FROM}
       JOIN commission c ON c.id = s.commission_id
       JOIN director_order o ON o.id = c.order_id
       WHERE s.id = $2 AND ${SEEN}`,
      [seenBy, id],
    );
    if (!session) return null;
    return { ...session, outages: await rows(tx, OUTAGES, [id]), participants: await rows(tx, PARTICIPANTS, [id]) };
  }

  async selectOptionalGroupFacts(tx: EntityManager, groupId: string): Promise<GroupFacts | null> {
    const [facts] = await rows<GroupFacts>(
      tx,
      `SELECT pr.id AS "programId", pr.kind, pr.policy, clock_timestamp() AS now, (SELECT zone FROM organisation) AS zone,
              pr.forms, pr.exam_kind IS NOT NULL AS "examKindSet", pr.qualification IS NOT NULL AS "qualificationSet",
              (SELECT count(*) FROM exam_card c WHERE c.program_id = pr.id AND c.withdrawn_at IS NULL) AS "examCards",
              coalesce((SELECT json_agg(json_build_object('topic', t.title, 'has', t.has)) FROM (
                 SELECT coalesce(topic.title, '') AS title, count(*)::integer AS has
                 FROM question q JOIN question_version v ON v.id = q.published_version_id LEFT JOIN topic ON topic.id = v.topic_id
                 WHERE q.program_id = pr.id AND q.withdrawn_at IS NULL GROUP BY topic.title) t), '[]') AS topics
       FROM study_group g JOIN program pr ON pr.id = g.program_id WHERE g.id = $1`,
      [groupId],
    );
    return facts ?? null;
  }

  /**
   * The days that the commission of the session before has set for its second time (3.11): from the first to the last, those
   * that are over left out while others are not; nothing when there is no such session of the group and form.
   */
  async selectOptionalSecondTime(tx: EntityManager, { secondTimeOf, groupId, form }: Schedule) {
    const [days] = await rows<{ from: string | null; until: string | null }>(
      tx,
      `SELECT coalesce(min(d.from_day) FILTER (WHERE d.until_day >= (now() AT TIME ZONE o.zone)::date), min(d.from_day)) AS "from",
              max(d.until_day) AS until
       FROM attestation_session s CROSS JOIN organisation o JOIN meeting m ON m.session_id = s.id
       LEFT JOIN standing_decision d ON d.meeting_id = m.id AND d.kind = 'second-time'
       WHERE s.id = $1 AND s.group_id = $2 AND s.form = $3 GROUP BY s.id`,
      [secondTimeOf, groupId, form],
    );
    return days ?? null;
  }

  async insertSession(tx: EntityManager, schedule: Schedule, commissionId: string, policy: Policy): Promise<string> {
    const { groupId, opensAt, startUntil, venue, address, checkReason, form, secondTimeOf } = schedule;
    const [session] = await rows<{ id: string }>(
      tx,
      `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, address, check_reason, policy, form, second_time_of)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        groupId,
        commissionId,
        opensAt,
        startUntil,
        venue,
        address,
        checkReason,
        JSON.stringify(policy),
        form,
        secondTimeOf,
      ],
    );
    if (!session) throw new Error('the session was not written');
    return session.id;
  }

  /** Gives a session without attempts another time and place; false when somebody has started. */
  async updateMoved(tx: EntityManager, id: string, when: When, commissionId: string): Promise<boolean> {
    await this.holdStarts(tx, id);
    // Whoever had come at the former time is not there at another (2.4).
    await tx.query(
      `DELETE FROM meeting_presence r USING meeting m JOIN attestation_session s ON s.id = m.session_id
       WHERE r.meeting_id = m.id AND m.opened_at IS NULL AND s.id = $1 AND s.opens_at <> $2`,
      [id, when.opensAt],
    );
    const moved = await rows(
      tx,
      `UPDATE attestation_session s SET opens_at = $2, start_until = $3, venue = $4, address = $5, commission_id = $6
       WHERE id = $1 AND ${NOT_BEGUN} RETURNING id`,
      [id, when.opensAt, when.startUntil, when.venue, when.address, commissionId],
    );
    return moved.length > 0;
  }

  /** Whom the session concerns, as it stands now. */
  async selectLearnerIds(tx: EntityManager, id: string): Promise<string[]> {
    const sql = `SELECT e.learner_id AS id FROM attestation_session s JOIN enrolment e ON e.group_id = s.group_id
                 WHERE s.id = $1 AND session_concerns(s.id, e.id)`;
    return (await rows<{ id: string }>(tx, sql, [id])).map((learner) => learner.id);
  }

  /** Cancels a session without attempts; false when somebody has started. */
  async updateCancelled(tx: EntityManager, id: string, reason: string): Promise<boolean> {
    await this.holdStarts(tx, id);
    const cancelled = await rows(
      tx,
      `UPDATE attestation_session s SET cancelled_at = now(), cancelled_reason = $2
       WHERE id = $1 AND ${NOT_BEGUN} RETURNING id`,
      [id, reason],
    );
    return cancelled.length > 0;
  }

  /** A start that is under way holds the session: what it writes is seen by the next statement. */
  private async holdStarts(tx: EntityManager, id: string): Promise<void> {
    await tx.query('SELECT 1 FROM attestation_session WHERE id = $1 FOR UPDATE', [id]);
  }

  /** Makes declarations of outages in a session wait for each other; gives those declared before. */
  async lockOutages(tx: EntityManager, id: string): Promise<{ now: Date; zone: string; declared: Outage[] }> {
    await tx.query('SELECT 1 FROM attestation_session WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const [facts] = await rows<{ now: Date; zone: string }>(
      tx,
      'SELECT clock_timestamp() AS now, zone FROM organisation',
    );
    if (!facts) throw new Error('there is no organisation');
    const declared = await rows<Outage>(
      tx,
      `SELECT DISTINCT (v.facts->'outage'->>'from')::timestamptz AS "from", (v.facts->'outage'->>'until')::timestamptz AS "until"
       FROM attempt a JOIN attempt_event v ON v.attempt_id = a.id
       WHERE a.session_id = $1 AND v.kind = 'time-granted' AND v.facts->'outage' IS NOT NULL`,
      [id],
    );
    return { ...facts, declared };
  }

  /** The tests of the session that still run, in the order in which saves lock them. */
  lockRunning(tx: EntityManager, id: string): Promise<{ id: string; startedAt: Date; deadlineAt: Date }[]> {
    return rows(
      tx,
      `SELECT id, started_at AS "startedAt", deadline_at AS "deadlineAt" FROM attempt
       WHERE session_id = $1 AND finished_at IS NULL AND deadline_at > clock_timestamp() ORDER BY id FOR UPDATE`,
      [id],
    );
  }

  /**
   * Moves the deadlines of running attempts of the session and records why; gives those it has moved. They are locked in the
   * order in which saves lock them.
   */
  updateDeadlines(
    tx: EntityManager,
    { sessionId, minutes, facts }: Grant,
  ): Promise<{ id: string; learnerId: string; deadlineAt: Date }[]> {
    return rows(
      tx,
      `WITH given AS (
         SELECT * FROM unnest($2::uuid[], $3::integer[]) AS g(id, minutes)
       ), running AS (
         SELECT id FROM attempt WHERE session_id = $1 AND id = ANY ($2) AND finished_at IS NULL AND deadline_at > clock_timestamp()
         ORDER BY id FOR UPDATE
       ), moved AS (
         UPDATE attempt a SET deadline_at = deadline_at + g.minutes * interval '1 minute' FROM running JOIN given g USING (id)
         WHERE a.id = running.id
         RETURNING a.id, a.learner_id, a.deadline_at, g.minutes
       ), recorded AS (
         INSERT INTO attempt_event (attempt_id, kind, facts)
         SELECT id, 'time-granted', $4::jsonb || jsonb_build_object('minutes', minutes) FROM moved
       )
       SELECT id, learner_id AS "learnerId", deadline_at AS "deadlineAt" FROM moved`,
      [sessionId, [...minutes.keys()], [...minutes.values()], JSON.stringify(facts)],
    );
  }
}
