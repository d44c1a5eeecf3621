import { Injectable } from '@nestjs/common';
import type {
  findPeople,
  getMyReading,
  getPersonPrivacy,
  InputOf,
  listMyReadings,
  listMyViews,
  listOverdue,
  listRetention,
  OutputOf,
  OverduePerson,
  saveRetention,
  StoredRetentionRule,
} from '@itog/contracts';
import { destructible, retentionEnd, type Day } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, type AuditEntry } from '../../platform/audit.ts';
import { found } from '../../platform/refused.ts';
import { ConsentRepository } from './consent.repository.ts';
import { ConsentsService } from './consents.service.ts';
import { PersonRepository, type Person, type Subject } from './person.repository.ts';

const PAGE = 100;
/** So many are judged at once, until a page is full. */
const BATCH = 500;
/** So many times in one answer; who asks on goes on from there. */
const BATCHES = 4;

type Kept = OutputOf<typeof getPersonPrivacy>['kept'][number];

/** What the organisation holds of a person, who looked at it, and how long it is kept. */
@Injectable()
export class PersonPrivacy {
  constructor(
    private readonly db: DataSource,
    private readonly people: PersonRepository,
    private readonly consents: ConsentRepository,
    private readonly withdrawals: ConsentsService,
    private readonly audit: Audit,
  ) {}

  async find({ query }: InputOf<typeof findPeople>): Promise<OutputOf<typeof findPeople>> {
    return { people: await this.people.selectPeople(this.db.manager, query.search) };
  }

  async of(userId: string): Promise<OutputOf<typeof getPersonPrivacy>> {
    const tx = this.db.manager;
    const person = found(await this.people.selectOptionalPerson(tx, userId));
    const [consents, withdrawals, views, rules, today, [subject]] = await Promise.all([
      this.consents.selectConsents(tx, userId),
      this.withdrawals.withdrawals(userId),
      this.people.selectViews(tx, userId),
      this.people.selectRules(tx),
      this.people.selectToday(tx),
      this.people.selectSubjects(tx, [userId], { lock: false }),
    ]);
    return {
      person,
      consents,
      views,
      withdrawals,
      kept: rules.map((rule) => keptOf(rule, found(subject ?? null), today)),
    };
  }

  async views(userId: string): Promise<OutputOf<typeof listMyViews>> {
    return { views: await this.people.selectViews(this.db.manager, userId) };
  }

  async readings(userId: string): Promise<OutputOf<typeof listMyReadings>> {
    return { readings: await this.people.selectReadings(this.db.manager, userId) };
  }

  async reading(userId: string, editionId: string): Promise<OutputOf<typeof getMyReading>> {
    return found(await this.people.selectOptionalReading(this.db.manager, userId, editionId));
  }

  async rules(): Promise<OutputOf<typeof listRetention>> {
    return { rules: await this.people.selectRules(this.db.manager) };
  }

  /** Learners in the order in which they came, whose terms are over by the rule that acts are checked by. */
  async overdue({ query }: InputOf<typeof listOverdue>): Promise<OutputOf<typeof listOverdue>> {
    const tx = this.db.manager;
    const today = await this.people.selectToday(tx);
    const all = await this.people.selectRules(tx);
    const wanted = query.categories
      ? [all.filter(({ category }) => query.categories?.includes(category))]
      : all.map((rule) => [rule]);
    const people: OverduePerson[] = [];
    let after = query.after;
    for (let judged = 0; judged < BATCHES; judged += 1) {
      const batch = await this.people.selectPastStudy(tx, { groupId: query.groupId, after, today, limit: BATCH });
      people.push(...(await this.overdueOf(tx, batch, wanted, today)));
      if (people.length > PAGE) {
        const page = people.slice(0, PAGE);
        return { people: page, next: page.at(-1)?.id ?? null };
      }
      if (batch.length < BATCH) return { people, next: null };
      after = batch.at(-1)?.id;
    }
    return { people, next: after ?? null };
  }

  /** Whose terms are over by any of these sets of rules: by all the rules of the set. */
  private async overdueOf(
    tx: EntityManager,
    people: readonly Person[],
    wanted: readonly (readonly StoredRetentionRule[])[],
    today: Day,
  ): Promise<OverduePerson[]> {
    const ids = people.map(({ id }) => id);
    const subjects = await this.people.selectSubjects(tx, ids, { lock: false });
    const byId = new Map(subjects.map((subject) => [subject.id, subject]));
    return people.flatMap((person) => {
      const subject = found(byId.get(person.id));
      const over = wanted.flatMap((rules) => destructible(subject, rules, today));
      return over.length > 0 ? [{ ...person, over }] : [];
    });
  }

  saveRule(actorId: string, { params, body }: InputOf<typeof saveRetention>): Promise<StoredRetentionRule> {
    return this.db.transaction(async (tx) => {
      const rule = { ...params, ...body };
      await this.people.updateRule(tx, rule);
      const entry: AuditEntry = { actorId, action: 'privacy.retention', subjectId: params.category, facts: body };
      await this.audit.record(tx, entry);
      return rule;
    });
  }
}

function keptOf(rule: StoredRetentionRule, subject: Subject, today: Day): Kept {
  const { category, ground } = rule;
  if (!subject.held.includes(category)) return { category, ground, state: 'none', until: null };
  const end = retentionEnd(rule, subject, today);
  if (end === 'over' || end === 'for-good') return { category, ground, state: end, until: null };
  return { category, ground, state: 'kept', until: end };
}
