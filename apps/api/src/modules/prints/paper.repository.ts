import { Injectable } from '@nestjs/common';
import type { CloseReason } from '@itog/documents';
import type { CommissionRole, PersonName, Policy, Venue } from '@itog/domain';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type Organisation = { readonly name: string; readonly city: string };
type Place = {
  readonly opensAt: Date;
  readonly startUntil: Date;
  readonly venue: Venue;
  readonly address: string | null;
};
type Seat = {
  readonly role: CommissionRole;
  readonly name: PersonName;
  readonly post: string | null;
  readonly outsideOrganisation: string | null;
};

export type ReceiptFacts = Place & {
  readonly organisation: Organisation;
  readonly zone: string;
  readonly now: Date;
  readonly learner: PersonName;
  readonly program: string;
  readonly number: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly closeReason: CloseReason;
  readonly answered: number;
  readonly total: number;
  readonly sheetSha256: string;
};

/** What an annex says beside the record of the attempt. */
export type AnnexFacts = { readonly organisation: Organisation; readonly zone: string; readonly now: Date };

export type ResultSheetFacts = Place & {
  readonly organisation: Organisation;
  readonly zone: string;
  readonly program: string;
  readonly group: string;
  readonly policy: Policy;
  readonly seats: readonly Seat[];
  readonly learners: readonly {
    readonly name: PersonName;
    /** The last finished attempt. */
    readonly attempt: {
      number: number;
      correct: number;
      total: number;
      mark: 'pass' | 'fail';
      official: boolean;
    } | null;
  }[];
};

export type ExamCardsFacts = {
  readonly organisation: Organisation;
  readonly program: string;
  readonly examKind: 'interdisciplinary' | 'discipline' | null;
  readonly examDiscipline: string | null;
  readonly cards: readonly { readonly number: number; readonly questions: readonly string[] }[];
};

export type EditionFacts = {
  readonly organisation: Organisation;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly markdown: string;
};

export type StaffFacts = {
  readonly organisation: Organisation;
  readonly effectiveFrom: string;
  readonly people: readonly { readonly name: PersonName; readonly post: string | null; readonly date: string | null }[];
};

export type SlipFacts = {
  readonly organisation: string;
  readonly group: string;
  readonly learners: readonly { readonly id: string; readonly name: PersonName; readonly login: string }[];
};

const ORGANISATION = `json_build_object('name', org.name, 'city', org.city) AS organisation`;
const PLACE = `s.opens_at AS "opensAt", s.start_until AS "startUntil", s.venue, s.address`;
const name = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const byName = (user: string) =>
  `${user}.last_name COLLATE "ru-RU-x-icu", ${user}.first_name COLLATE "ru-RU-x-icu", ${user}.id`;
const seats = (
  commission: string,
) => `(SELECT json_agg(json_build_object('role', seat.role, 'name', ${name('u')}, 'post', seat.post,
    'outsideOrganisation', seat.organisation) ORDER BY seat.position)
  FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id WHERE seat.commission_id = ${commission}) AS seats`;

/** What is printed that no other room keeps as a form: read here, at the moment of printing. */
@Injectable()
export class PaperRepository {
  constructor(private readonly db: DataSource) {}

  selectReceipt(attemptId: string): Promise<ReceiptFacts> {
    return this.one(
      `SELECT ${ORGANISATION}, org.zone, clock_timestamp() AS now, ${PLACE}, ${name('u')} AS learner, pr.title AS program,
              a.number, a.started_at AS "startedAt", a.finished_at AS "finishedAt", a.close_reason AS "closeReason",
              a.answered, a.total, a.sheet_sha256 AS "sheetSha256"
       FROM attempt a
       JOIN app_user u ON u.id = a.learner_id
       JOIN attestation_session s ON s.id = a.session_id
       JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id
       CROSS JOIN organisation org
       WHERE a.id = $1 AND a.finished_at IS NOT NULL`,
      [attemptId],
    );
  }

