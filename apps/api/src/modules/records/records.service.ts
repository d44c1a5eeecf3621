import { Injectable } from '@nestjs/common';
import type {
  GroupRecord,
  InputOf,
  LearnerRecord,
  listGroupRecords,
  OutputOf,
  saveRecord,
  saveStudyTerms,
} from '@itog/contracts';
import { recordLacks, recordRefusals, tidyRecord, type RecordFacts } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { uniqueViolation } from '../../platform/db/violations.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { RecordRepository, type GroupRecordRow, type RecordRow, type ViewedWhere } from './record.repository.ts';

/** Personal data of learners. Who of the staff looked at whose is kept, reading by reading. */
@Injectable()
export class Records {
  constructor(
    private readonly db: DataSource,
    private readonly records: RecordRepository,
    private readonly audit: Audit,
  ) {}

  async get(user: User, userId: string): Promise<LearnerRecord> {
    return this.db.transaction(async (tx) => {
      const record = found(await this.records.selectOptional(tx, userId));
      await this.viewed(tx, user, [userId], 'record');
      return view(record);
    });
  }

  async mine({ id }: User): Promise<LearnerRecord> {
    return view(found(await this.records.selectOwn(this.db.manager, id)));
  }

  /** Writes the whole record; invisible signs and stray spaces do not come in. */
  save(user: User, { params, body }: InputOf<typeof saveRecord>): Promise<LearnerRecord> {
    const save = () => this.db.transaction((tx) => this.write(tx, user, params.userId, body));
    return save().catch((error: unknown) => {
      // Somebody else was given this СНИЛС in the same moment: now it can be said who.
      if (uniqueViolation(error) === 'learner_record_snils') return save();
      throw error;
    });
  }

  private async write(
    tx: EntityManager,
    user: User,
    userId: string,
    { seenAt, ...given }: InputOf<typeof saveRecord>['body'],
  ): Promise<LearnerRecord> {
    await this.records.lock(tx, userId);
    const before = found(await this.records.selectOptional(tx, userId));
    if (seenAt !== undefined && seen(before.updated)?.at.getTime() !== seenAt?.getTime())
      throw new Refused([{ code: 'version.stale', clause: null }]);
    const facts = tidyRecord(given);
    refuseIf(recordRefusals(facts, await this.records.selectToday(tx)));
    const holder = facts.snils && (await this.records.selectHolder(tx, facts.snils, userId));
    if (holder) throw new Refused([{ code: 'record.snils-taken', clause: null, name: holder }]);
    await this.records.upsert(tx, userId, user.id, facts);
    const changed = changedFields(before, facts);
    // The log tells which data changed, never what they are: they must be able to be destroyed.
    await this.audit.record(tx, { actorId: user.id, action: 'records.save', subjectId: userId, facts: { changed } });
    return view(found(await this.records.selectOptional(tx, userId)));
  }

  /** Corrects signs in a record that is kept already, whatever else it may lack. */
  async mend(tx: EntityManager, user: User, userId: string, mended: Partial<RecordFacts>): Promise<void> {
    await this.records.lock(tx, userId);
    const record = found(await this.records.selectOptional(tx, userId));
    await this.records.upsert(tx, userId, user.id, { ...record, ...mended });
    const facts = { changed: Object.keys(mended) };
    await this.audit.record(tx, { actorId: user.id, action: 'records.save', subjectId: userId, facts });
  }

  /** The diploma of prior education has been seen, or that was a mistake (273-ФЗ, ст. 76 ч. 16). */
  showPrior(user: User, userId: string, shown: boolean): Promise<LearnerRecord> {
    return this.db.transaction(async (tx) => {
      found(await this.records.selectOptional(tx, userId));
      await this.records.updateShown(tx, userId, shown ? user.id : null);
      const action = shown ? 'records.show-prior' : 'records.unshow-prior';
      await this.audit.record(tx, { actorId: user.id, action, subjectId: userId });
      return view(found(await this.records.selectOptional(tx, userId)));
    });
  }

  async ofGroup(groupId: string): Promise<OutputOf<typeof listGroupRecords>> {
    const tx = this.db.manager;
    found((await this.records.hasGroup(tx, groupId)) || null);
    return { records: (await this.records.selectOfGroup(tx, groupId)).map(groupView) };
  }

  saveTerms(user: User, { params, body }: InputOf<typeof saveStudyTerms>): Promise<GroupRecord> {
    const { enrolmentId } = params;
    return this.db.transaction(async (tx) => {
      const row = found(await this.records.updateTerms(tx, enrolmentId, body));
      const entry: AuditEntry = {
        actorId: user.id,
        action: 'records.study-terms',
        subjectId: enrolmentId,
        facts: body,
      };
      await this.audit.record(tx, entry);
      return groupView(row);
    });
  }

  /** Keeps that the reader has seen personal data of these people; his own are no view. */
  async viewed(tx: EntityManager, { id }: User, userIds: readonly string[], what: ViewedWhere): Promise<void> {
    const others = userIds.filter((userId) => userId !== id);
    if (others.length > 0) await this.records.insertViews(tx, id, others, what);
  }
}

const seen = (mark: { at: string; by: string } | null) => mark && { at: new Date(mark.at), by: mark.by };

function view({ priorShown, updated, ...record }: RecordRow): LearnerRecord {
  return { ...record, priorShown: seen(priorShown), updated: seen(updated), lacks: recordLacks(record) };
}

function groupView({ facts, ...row }: GroupRecordRow): GroupRecord {
  return { ...row, lacks: recordLacks(facts).length };
}

function changedFields(before: RecordFacts, after: RecordFacts): string[] {
  const fields = Object.keys(after) as (keyof RecordFacts)[];
  return fields.filter((field) => before[field] !== after[field]);
}
