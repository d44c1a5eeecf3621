import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf } from '@itog/contracts';
import type { listCandidates, listCommissions } from '@itog/contracts';
import { appealsSeatRefusals, candidateRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { CommissionRepository } from './commission.repository.ts';

/** Commissions: each acts from the director's signed order until a later one replaces it (2.1, 2.2, 5.4). */
@Injectable()
export class Commissions {
  constructor(
    private readonly db: DataSource,
    private readonly commissions: CommissionRepository,
  ) {}

  /**
   * The attestation commission that acts for the program on a day: that of the newest signed order; null before the first (2.2).
   * @param day `YYYY-MM-DD` in the organisation’s zone; today when null
   */
  inForce(tx: EntityManager, programId: string, day: string | null = null): Promise<{ readonly id: string } | null> {
    return this.commissions.selectOptionalOn(tx, programId, 'attestation', day);
  }

  async list({ query }: InputOf<typeof listCommissions>): Promise<OutputOf<typeof listCommissions>> {
    const { programId = null, kind = null } = query;
    return { commissions: await this.commissions.selectCommissions({ programId, kind }) };
  }

  /** Who could be seated, and what stands against each of them by himself. */
  async candidates({ query }: InputOf<typeof listCandidates>): Promise<OutputOf<typeof listCandidates>> {
    const { programId = null, kind } = query;
    const people = await this.commissions.selectPeople(this.db.manager, kind, programId, null);
    return {
      people: people.map(({ userId, ...person }) => ({
        ...person,
        id: userId,
        refusals:
          kind === 'attestation'
            ? candidateRefusals({ userId, ...person })
            : appealsSeatRefusals({ userId, ...person, role: person.isDirector ? 'chair' : 'member' }),
      })),
    };
  }
}
