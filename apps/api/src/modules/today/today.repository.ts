import { Injectable } from '@nestjs/common';
import type { Today } from '@itog/contracts';
import type {
  AttestationForm,
  CommissionRole,
  Policy,
  ProtocolForm,
  QuorumPolicy,
  SignatureStatus,
} from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { STANDING, type AttemptStanding } from '../attestation/session.service.ts';
import { QUORUM } from '../protocols/protocols.service.ts';

type SessionRef = { readonly sessionId: string; readonly programTitle: string; readonly groupTitle: string };

export type TodayFacts = {
  readonly now: Date;
  readonly zone: string;
  readonly inquiries: number;
  /** The end of the seal's certificate when it is less than a month away, or past. */
  readonly sealEndsAt: Date | null;
};

export type SessionToday = SessionRef & {
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly learners: number;
  readonly running: number;
  readonly finished: number;
};

export type UnrecordedSession = SessionRef & {
  readonly form: AttestationForm;
  readonly results: number;
  readonly firstFinishedAt: Date;
};

export type UnsignedProtocol = {
  readonly protocolId: string;
  readonly number: string;
  readonly programTitle: string;
  readonly groupTitle: string;
  readonly dueAt: Date;
  readonly contentSha256: string;
  readonly form: ProtocolForm;
  readonly quorum: QuorumPolicy | null;
  /** Of the protocol of a defence. */
  readonly learnerName: string | null;
  readonly seats: readonly {
    userId: string;
    role: CommissionRole;
    name: string;
    /** What he has done, or what is recorded of him. */
    status: SignatureStatus | null;
    /** A signature of his has been voided. */
    voided: boolean;
  }[];
};

export type UnansweredWithdrawal = Omit<Today['withdrawals'][number], 'dueOn' | 'overdue'> & { readonly today: string };

export type OpenRetake = SessionRef & {
  readonly learnerName: string;
  readonly policy: Policy;
  readonly attempts: AttemptStanding[];
  /** The last day on which an attempt that the commission has granted may start. */
  readonly grantUntil: string | null;
};

const REFS = `s.id AS "sessionId", pr.title AS "programTitle", g.title AS "groupTitle"`;
const FROM = `
FROM attestation_session s
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id`;
/** `$1` is null for those who see every session; a commission member sees those of his commissions. */
const SEEN = `($1::uuid IS NULL OR EXISTS (
  SELECT 1 FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $1))`;
const NAME = (user: string) =>
  `${user}.last_name || ' ' || left(${user}.first_name, 1) || '.' || coalesce(' ' || left(${user}.patronymic, 1) || '.', '')`;

@Injectable()
export class TodayRepository {
  constructor(private readonly db: DataSource) {}

  async selectNow(): Promise<TodayFacts> {
    const [row] = await rows<TodayFacts>(
      this.db.manager,
      `SELECT clock_timestamp() AS now, zone, (SELECT count(*) FROM inquiry WHERE answered_at IS NULL)::integer AS inquiries,
              (SELECT valid_until FROM organisation_seal
               WHERE switched_off_at IS NULL AND valid_until < now() + interval '30 days') AS "sealEndsAt"
       FROM organisation`,
    );
    if (!row) throw new Error('there is no organisation');
    return row;
  }

  /** Tests whose day, in the organisation's zone, is today, and those where somebody still writes. */
  selectSessionsToday(seenBy: string | null): Promise<SessionToday[]> {
    return rows(
      this.db.manager,
      `SELECT ${REFS}, s.opens_at AS "opensAt", s.start_until AS "startUntil",
              (SELECT count(*) FROM enrolment e WHERE e.group_id = g.id AND session_concerns(s.id, e.id))::integer AS learners,
              count(a.id) FILTER (WHERE a.finished_at IS NULL)::integer AS running,
              count(DISTINCT a.enrolment_id) FILTER (WHERE a.finished_at IS NOT NULL)::integer AS finished
       ${FROM} CROSS JOIN organisation o LEFT JOIN attempt a ON a.session_id = s.id
       WHERE ${SEEN} AND s.form = 'test' AND s.cancelled_at IS NULL
         AND ((s.opens_at AT TIME ZONE o.zone)::date = (now() AT TIME ZONE o.zone)::date
              OR EXISTS (SELECT 1 FROM attempt r WHERE r.session_id = s.id AND r.finished_at IS NULL))
       GROUP BY s.id, g.id, pr.id ORDER BY s.opens_at`,
      [seenBy],
    );
  }

