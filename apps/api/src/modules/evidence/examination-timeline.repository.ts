import { Injectable } from '@nestjs/common';
import type { ExaminationTimeline } from '@itog/contracts';
import type { Mark } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { EXAMINATION_IN_SIGHT } from './sight.sql.ts';
import type { Reader } from './timeline.repository.ts';

type Said = { readonly at: string; readonly by: string; readonly text: string };

export type MeetingEventRow = {
  readonly at: string;
  readonly by: string;
  readonly kind: 'call' | 'card' | 'mark' | 'open-marks' | 'confirm-mark';
  readonly facts: { readonly number?: number; readonly mark?: Mark; readonly reason?: string | null };
};

export type ExaminationRow = Omit<ExaminationTimeline, 'events' | 'marks' | 'announcedAt'> & {
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly marksOpenedAt: Date | null;
  readonly announcedAt: Date | null;
  readonly marks: ExaminationTimeline['marks'];
  readonly questions: readonly Said[];
  readonly opinions: readonly Said[];
  readonly events: readonly MeetingEventRow[];
};

const NAME = (user: string) => `concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic)`;

const SAID = (table: string, author: string) => `
  (SELECT coalesce(json_agg(json_build_object('at', said.at, 'by', ${NAME('w')}, 'text', said.text) ORDER BY said.at, said.id), '[]')
   FROM ${table} said JOIN app_user w ON w.id = said.${author} WHERE said.examination_id = x.id)`;

/** Marks leave the database only when the chair has opened them, and never for the learner. */
const OPEN = `(x.marks_opened_at IS NOT NULL AND e.learner_id <> $2)`;

const EXAMINATION = `
SELECT x.id AS "examinationId", x.session_id AS "sessionId", m.id AS "meetingId", s.form, e.learner_id = $2 AS own,
       json_build_object('id', u.id, 'name', json_build_object('lastName', u.last_name, 'firstName', u.first_name,
                         'patronymic', u.patronymic)) AS learner,
       pr.title AS "programTitle", g.title AS "groupTitle", x.absent, t.topic, x.report_minutes AS "reportMinutes", x.remarks,
       CASE WHEN x.card_id IS NOT NULL THEN json_build_object('number', x.card_number, 'questions', x.card_questions) END AS card,
       x.mark, ann.announced_at AS "announcedAt", x.started_at AS "startedAt", x.ended_at AS "endedAt",
       x.marks_opened_at AS "marksOpenedAt",
       (SELECT coalesce(json_agg(json_build_object('name', ${NAME('w')}, 'role', seat.role,
                                 'mark', CASE WHEN ${OPEN} THEN k.mark END) ORDER BY seat.position), '[]')
        FROM commission_seat seat JOIN app_user w ON w.id = seat.user_id
        LEFT JOIN examination_mark k ON k.examination_id = x.id AND k.user_id = seat.user_id
        WHERE seat.commission_id = s.commission_id AND seat.role <> 'secretary') AS marks,
       ${SAID('examination_question', 'asked_by')} AS questions,
       ${SAID('examination_opinion', 'user_id')} AS opinions,
       (SELECT coalesce(json_agg(json_build_object('at', v.at, 'kind', v.kind, 'by', ${NAME('w')}, 'facts',
                 json_build_object('number', v.facts->'number', 'mark', v.facts->'mark', 'reason', v.facts->'reason')) ORDER BY v.id), '[]')
        FROM meeting_event v LEFT JOIN app_user w ON w.id = v.actor_id
        WHERE v.meeting_id = m.id AND v.facts->>'examinationId' = x.id::text
          AND (v.kind IN ('call', 'card', 'open-marks', 'confirm-mark') OR (v.kind = 'mark' AND ${OPEN}))) AS events
FROM examination x
JOIN attestation_session s ON s.id = x.session_id
JOIN meeting m ON m.session_id = s.id
JOIN enrolment e ON e.id = x.enrolment_id
JOIN app_user u ON u.id = e.learner_id
JOIN study_group g ON g.id = s.group_id
JOIN program pr ON pr.id = g.program_id
LEFT JOIN heard_thesis t ON t.examination_id = x.id
LEFT JOIN announced_examination ann ON ann.examination_id = x.id
WHERE x.id = $1 AND ${EXAMINATION_IN_SIGHT}`;

@Injectable()
export class ExaminationTimelineRepository {
  constructor(private readonly db: DataSource) {}

  /** The examination with its record, in one statement; null when this person may not read it. */
  async selectOptionalExamination(examinationId: string, { userId, all }: Reader): Promise<ExaminationRow | null> {
    const [row] = await rows<ExaminationRow>(this.db.manager, EXAMINATION, [examinationId, userId, all]);
    return row ?? null;
  }
}
