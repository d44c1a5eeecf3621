import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type Edition = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly sha256: string;
};
export type EditionWithText = Edition & { readonly markdown: string };

const EDITION = `e.id, e.number, e.title, e.effective_from AS "effectiveFrom", e.sha256`;
export type StaffReading = {
  readonly id: string;
  readonly name: { readonly lastName: string; readonly firstName: string; readonly patronymic: string | null };
  readonly post: string | null;
  readonly acknowledgedAt: Date | null;
};

@Injectable()
export class RegulationRepository {
  async selectOptionalCurrentEdition(tx: EntityManager): Promise<EditionWithText | null> {
    const [edition] = await rows<EditionWithText>(tx, `SELECT ${EDITION}, e.markdown FROM regulation_in_force e`);
    return edition ?? null;
  }

  /** All editions, those of the future included, the newest first. */
  selectEditions(tx: EntityManager): Promise<Edition[]> {
    return rows(tx, `SELECT ${EDITION} FROM regulation_edition e ORDER BY e.effective_from DESC, e.published_at DESC`);
  }

  /** Records the reading of this text, if it is the one in force; the first reading of an edition stays. */
  async insertAcknowledgement(
    tx: EntityManager,
    reading: { userId: string; editionId: string; sha256: string; address: string },
  ): Promise<Date | null> {
    const [row] = await rows<{ at: Date }>(
      tx,
      `INSERT INTO acknowledgement (user_id, edition_id, sha256, address)
       SELECT $1, e.id, e.sha256, $4 FROM regulation_in_force e WHERE e.id = $2 AND e.sha256 = $3
       ON CONFLICT (user_id, edition_id) DO UPDATE SET at = acknowledgement.at RETURNING at`,
      [reading.userId, reading.editionId, reading.sha256, reading.address],
    );
    return row?.at ?? null;
  }

  /** Staff (everybody who is more than a learner) with the time they acknowledged the edition in force. */
  selectStaffReadings(tx: EntityManager): Promise<StaffReading[]> {
    return rows(
      tx,
      `SELECT u.id, u.post, a.at AS "acknowledgedAt",
              json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name
       FROM app_user u
       LEFT JOIN regulation_in_force e ON true
       LEFT JOIN acknowledgement a ON a.user_id = u.id AND a.edition_id = e.id
       WHERE u.active AND NOT u.roles <@ ARRAY['learner']
       ORDER BY u.last_name, u.first_name, u.id`,
    );
  }
}
