import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  acknowledgeRegulation,
  getRegulation,
  InputOf,
  listAcknowledgements,
  OutputOf,
  publishEdition,
} from '@itog/contracts';
import { DataSource } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { orTaken } from '../../platform/db/violations.ts';
import { found, Refused } from '../../platform/refused.ts';
import { EditionEntity } from './organisation.entity.ts';
import { Organisations } from './organisation.service.ts';
import { RegulationRepository } from './regulation.repository.ts';

/** Editions of the Regulation and who has acknowledged them (1.11, 3.2). */
@Injectable()
export class RegulationService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly organisations: Organisations,
    private readonly repository: RegulationRepository,
  ) {}

  async regulation(): Promise<OutputOf<typeof getRegulation>> {
    const [current, editions] = await Promise.all([
      this.repository.selectOptionalCurrentEdition(this.db.manager),
      this.repository.selectEditions(this.db.manager),
    ]);
    return { current: found(current), editions };
  }

  async publish(actorId: string, { body }: InputOf<typeof publishEdition>): Promise<OutputOf<typeof publishEdition>> {
    const sha256 = createHash('sha256').update(body.markdown).digest('hex');
    const published = this.db.transaction(async (tx) => {
      const edition = await tx.save(EditionEntity, { ...body, sha256 });
      const facts = { number: body.number, effectiveFrom: body.effectiveFrom, sha256 };
      await this.audit.record(tx, { actorId, action: 'organisation.publish-edition', subjectId: edition.id, facts });
      return edition;
    });
    const edition = await orTaken(published, {
      regulation_edition_number_key: () =>
        new Refused([{ code: 'edition.number-taken', clause: null, number: body.number }]),
    });
    this.organisations.forget();
    return edition;
  }

  async acknowledge(
    userId: string,
    address: string,
    { body }: InputOf<typeof acknowledgeRegulation>,
  ): Promise<OutputOf<typeof acknowledgeRegulation>> {
    const acknowledgedAt = await this.repository.insertAcknowledgement(this.db.manager, { userId, address, ...body });
    if (!acknowledgedAt) throw new Refused([{ code: 'edition.changed', clause: '3.2' }]);
    return { acknowledgedAt };
  }

  async acknowledgements(): Promise<OutputOf<typeof listAcknowledgements>> {
    return { people: await this.repository.selectStaffReadings(this.db.manager) };
  }
}
