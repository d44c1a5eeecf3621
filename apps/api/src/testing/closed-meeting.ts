import type { Mark } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import type { World } from '../demo/world.ts';

export type Examination = {
  readonly login: string;
  /** Null: he did not come. */
  readonly mark: Mark | null;
  readonly card?: number;
};

type Held = {
  readonly form: 'exam' | 'defence';
  /** Forms of the whole program; only this one where left out. */
  readonly forms?: readonly ('exam' | 'defence')[];
  readonly examinations: readonly Examination[];
  /** Logins of the commission who were not there. */
  readonly absent?: readonly string[];
  /** One more session of the group; the world’s own where left out. */
  readonly anotherSession?: boolean;
};

/** The world’s session as an exam or a defence of retraining, held and closed as if by the product; gives its id. */
export async function closedMeeting(tx: EntityManager, world: World, held: Held): Promise<string> {
  const { form, forms = [form], examinations, absent = [], anotherSession = false } = held;
  await tx.query(
    `UPDATE program SET kind = 'retraining', hours = 260, forms = $2, qualification = 'Специалист в сфере закупок',
            exam_kind = 'interdisciplinary' WHERE id = $1`,
    [world.programId, forms],
  );
  const sessionId = anotherSession ? await copySession(tx, world.sessionId) : world.sessionId;
  await tx.query('UPDATE attestation_session SET form = $2 WHERE id = $1', [sessionId, form]);
  const chair = Object.entries(world.staff).find(([login]) => login.endsWith('-chair'))?.[1];
  await tx.query(`UPDATE meeting SET opened_at = now() - interval '2 hours', opened_by = $2 WHERE session_id = $1`, [
    sessionId,
    chair,
  ]);
  await tx.query(
    `INSERT INTO meeting_presence (meeting_id, user_id, present, attended)
     SELECT m.id, seat.user_id, u.login <> ALL ($2), u.login <> ALL ($2) FROM meeting m
     JOIN commission_seat seat ON seat.commission_id = $3 JOIN app_user u ON u.id = seat.user_id WHERE m.session_id = $1`,
    [sessionId, absent, world.commissionId],
  );
  for (const [index, each] of examinations.entries()) await examine(tx, { sessionId, chair, form }, each, index);
  await tx.query(`UPDATE meeting SET closed_at = now(), closed_by = $2 WHERE session_id = $1`, [sessionId, chair]);
  return sessionId;
}

async function copySession(tx: EntityManager, from: string): Promise<string> {
  const [{ id }] = (await tx.query(
    `INSERT INTO attestation_session (group_id, commission_id, opens_at, start_until, venue, check_reason, policy)
     SELECT group_id, commission_id, opens_at, start_until, venue, check_reason, policy FROM attestation_session WHERE id = $1
     RETURNING id`,
    [from],
  )) as [{ id: string }];
  return id;
}

async function examine(
  tx: EntityManager,
  { sessionId, chair, form }: { sessionId: string; chair: string | undefined; form: string },
  { login, mark, card }: Examination,
  index: number,
): Promise<void> {
  const came = mark !== null;
  await tx.query(
    `WITH learner AS (
       SELECT e.id, g.program_id FROM enrolment e JOIN app_user u ON u.id = e.learner_id JOIN study_group g ON g.id = e.group_id
       WHERE u.login = $2
     ), card AS (
       INSERT INTO exam_card (program_id, number, questions)
       SELECT program_id, $6, ARRAY['Первый вопрос?', 'Второй вопрос?'] FROM learner WHERE $6::int IS NOT NULL RETURNING id
     )
     INSERT INTO examination (session_id, enrolment_id, position, absent, started_at, ended_at, marks_opened_at, mark,
                              confirmed_at, confirmed_by, card_id, card_number, card_questions, report_minutes)
     SELECT $1, learner.id, $3, NOT $4, CASE WHEN $4 THEN now() - interval '1 hour' END, CASE WHEN $4 THEN now() - interval '30 min' END,
            CASE WHEN $4 THEN now() END, $5, CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN $7::uuid END,
            (SELECT id FROM card), $6::int, CASE WHEN $6::int IS NOT NULL THEN ARRAY['Первый вопрос?', 'Второй вопрос?'] END,
            CASE WHEN $4 AND $8 = 'defence' THEN 12 END
     FROM learner`,
    [sessionId, login, index + 1, came, mark, card ?? null, chair, form],
  );
}
