import { Injectable, Logger } from '@nestjs/common';
import type { InputOf, Order, OutputOf, Refusal } from '@itog/contracts';
import type { listOrders, signOrder } from '@itog/contracts';
import { can, orderChangeRefusals, orderingRefusals, orderSigningRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Signing, type Authenticated } from '../signing/signing.service.ts';
import { OrderKinds, type Composed } from './order-kinds.service.ts';
import { drawUp } from './order-text.ts';
import { OrderRepository, type LockedOrder, type OrderRecord, type OrderSight } from './order.repository.ts';

type Facts = Pick<OrderRecord, 'id' | 'kind' | 'number' | 'date' | 'subject' | 'text' | 'contentSha256' | 'request'>;

/** The director’s orders as people read and sign them. A signed order never changes. */
@Injectable()
export class Orders {
  private readonly log = new Logger('Orders');

  constructor(
    private readonly db: DataSource,
    private readonly orders: OrderRepository,
    private readonly kinds: OrderKinds,
    private readonly signing: Signing,
    private readonly jobs: Jobs,
    private readonly hints: Hints,
    private readonly audit: Audit,
  ) {}

  async list(user: User, { query }: InputOf<typeof listOrders>): Promise<OutputOf<typeof listOrders>> {
    const { kind = null, status = null, year = null, groupId = null, programId = null, search = '', offset } = query;
    return this.orders.selectOrders(sightOf(user), { kind, status, year, groupId, programId, search, offset });
  }

  async get(user: User, orderId: string): Promise<Order> {
    const tx = this.db.manager;
    const { request, ...order } = found(await this.orders.selectOptionalOrder(tx, sightOf(user), orderId));
    const blockers = order.status === 'draft' ? await this.blockers(tx, { ...order, request }) : [];
    return { ...order, blockers };
  }

  /** The director’s signature, under exactly the text that he was shown; what the order does begins with it (2.2). */
  async sign(user: User, origin: Origin, { params, body }: InputOf<typeof signOrder>): Promise<void> {
    const proof = await this.signing.authenticate(user, body);
    await this.db.transaction(async (tx) => {
      const order = found(await this.orders.lockOptionalOrder(tx, params.orderId));
      refuseIf(orderChangeRefusals(order));
      const { composed, factsStand, refusals } = await this.compare(tx, order, user.id);
      refuseIf([...orderSigningRefusals({ ...order, shownSha256: body.contentSha256, factsStand }), ...refusals]);
      await this.signIn(tx, user, order, origin, proof);
      await this.kinds.of(order.kind).signed(tx, order.id, order.request);
      const facts = {
        number: order.number,
        contentSha256: order.contentSha256,
        programId: composed.programId,
        ...origin,
      };
      await this.audit.record(tx, { actorId: user.id, action: 'orders.sign', subjectId: order.id, facts });
    });
    await this.changed(params.orderId);
  }

  /** Tells the drafter and the director that an order is not what it was. */
  async changed(orderId: string): Promise<void> {
    try {
      for (const userId of await this.orders.selectAudience(orderId))
        this.hints.send(`user:${userId}`, { event: 'order.changed', orderId });
    } catch (error) {
      this.log.warn(String(error));
    }
  }

  private async signIn(tx: EntityManager, user: User, order: LockedOrder, origin: Origin, proof: Authenticated) {
    const signer = { userId: user.id, role: 'director', status: 'signed' as const, statement: null };
    await this.signing.sign(tx, { kind: 'order', id: order.id }, signer, order.contentSha256, origin, proof);
    await this.orders.updateSigned(tx, order.id, user.id);
    await this.jobs.enqueue(tx, 'orders.print', [{ orderId: order.id }]);
  }

  private async blockers(tx: EntityManager, order: Facts): Promise<Refusal[]> {
    const { factsStand, hasDirector, refusals } = await this.compare(tx, order, null);
    const changed: Refusal[] = factsStand ? [] : [{ code: 'order.facts-changed', clause: null }];
    return [...orderingRefusals(order.kind, { hasDirector }), ...refusals, ...changed];
  }

  /** The order as the facts would make it now, beside what it says. */
  private async compare(
    tx: EntityManager,
    order: Facts | LockedOrder,
    signer: string | null,
  ): Promise<{ composed: Composed; factsStand: boolean; hasDirector: boolean; refusals: readonly Refusal[] }> {
    const head = await this.orders.selectHead(tx);
    const { id: orderId, date } = order;
    const composed = await this.kinds.of(order.kind).compose(tx, order.request, { orderId, date });
    const isNamed = signer === null || head.director?.id === signer;
    const factsStand = isNamed && drawUp(order, composed, head).contentSha256 === order.contentSha256;
    return { composed, factsStand, hasDirector: head.director !== null, refusals: composed.refusals };
  }
}

/** Lists of learners are for the office; a commission’s members see what is ordered of commissions. */
export function sightOf({ roles }: Pick<User, 'roles'>): OrderSight {
  return can(roles, 'registry.read') ? 'all' : 'commissions';
}
