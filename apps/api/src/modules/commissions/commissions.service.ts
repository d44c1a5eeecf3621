import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Commission, InputOf, OutputOf } from '@itog/contracts';
import type { checkCommission, draftCommission, listCandidates, listCommissions, signOrder } from '@itog/contracts';
import { compositionRefusals, DEFAULT_POLICY, type CompositionRefusal } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import { Signing } from '../signing/signing.service.ts';
import { CommissionRepository } from './commission.repository.ts';

type Draft = InputOf<typeof checkCommission>['body'];

/** Attestation commissions: each acts from the director's signed order until a later one replaces it (2.1, 2.2). */
@Injectable()
export class Commissions {
  constructor(
    private readonly db: DataSource,
    private readonly commissions: CommissionRepository,
    private readonly signing: Signing,
    private readonly audit: Audit,
  ) {}

  /** The commission that acts for the program now: that of its newest signed order; null before the first (2.2). */
  inForce(tx: EntityManager, programId: string): Promise<{ readonly id: string } | null> {
    return this.commissions.selectOptionalInForce(tx, programId);
  }

  async list({ query }: InputOf<typeof listCommissions>): Promise<OutputOf<typeof listCommissions>> {
    return { commissions: await this.commissions.selectCommissions({ programId: query.programId }) };
  }

  async candidates(): Promise<OutputOf<typeof listCandidates>> {
    return { people: await this.commissions.selectCandidates() };
  }

  async check({ body }: InputOf<typeof checkCommission>): Promise<OutputOf<typeof checkCommission>> {
    return { refusals: await this.refusalsOf(this.db.manager, body) };
  }

  /** Draws up the order with its commission; drafts are not edited, a new one is drawn up instead. */
  draft(actorId: string, { body }: InputOf<typeof draftCommission>): Promise<Commission> {
    return this.db.transaction(async (tx) => {
      refuseIf(await this.refusalsOf(tx, body));
      const id = await this.commissions.insertCommission(tx, { ...body, draftedBy: actorId });
      if (!id) throw new Refused([{ code: 'order.number-taken', clause: null, number: body.orderNumber }]);
      const facts = { programId: body.programId, orderNumber: body.orderNumber, orderDate: body.orderDate };
      await this.audit.record(tx, { actorId, action: 'commissions.draft', subjectId: id, facts });
      return this.one(tx, id);
    });
  }

  /** The director's signature puts the commission in force (2.2); the rules are asked once more, at that moment. */
  async sign(actorId: string, origin: Origin, { params, body }: InputOf<typeof signOrder>): Promise<Commission> {
    const proof = await this.signing.authenticate({ id: actorId }, body);
    return this.db.transaction(async (tx) => {
      const order = found(await this.commissions.lockOptionalOrder(tx, params.orderId));
      if (order.signedAt) throw new Refused([{ code: 'order.signed-already', clause: null }]);
      const { program, seats } = await this.one(tx, order.commissionId);
      const composition = seats.map(({ id, role }) => ({ userId: id, role }));
      refuseIf(await this.refusalsOf(tx, { programId: program.id, seats: composition }));
      const subject = { kind: 'order', id: order.id } as const;
      const signer = { userId: actorId, role: 'director', status: 'signed', statement: null } as const;
      await this.signing.sign(tx, subject, signer, hashOf({ program, composition }), origin, proof);
      await this.commissions.updateOrderSigned(tx, order.id, actorId);
      const facts = { commissionId: order.commissionId, ...origin };
      await this.audit.record(tx, { actorId, action: 'orders.sign', subjectId: order.id, facts });
      return this.one(tx, order.commissionId);
    });
  }

  private async one(tx: EntityManager, id: string): Promise<Commission> {
    return found((await this.commissions.selectCommissions({ id }, tx))[0]);
  }

  private async refusalsOf(tx: EntityManager, { programId, seats }: Draft): Promise<CompositionRefusal[]> {
    const { kind, policy } = found(await this.commissions.selectOptionalProgram(tx, programId));
    const ids = seats.map(({ userId }) => userId);
    const people = new Map(
      (await this.commissions.selectSeatFacts(tx, programId, ids)).map((facts) => [facts.userId, facts]),
    );
    const facts = seats.map(({ userId, role }) => ({ ...found(people.get(userId)), role }));
    return compositionRefusals(kind, facts, { ...DEFAULT_POLICY[kind], ...policy });
  }
}

const hashOf = (content: object): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