  /** Sessions with finished tests that no protocol holds and no draft takes in; somebody may still be writing. */
  selectUnrecorded(seenBy: string | null): Promise<UnrecordedSession[]> {
    return rows(
      this.db.manager,
      `SELECT ${REFS}, s.form, count(*)::integer AS results, min(done.at) AS "firstFinishedAt"
       ${FROM} JOIN LATERAL (
         SELECT a.finished_at AS at FROM attempt a
         WHERE a.session_id = s.id AND a.finished_at IS NOT NULL AND a.annulled_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM protocol_result r WHERE r.attempt_id = a.id)
         UNION ALL
         SELECT coalesce(x.ended_at, x.confirmed_at) FROM examination x
         JOIN meeting m ON m.session_id = x.session_id AND m.closed_at IS NOT NULL
         WHERE x.session_id = s.id AND x.mark IS NOT NULL AND x.annulled_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM protocol_result r WHERE r.examination_id = x.id)
       ) done ON true
       WHERE ${SEEN} AND NOT EXISTS (SELECT 1 FROM protocol p WHERE p.session_id = s.id AND p.status = 'draft')
       GROUP BY s.id, g.id, pr.id ORDER BY min(done.at)`,
      [seenBy],
    );
  }

  selectUnsigned(seenBy: string | null): Promise<UnsignedProtocol[]> {
    return rows(
      this.db.manager,
      `SELECT p.id AS "protocolId", p.form, p.number,
              ${QUORUM},
              (SELECT ${NAME('l')} FROM examination e JOIN enrolment n ON n.id = e.enrolment_id JOIN app_user l ON l.id = n.learner_id
               WHERE e.id = p.examination_id) AS "learnerName", pr.title AS "programTitle", g.title AS "groupTitle", p.due_at AS "dueAt",
              p.content_sha256 AS "contentSha256",
              (SELECT json_agg(json_build_object('userId', c.user_id, 'role', c.role, 'name', ${NAME('u')}, 'status', x.status, 'voided', EXISTS (SELECT 1 FROM signature v
                  WHERE v.subject_kind = 'protocol' AND v.subject_id = p.id AND v.user_id = c.user_id
                    AND v.voided_at IS NOT NULL AND v.status IN ('signed', 'signed-with-opinion'))) ORDER BY c.position)
               FROM commission_seat c JOIN app_user u ON u.id = c.user_id
               LEFT JOIN signature x ON x.subject_kind = 'protocol' AND x.subject_id = p.id AND x.user_id = c.user_id AND x.voided_at IS NULL
               WHERE c.commission_id = p.commission_id) AS seats
       ${FROM} JOIN protocol p ON p.session_id = s.id AND p.status = 'draft'
       WHERE ${SEEN} ORDER BY p.due_at`,
      [seenBy],
    );
  }

  /** Orders that wait for the director, each with what it is about: the group, or the program. */
  selectUnsignedOrders(): Promise<{ orderId: string; number: string; subject: string; about: string }[]> {
    return rows(
      this.db.manager,
      `SELECT o.id AS "orderId", o.number, o.subject, coalesce(g.title, p.title, '') AS about
       FROM director_order o LEFT JOIN program p ON p.id = o.program_id LEFT JOIN study_group g ON g.id = o.group_id
       WHERE o.signed_at IS NULL AND o.cancelled_at IS NULL ORDER BY o.date, o.drafted_at`,
    );
  }

  selectUnapprovedDestructions(): Promise<{ actId: string; people: number; draftedBy: string }[]> {
    return rows(
      this.db.manager,
      `SELECT a.id AS "actId", jsonb_array_length(a.people) AS people, ${NAME('u')} AS "draftedBy"
       FROM destruction_act a JOIN app_user u ON u.id = a.drafted_by
       WHERE a.approved_at IS NULL AND a.refused_at IS NULL ORDER BY a.drafted_at, a.id`,
    );
  }

