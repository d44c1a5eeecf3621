import { Injectable } from '@nestjs/common';
import type {
  DestructionAct,
  draftDestruction,
  InputOf,
  listDestructionActs,
  OutputOf,
  refuseDestruction,
} from '@itog/contracts';
import { destructionActPaper, type PrintedForm } from '@itog/documents';
import { destructionRefusals, type DataCategory } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { Signing } from '../signing/signing.service.ts';
import { DestructionRepository } from './destruction.repository.ts';
import { PersonRepository, type Subject } from './person.repository.ts';

type Proof = Parameters<Signing['authenticate']>[1];

/** Destroys personal data whose term is over: by an act that one person draws up and the director approves (152-ФЗ, ст. 21). */
@Injectable()
export class DestructionService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: DestructionRepository,
    private readonly people: PersonRepository,
    private readonly numbers: Numbers,
    private readonly signing: Signing,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listDestructionActs>> {
    return { acts: await this.acts.selectActs(this.db.manager) };
  }

  draft(actorId: string, { body }: InputOf<typeof draftDestruction>): Promise<DestructionAct> {
    const { reason } = body;
    const categories = [...new Set(body.categories)];
    return this.db.transaction(async (tx) => {
      const subjects = await this.subjects(tx, [...new Set(body.userIds)], categories);
      const people = subjects.map(({ id, name }) => ({ id, name }));
      const id = await this.acts.insertAct(tx, actorId, { reason, categories, people });
      const facts = { categories, people: people.length };
      await this.audit.record(tx, { actorId, action: 'privacy.draft-destruction', subjectId: id, facts });
      return found(await this.acts.selectOptionalAct(tx, id, { lock: false }));
    });
  }

  discard(actorId: string, actId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.undecided(tx, actId);
      await this.acts.deleteAct(tx, actId);
      await this.audit.record(tx, { actorId, action: 'privacy.discard-destruction', subjectId: actId });
    });
  }

  /** The director’s no, with his reason; the act stays as it was refused. */
  refuse(actorId: string, { params, body }: InputOf<typeof refuseDestruction>): Promise<DestructionAct> {
    const { actId } = params;
    return this.db.transaction(async (tx) => {
      await this.undecided(tx, actId);
      await this.acts.updateRefused(tx, actId, actorId, body.reason);
      await this.audit.record(tx, { actorId, action: 'privacy.refuse-destruction', subjectId: actId, facts: body });
      return found(await this.acts.selectOptionalAct(tx, actId, { lock: false }));
    });
  }

  /** Asks all rules again: since the act was drawn up somebody may have enrolled or appealed. */
  async approve(user: User, actId: string, proof: Proof): Promise<DestructionAct> {
    const { method } = await this.signing.authenticate(user, proof);
    return this.db.transaction(async (tx) => {
      const { categories, people } = await this.undecided(tx, actId);
      const ids = people.map(({ id }) => id);
      await this.subjects(tx, ids, categories);
      const year = Number((await this.people.selectToday(tx)).slice(0, 4));
      const [number] = await this.numbers.take(tx, 'destruction-act', year, 1);
      if (!number) throw new Error('the act got no number');
      await this.acts.destroy(tx, categories, ids);
      await this.acts.updateApproved(tx, actId, { number: number.text, actorId: user.id, method });
      for (const subjectId of ids) {
        const facts = { actId, categories };
        await this.audit.record(tx, { actorId: user.id, action: 'privacy.destroy', subjectId, facts });
      }
      return found(await this.acts.selectOptionalAct(tx, actId, { lock: false }));
    });
  }

  /** The act on paper, with what the log holds of it (приказ Роскомнадзора № 179). */
  async form(actId: string): Promise<PrintedForm> {
    const tx = this.db.manager;
    const act = found(await this.acts.selectOptionalAct(tx, actId, { lock: false }));
    const facts = found(await this.acts.selectOptionalPaper(tx, actId));
    return destructionActPaper({
      ...facts,
      number: act.number,
      reason: act.reason,
      categories: act.categories,
      people: act.people.map(({ name }) => name),
      draftedBy: act.draftedBy,
      approvedBy: act.approvedBy,
      log: facts.log.map(({ at, person }) => ({ at: new Date(at), person })),
    });
  }

  private async undecided(tx: EntityManager, actId: string): Promise<DestructionAct> {
    const act = found(await this.acts.selectOptionalAct(tx, actId, { lock: true }));
    if (act.approvedAt) throw new Refused([{ code: 'destruction.approved-already', clause: null }]);
    if (act.refused) throw new Refused([{ code: 'destruction.refused-already', clause: null }]);
    return act;
  }

  private async subjects(tx: EntityManager, ids: string[], categories: readonly DataCategory[]): Promise<Subject[]> {
    const subjects = await this.people.selectSubjects(tx, ids, { lock: true });
    if (subjects.length !== ids.length) throw new Refused([{ code: 'not-found', clause: null }]);
    const rules = (await this.people.selectRules(tx)).filter(({ category }) => categories.includes(category));
    refuseIf(destructionRefusals(subjects, rules, await this.people.selectToday(tx)));
    return subjects;
  }
}
