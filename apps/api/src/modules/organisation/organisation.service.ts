import { Injectable } from '@nestjs/common';
import type { Organisation } from '@itog/contracts';
import { reminderSettingRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import { OrganisationEntity } from './organisation.entity.ts';
import { RegulationRepository, type EditionWithText } from './regulation.repository.ts';

/** Settings change once a year: other processes may learn of it this much later. */
const KEPT_MS = 5_000;

/** The organisation and the edition of the Regulation in force, for this room and all below it. */
@Injectable()
export class Organisations {
  private kept: { readonly until: number; readonly value: Promise<OrganisationEntity> } | null = null;
  private keptEdition: { readonly until: number; readonly value: Promise<EditionWithText | null> } | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly audit: Audit,
    private readonly regulation: RegulationRepository,
  ) {}

  /** The organisation as it was at most five seconds ago. */
  async current(): Promise<Organisation> {
    if (!this.kept || this.kept.until < Date.now()) {
      const value = this.db.manager.findOneByOrFail(OrganisationEntity, { id: 1 });
      this.kept = { until: Date.now() + KEPT_MS, value };
      value.catch(() => (this.kept = null));
    }
    return this.kept.value;
  }

  /** The zone in which days and deadlines are counted. */
  async organisationZone(): Promise<string> {
    return (await this.current()).zone;
  }

  /**
   * The edition of the Regulation in force, as it was at most five seconds ago.
   * @throws Refused `not-found` when none is in force yet
   */
  async currentEdition(): Promise<EditionWithText> {
    if (!this.keptEdition || this.keptEdition.until < Date.now()) {
      const value = this.regulation.selectOptionalCurrentEdition(this.db.manager);
      this.keptEdition = { until: Date.now() + KEPT_MS, value };
      value.catch(() => (this.keptEdition = null));
    }
    return found(await this.keptEdition.value);
  }

  /** Makes this process read anew: after a change, and where a few seconds matter. */
  forget(): void {
    this.kept = null;
    this.keptEdition = null;
  }

  async update(actorId: string, settings: Organisation): Promise<Organisation> {
    const zone = settings.zone;
    if (!isZone(zone)) throw new Refused([{ code: 'zone.unknown', clause: null, zone }]);
    await this.db.transaction(async (tx) => {
      const before = await tx.findOneByOrFail(OrganisationEntity, { id: 1 });
      await tx.update(OrganisationEntity, { id: 1 }, settings);
      const facts = { before: { ...before, id: undefined }, after: settings };
      await this.audit.record(tx, { actorId, action: 'organisation.update', subjectId: '1', facts });
    });
    this.forget();
    return this.current();
  }

  /** When those are reminded who have not signed a protocol: minutes before the end of its day, the earliest first (3.12). */
  async protocolReminders(tx: EntityManager = this.db.manager): Promise<{ minutes: number[] }> {
    const sql = 'SELECT protocol_reminder_minutes AS minutes FROM organisation';
    return found((await rows<{ minutes: number[] }>(tx, sql))[0]);
  }

  async updateProtocolReminders(actorId: string, wanted: readonly number[]): Promise<{ minutes: number[] }> {
    refuseIf(reminderSettingRefusals(wanted));
    const minutes = [...wanted].sort((a, b) => b - a);
    await this.db.transaction(async (tx) => {
      const before = await this.protocolReminders(tx);
      await tx.query('UPDATE organisation SET protocol_reminder_minutes = $1', [minutes]);
      const facts = { before: before.minutes, after: minutes };
      await this.audit.record(tx, { actorId, action: 'organisation.protocol-reminders', subjectId: '1', facts });
    });
    return { minutes };
  }
}

/** Whether both Node and PostgreSQL can count days in it: a place of the IANA list, not an offset. */
function isZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
}