  /** Told for two weeks, or until the author has drawn up another act. */
  selectRefusedDestructions(authorId: string): Promise<{ actId: string; reason: string; refusedBy: string }[]> {
    return rows(
      this.db.manager,
      `SELECT a.id AS "actId", a.refused_reason AS reason, ${NAME('u')} AS "refusedBy"
       FROM destruction_act a JOIN app_user u ON u.id = a.refused_by
       WHERE a.drafted_by = $1 AND a.refused_at > now() - interval '14 days'
         AND NOT EXISTS (SELECT FROM destruction_act n WHERE n.drafted_by = $1 AND n.drafted_at > a.refused_at)
       ORDER BY a.refused_at, a.id`,
      [authorId],
    );
  }

  /** Withdrawn consents of which nobody has written down what was done. */
  selectUnansweredWithdrawals(): Promise<UnansweredWithdrawal[]> {
    return rows(
      this.db.manager,
      `SELECT w.consent_id AS "consentId", w.user_id AS "userId", ${NAME('u')} AS "learnerName", w.purpose,
              w.withdrawn_on AS "withdrawnOn", (now() AT TIME ZONE o.zone)::date AS today
       FROM consent_withdrawal w JOIN app_user u ON u.id = w.user_id CROSS JOIN organisation o
       WHERE w.answered_at IS NULL ORDER BY w.withdrawn_at, w.consent_id`,
    );
  }

  /** Learners whose last attempt failed, with all their attempts: the rule tells whose retake is open. */
  selectFailed(seenBy: string | null): Promise<OpenRetake[]> {
    return rows(
      this.db.manager,
      `SELECT ${REFS}, ${NAME('u')} AS "learnerName", s.policy,
              json_agg(json_build_object(${STANDING('a')}) ORDER BY a.number) AS attempts,
              (SELECT o.until_day FROM open_grant o WHERE o.enrolment_id = a.enrolment_id LIMIT 1) AS "grantUntil"
       ${FROM} JOIN attempt a ON a.session_id = s.id AND a.annulled_at IS NULL JOIN app_user u ON u.id = a.learner_id
       WHERE ${SEEN} AND (s.opens_at > now() - interval '400 days' OR a.enrolment_id IN (
         SELECT changed.enrolment_id FROM result_change c JOIN attempt changed ON changed.id = c.attempt_id
         WHERE c.to_mark = 'fail' AND c.at > now() - interval '400 days'))
         AND NOT EXISTS (SELECT 1 FROM attempt x WHERE x.enrolment_id = a.enrolment_id AND x.mark = 'pass' AND x.annulled_at IS NULL)
       GROUP BY s.id, g.id, pr.id, u.id, a.enrolment_id
       HAVING bool_and(a.finished_at IS NOT NULL) AND NOT bool_or(a.mark = 'pass')`,
      [seenBy],
    );
  }

  /** Learners of sessions that are still to come, or can still be started, whom 3.1 keeps out. */
  selectNotAdmitted(seenBy: string | null): Promise<(SessionRef & { learnerName: string; opensAt: Date })[]> {
    return rows(
      this.db.manager,
      `SELECT ${REFS}, ${NAME('u')} AS "learnerName", s.opens_at AS "opensAt"
       ${FROM} JOIN enrolment e ON e.group_id = g.id JOIN app_user u ON u.id = e.learner_id
       WHERE ${SEEN} AND session_concerns(s.id, e.id) AND s.cancelled_at IS NULL AND s.start_until > now() AND e.override_at IS NULL
         AND (NOT e.tuition_paid OR EXISTS (
           SELECT 1 FROM program_module m WHERE m.program_id = pr.id AND NOT m.attestation AND NOT EXISTS (
             SELECT 1 FROM module_done d WHERE d.module_id = m.id AND d.enrolment_id = e.id)))
       ORDER BY s.opens_at, "learnerName" LIMIT 200`,
      [seenBy],
    );
  }
}
