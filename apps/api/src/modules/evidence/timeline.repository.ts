import { Injectable } from '@nestjs/common';
import type { AttemptTimeline } from '@itog/contracts';
import type { Policy, TestMark } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { STANDING, type AttemptStanding } from '../attestation/session.service.ts';
import { ATTEMPT_IN_SIGHT } from './sight.sql.ts';

/** Who reads: `all` reads every attempt, others their own and those of their commissions. */
export type Reader = { readonly userId: string; readonly all: boolean };

export type AttemptEventRow = {
  readonly at: string;
  readonly kind: 'started' | 'opened' | 'taken-over' | 'time-granted' | 'finished' | 'annulled';
  readonly facts: {
    readonly tabId?: string;
    readonly address?: string;
    readonly device?: string;
    readonly minutes?: number;
    readonly reason?: string;
    readonly reasons?: string;
  };
  readonly by: string | null;
};

export type HeadRow = Pick<
  AttemptTimeline,
  | 'attemptId'
  | 'sessionId'
  | 'number'
  | 'learner'
  | 'programTitle'
  | 'groupTitle'
  | 'own'
  | 'startedAt'
  | 'deadlineAt'
  | 'finishedAt'
  | 'closeReason'
  | 'annulledAt'
  | 'total'
> & {
  readonly correct: number | null;
  readonly mark: TestMark | null;
  readonly sheetSha256: string | null;
  /** Of the mark that it has now: not while a changed one waits for its protocol (5.10). */
  readonly announcedAt: Date | null;
  readonly policy: Policy;
  readonly zone: string;
  readonly serverNow: Date;
  readonly grantUntil: string | null;
  /** Attempts of the same enrolment that count. */
  readonly standing: readonly AttemptStanding[];
  readonly events: readonly AttemptEventRow[];
};

export type PaperRow = {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly text: string;
  readonly options: { id: string; text: string }[];
  readonly key: string;
  readonly flagged: boolean;
  /** The question's line of the answer sheet, as the receipt's hash was made of it. */
  readonly line: string;
};

export type ChoiceRow = {
  readonly revision: number;
  readonly questionId: string;
  readonly optionId: string;
  readonly at: Date;
  readonly offsetMs: number | null;
};

const HEAD = `
SELECT a.id AS "attemptId", a.session_id AS "sessionId", a.number, a.learner_id = $2 AS own,
       json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name,
                         'patronymic', u.patronymic)) AS learner,
       pr.title AS "programTitle", g.title AS "groupTitle", a.started_at AS "startedAt", a.deadline_at AS "deadlineAt",
       a.finished_at AS "finishedAt", a.close_reason AS "closeReason", a.annulled_at AS "annulledAt", a.total, a.correct,
       a.mark, a.sheet_sha256 AS "sheetSha256", s.policy, o.zone, clock_timestamp() AS "serverNow",
       (SELECT r.announced_at FROM protocol_result r WHERE r.attempt_id = a.id AND r.mark = a.mark) AS "announcedAt",
       (SELECT gr.until_day FROM open_grant gr WHERE gr.enrolment_id = a.enrolment_id LIMIT 1) AS "grantUntil",
       (SELECT coalesce(json_agg(json_build_object(${STANDING('b')}) ORDER BY b.started_at), '[]')
        FROM attempt b WHERE b.enrolment_id = a.enrolment_id AND b.annulled_at IS NULL) AS standing,
       (SELECT coalesce(json_agg(json_build_object('at', v.at, 'kind', v.kind, 'facts', v.facts,
                                 'by', concat_ws(' ', w.last_name, w.first_name, w.patronymic)) ORDER BY v.at, v.id), '[]')
        FROM attempt_event v LEFT JOIN app_user w ON w.id = (v.facts->>'by')::uuid WHERE v.attempt_id = a.id) AS events
FROM attempt a
JOIN app_user u ON u.id = a.learner_id
JOIN attestation_session s ON s.id = a.session_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
CROSS JOIN organisation o
WHERE a.id = $1 AND ${ATTEMPT_IN_SIGHT}`;

/** The paper as it was shown; the line of the answer sheet is written as it was when the attempt was graded. */
const PAPER = `
SELECT q.question_id AS id, q.position AS number, v.version, v.html AS text, q.right_option_id AS key,
       f.question_id IS NOT NULL AS flagged,
       (SELECT coalesce(json_agg(json_build_object('id', shown.pair->>0, 'text', o.html) ORDER BY shown.place), '[]')
        FROM json_array_elements(sheet.line->2) WITH ORDINALITY AS shown (pair, place)
        JOIN question_option o ON o.id = (shown.pair->>1)::uuid) AS options,
       concat_ws(' ', q.position, q.question_id, coalesce(e.option_id::text, '-'), coalesce(e.revision::text, '-'),
                 coalesce(to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '-')) AS line
FROM paper p
CROSS JOIN LATERAL json_array_elements(p.sheet) AS sheet (line)
JOIN paper_question q ON q.paper_id = p.id AND q.question_id = (sheet.line->>0)::uuid
JOIN question_version v ON v.id = q.version_id
LEFT JOIN attempt_flag f ON f.attempt_id = p.id AND f.question_id = q.question_id
LEFT JOIN (SELECT DISTINCT ON (question_id) question_id, option_id, revision, at FROM answer_event
           WHERE attempt_id = $1 ORDER BY question_id, revision DESC) e ON e.question_id = q.question_id
WHERE p.id = $1
ORDER BY q.position`;

const CHOICES = `
SELECT revision, question_id AS "questionId", option_id AS "optionId", at, offset_ms AS "offsetMs"
FROM answer_event WHERE attempt_id = $1 ORDER BY revision`;

/** Reads the evidence of an attempt in three statements, whatever its length. */
@Injectable()
export class TimelineRepository {
  constructor(private readonly db: DataSource) {}

  /** What is known of the attempt beside its paper and choices; null when this person may not read it. */
  async selectOptionalHead(attemptId: string, { userId, all }: Reader): Promise<HeadRow | null> {
    const [row] = await rows<HeadRow>(this.db.manager, HEAD, [attemptId, userId, all]);
    return row ?? null;
  }

  selectPaper(attemptId: string): Promise<PaperRow[]> {
    return rows(this.db.manager, PAPER, [attemptId]);
  }

  selectChoices(attemptId: string): Promise<ChoiceRow[]> {
    return rows(this.db.manager, CHOICES, [attemptId]);
  }
}