  selectResultSheet(sessionId: string): Promise<ResultSheetFacts> {
    return this.one(
      `SELECT ${ORGANISATION}, org.zone, ${PLACE}, pr.title AS program, g.title AS group, s.policy, ${seats('s.commission_id')},
              coalesce((SELECT json_agg(json_build_object('name', ${name('u')}, 'attempt', last.attempt) ORDER BY ${byName('u')})
                        FROM enrolment e JOIN app_user u ON u.id = e.learner_id
                        LEFT JOIN LATERAL (
                          SELECT json_build_object('number', a.number, 'correct', a.correct, 'total', a.total, 'mark', a.mark,
                                                   'official', p.id IS NOT NULL) AS attempt
                          FROM attempt a
                          LEFT JOIN protocol_result r ON r.attempt_id = a.id
                          LEFT JOIN protocol p ON p.id = r.protocol_id AND p.status = 'signed'
                          WHERE a.session_id = s.id AND a.enrolment_id = e.id AND a.finished_at IS NOT NULL
                          ORDER BY a.number DESC LIMIT 1) last ON true
                        WHERE e.group_id = g.id), '[]') AS learners
       FROM attestation_session s
       JOIN study_group g ON g.id = s.group_id
       JOIN program pr ON pr.id = g.program_id
       CROSS JOIN organisation org
       WHERE s.id = $1`,
      [sessionId],
    );
  }

  selectAnnex(): Promise<AnnexFacts> {
    return this.one(`SELECT ${ORGANISATION}, org.zone, clock_timestamp() AS now FROM organisation org`, []);
  }

  /** The cards in use of a program, by number. */
  selectExamCards(programId: string): Promise<ExamCardsFacts> {
    return this.one(
      `SELECT ${ORGANISATION}, pr.title AS program, pr.exam_kind AS "examKind", pr.exam_discipline AS "examDiscipline",
              coalesce((SELECT json_agg(json_build_object('number', c.number, 'questions', c.questions) ORDER BY c.number)
                        FROM exam_card c WHERE c.program_id = pr.id AND c.withdrawn_at IS NULL), '[]') AS cards
       FROM program pr CROSS JOIN organisation org WHERE pr.id = $1`,
      [programId],
    );
  }

  selectEdition(editionId: string): Promise<EditionFacts> {
    return this.one(
      `SELECT ${ORGANISATION}, e.title, e.effective_from AS "effectiveFrom", e.markdown
       FROM regulation_edition e CROSS JOIN organisation org WHERE e.id = $1`,
      [editionId],
    );
  }

  /** The staff as of a day: who had acknowledged the edition of that day by its end. */
  selectStaff(onDay: string | null): Promise<StaffFacts> {
    return this.one(
      `SELECT ${ORGANISATION}, e.effective_from AS "effectiveFrom",
              (SELECT json_agg(json_build_object('name', ${name('u')}, 'post', u.post,
                               'date', (k.at AT TIME ZONE org.zone)::date) ORDER BY ${byName('u')})
               FROM app_user u
               LEFT JOIN acknowledgement k ON k.user_id = u.id AND k.edition_id = e.id
                                          AND (k.at AT TIME ZONE org.zone)::date <= asked.day
               WHERE u.active AND NOT u.roles <@ ARRAY['learner']) AS people
       FROM organisation org
       CROSS JOIN LATERAL (SELECT coalesce($1::date, (now() AT TIME ZONE org.zone)::date) AS day) asked
       JOIN LATERAL (SELECT id, effective_from FROM regulation_edition WHERE effective_from <= asked.day
                     ORDER BY effective_from DESC, published_at DESC LIMIT 1) e ON true`,
      [onDay],
    );
  }

  selectSlips(groupId: string, enrolmentIds: readonly string[]): Promise<SlipFacts> {
    return this.one(
      `SELECT org.short_name AS organisation, g.title AS group,
              (SELECT json_agg(json_build_object('id', u.id, 'name', ${name('u')}, 'login', u.login) ORDER BY ${byName('u')})
               FROM enrolment e JOIN app_user u ON u.id = e.learner_id
               WHERE e.group_id = g.id AND e.id = ANY ($2)) AS learners
       FROM study_group g CROSS JOIN organisation org WHERE g.id = $1`,
      [groupId, enrolmentIds],
    );
  }

  private async one<Row>(sql: string, parameters: readonly unknown[]): Promise<Row> {
    const [row] = await rows<Row>(this.db.manager, sql, parameters);
    if (!row) throw new Error(`what was to be printed is gone: ${JSON.stringify(parameters)}`);
    return row;
  }
}
