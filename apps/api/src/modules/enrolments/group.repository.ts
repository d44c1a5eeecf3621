import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

const LISTED = 500;

export type GroupRow = {
  readonly id: string;
  readonly title: string;
  readonly program: { readonly id: string; readonly title: string };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly customer: string | null;
};
export type GroupFields = Omit<GroupRow, 'id' | 'program'>;

export type AdmissionTicks = {
  readonly tuitionPaid?: boolean | undefined;
  readonly modules?: { readonly ids: readonly string[]; readonly done: boolean } | undefined;
};

const GROUP = `
  SELECT g.id, g.title, json_build_object('id', p.id, 'title', p.title) AS program, g.starts_on AS "startsOn",
         g.ends_on AS "endsOn", g.customer
  FROM study_group g JOIN program p ON p.id = g.program_id`;

@Injectable()
export class GroupRepository {
  /** Groups whose name, program or customer holds the text, the newest first. */
  selectGroups(tx: EntityManager, search = '', programId: string | null = null): Promise<GroupRow[]> {
    return rows(
      tx,
      `${GROUP} WHERE strpos(lower(concat_ws(' ', g.title, p.title, g.customer)), lower($1)) > 0
         AND ($2::uuid IS NULL OR p.id = $2)
       ORDER BY g.starts_on DESC, g.id DESC LIMIT ${LISTED}`,
      [search, programId],
    );
  }

  async selectOptionalGroup(tx: EntityManager, groupId: string): Promise<GroupRow | null> {
    const [group] = await rows<GroupRow>(tx, `${GROUP} WHERE g.id = $1`, [groupId]);
    return group ?? null;
  }

  /** The parts of the curriculum that count for admission (3.1), in their order. */
  selectModules(tx: EntityManager, programId: string): Promise<{ id: string; title: string; hours: number }[]> {
    return rows(
      tx,
      'SELECT id, title, hours FROM program_module WHERE program_id = $1 AND NOT attestation ORDER BY position',
      [programId],
    );
  }

  selectSessions(tx: EntityManager, groupId: string): Promise<{ id: string; opensAt: Date; cancelled: boolean }[]> {
    return rows(
      tx,
      `SELECT id, opens_at AS "opensAt", cancelled_at IS NOT NULL AS cancelled FROM attestation_session
       WHERE group_id = $1 ORDER BY opens_at DESC, id`,
      [groupId],
    );
  }

  /** Null when there is no such program. */
  async insertGroup(tx: EntityManager, programId: string, group: GroupFields): Promise<string | null> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO study_group (program_id, title, starts_on, ends_on, customer)
       SELECT id, $2, $3, $4, $5 FROM program WHERE id = $1 RETURNING id`,
      [programId, group.title, group.startsOn, group.endsOn, group.customer],
    );
    return inserted?.id ?? null;
  }

  async updateGroup(tx: EntityManager, groupId: string, group: GroupFields): Promise<void> {
    await tx.query('UPDATE study_group SET title = $2, starts_on = $3, ends_on = $4, customer = $5 WHERE id = $1', [
      groupId,
      group.title,
      group.startsOn,
      group.endsOn,
      group.customer,
    ]);
  }

  async updateTuitionPaid(tx: EntityManager, enrolmentIds: readonly string[], paid: boolean): Promise<void> {
    await tx.query('UPDATE enrolment SET tuition_paid = $2 WHERE id = ANY ($1)', [enrolmentIds, paid]);
  }

  async insertModulesDone(
    tx: EntityManager,
    enrolmentIds: readonly string[],
    moduleIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO module_done (enrolment_id, module_id)
       SELECT e.id, m.id FROM unnest($1::uuid[]) AS e (id) CROSS JOIN unnest($2::uuid[]) AS m (id) ON CONFLICT DO NOTHING`,
      [enrolmentIds, moduleIds],
    );
  }

  async deleteModulesDone(
    tx: EntityManager,
    enrolmentIds: readonly string[],
    moduleIds: readonly string[],
  ): Promise<void> {
    await tx.query('DELETE FROM module_done WHERE enrolment_id = ANY ($1) AND module_id = ANY ($2)', [
      enrolmentIds,
      moduleIds,
    ]);
  }
}
