import { Injectable } from '@nestjs/common';
import type { DestructionAct } from '@itog/contracts';
import type { DataCategory } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

type NewAct = Pick<DestructionAct, 'reason' | 'categories' | 'people'>;

/** What an act says on paper beside itself. */
export type ActPaperFacts = {
  readonly organisation: { readonly name: string; readonly city: string };
  readonly date: string;
  readonly zone: string;
  /** Null while it is a draft. */
  readonly method: string | null;
  /** What the log holds of the destruction. */
  readonly log: readonly { readonly at: string; readonly action: string; readonly person: string }[];
};

const name = (user: string) => `concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic)`;
const ACT = `
SELECT a.id, a.number, a.reason, a.categories, a.people, ${name('d')} AS "draftedBy", a.drafted_at AS "draftedAt",
       CASE WHEN a.approved_by IS NOT NULL THEN ${name('p')} END AS "approvedBy", a.approved_at AS "approvedAt",
       CASE WHEN a.refused_by IS NOT NULL
            THEN json_build_object('by', ${name('r')}, 'at', a.refused_at, 'reason', a.refused_reason) END AS refused
FROM destruction_act a JOIN app_user d ON d.id = a.drafted_by LEFT JOIN app_user p ON p.id = a.approved_by
LEFT JOIN app_user r ON r.id = a.refused_by`;

/** A category's data of these people are gone after it; ids, names, results and papers stay. */
const DESTROY: Record<DataCategory, readonly string[]> = {
  contacts: [
    `UPDATE app_user SET email = NULL WHERE id = ANY ($1)`,
    `UPDATE learner_record SET postal_address = NULL WHERE user_id = ANY ($1)`,
  ],
  'sign-in': [
    `UPDATE app_user SET active = false, login = 'removed-' || replace(id::text, '-', ''), password_hash = '!',
            sign_in_version = sign_in_version + 1, last_sign_in_at = NULL WHERE id = ANY ($1)`,
    `DELETE FROM second_factor WHERE user_id = ANY ($1)`,
    `DELETE FROM one_time_code WHERE user_id = ANY ($1)`,
  ],
  'identity-document': [
    `UPDATE learner_record SET identity_kind = NULL, identity_series = NULL, identity_number = NULL WHERE user_id = ANY ($1)`,
  ],
  'prior-education': [
    `UPDATE learner_record SET prior_level = NULL, prior_last_name = NULL, prior_series = NULL, prior_number = NULL,
            prior_issued_on = NULL WHERE user_id = ANY ($1)`,
  ],
  'register-data': [
    `UPDATE learner_record SET birth_date = NULL, sex = NULL, snils = NULL, citizenship = NULL WHERE user_id = ANY ($1)`,
  ],
};

@Injectable()
export class DestructionRepository {
  selectActs(tx: EntityManager): Promise<DestructionAct[]> {
    return rows<DestructionAct>(tx, `${ACT} ORDER BY a.drafted_at DESC, a.id DESC`);
  }

  /** @param lock makes two who approve one act wait for each other */
  async selectOptionalAct(tx: EntityManager, id: string, { lock }: { lock: boolean }): Promise<DestructionAct | null> {
    if (lock) await tx.query('SELECT FROM destruction_act WHERE id = $1 FOR UPDATE', [id]);
    return (await rows<DestructionAct>(tx, `${ACT} WHERE a.id = $1`, [id]))[0] ?? null;
  }

  async insertAct(tx: EntityManager, actorId: string, { reason, categories, people }: NewAct): Promise<string> {
    const [act] = await rows<{ id: string }>(
      tx,
      `INSERT INTO destruction_act (reason, categories, people, drafted_by) VALUES ($1, $2, $3, $4) RETURNING id`,
      [reason, categories, JSON.stringify(people), actorId],
    );
    if (!act) throw new Error('the act was not inserted');
    return act.id;
  }

  async deleteAct(tx: EntityManager, id: string): Promise<void> {
    await tx.query('DELETE FROM destruction_act WHERE id = $1', [id]);
  }

  async updateApproved(
    tx: EntityManager,
    id: string,
    { number, actorId, method }: { number: string; actorId: string; method: string },
  ): Promise<void> {
    await tx.query(
      `UPDATE destruction_act SET number = $2, approved_by = $3, approved_at = clock_timestamp(), method = $4 WHERE id = $1`,
      [id, number, actorId, method],
    );
  }

  async updateRefused(tx: EntityManager, id: string, actorId: string, reason: string): Promise<void> {
    await tx.query(
      `UPDATE destruction_act SET refused_by = $2, refused_reason = $3, refused_at = clock_timestamp() WHERE id = $1`,
      [id, actorId, reason],
    );
  }

  async destroy(tx: EntityManager, categories: readonly DataCategory[], userIds: readonly string[]): Promise<void> {
    for (const sql of categories.flatMap((category) => DESTROY[category])) await tx.query(sql, [userIds]);
  }

  async selectOptionalPaper(tx: EntityManager, id: string): Promise<ActPaperFacts | null> {
    const [facts] = await rows<ActPaperFacts>(
      tx,
      `SELECT json_build_object('name', org.name, 'city', org.city) AS organisation, org.zone, a.method,
              (coalesce(a.approved_at, a.drafted_at) AT TIME ZONE org.zone)::date AS date,
              coalesce((SELECT json_agg(json_build_object('at', l.at, 'action', l.action, 'person', ${name('u')}) ORDER BY l.id)
                        FROM audit_entry l JOIN app_user u ON u.id::text = l.subject_id
                        WHERE l.action = 'privacy.destroy' AND l.facts ->> 'actId' = a.id::text), '[]') AS log
       FROM destruction_act a CROSS JOIN organisation org WHERE a.id = $1`,
      [id],
    );
    return facts ?? null;
  }
}
