import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, Refusal } from '@itog/contracts';
import type { cancelOrder, changeOrder, draftOrder, previewOrder } from '@itog/contracts';
import { orderChangeRefusals, orderingRefusals, templateRefusals, type OrderWords } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { OrderKinds, type Composed } from './order-kinds.service.ts';
import { OrderTemplates } from './order-templates.service.ts';
import { drawUp, filled } from './order-text.ts';
import { OrderRepository, type Head, type LockedOrder, type NewOrder } from './order.repository.ts';

type Draft = InputOf<typeof draftOrder>['body'];
type Prepared = {
  readonly head: Head;
  readonly composed: Composed;
  /** As they were written, placeholders and all. */
  readonly raw: OrderWords;
  readonly words: OrderWords;
  readonly refusals: readonly Refusal[];
};

/** Draws up orders, changes their words and cancels them while the director has not signed (2.2). */
@Injectable()
export class OrderDrafting {
  constructor(
    private readonly db: DataSource,
    private readonly orders: OrderRepository,
    private readonly kinds: OrderKinds,
    private readonly templates: OrderTemplates,
    private readonly numbers: Numbers,
    private readonly audit: Audit,
  ) {}

  /** What the order would say and everything against it; takes no number. */
  async preview({ body }: InputOf<typeof previewOrder>): Promise<OutputOf<typeof previewOrder>> {
    const tx = this.db.manager;
    const { head, composed, raw, words, refusals } = await this.prepare(tx, body, null);
    const [next] = await this.numbers.foretell(tx, 'order', yearOf(body.date), 1);
    const { html, title } = drawUp({ ...words, number: body.number, date: body.date }, composed, head);
    const shown = body.words ? raw : words;
    return {
      refusals: [...refusals],
      nextNumber: next?.text ?? '',
      words: shown,
      title,
      html,
      leftOut: [...composed.leftOut],
    };
  }

  /** Draws up the order under its number; gives its id. */
  draft(actorId: string, { body }: { readonly body: Draft }): Promise<string> {
    return this.db.transaction((tx) => this.draftIn(tx, actorId, body));
  }

  /** The same within the transaction of a room that orders something. */
  async draftIn(tx: EntityManager, actorId: string, body: Draft): Promise<string> {
    const prepared = await this.prepare(tx, body, null);
    refuseIf(prepared.refusals);
    const { id, number } = await this.insert(tx, actorId, body, prepared);
    await this.kinds.of(body.request.kind).keep(tx, id, body.request);
    const facts = { kind: body.request.kind, number, date: body.date };
    await this.audit.record(tx, { actorId, action: 'orders.draft', subjectId: id, facts });
    return id;
  }

  /** New words for a draft, and its lists brought up to date; the number and the date stay. */
  async change(actorId: string, { params, body }: InputOf<typeof changeOrder>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const order = await this.lockDraft(tx, params.orderId);
      if (order.revision !== body.revision) throw new Refused([{ code: 'version.stale', clause: null }]);
      const { number, date, request } = order;
      const { head, composed, words, refusals } = await this.prepare(
        tx,
        { request, date, words: body.words },
        order.id,
      );
      refuseIf(refusals);
      const { html, contentSha256 } = drawUp({ ...words, number, date }, composed, head);
      await this.orders.updateContent(tx, order.id, { ...words, ...composed, request, html, contentSha256 });
      await this.kinds.of(order.kind).keep(tx, order.id, request);
      const facts = { revision: order.revision + 1, contentSha256 };
      await this.audit.record(tx, { actorId, action: 'orders.change', subjectId: order.id, facts });
    });
  }

  /** A cancelled draft stays in the book as void, with its number. */
  async cancel(actorId: string, { params, body }: InputOf<typeof cancelOrder>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { id, number } = await this.lockDraft(tx, params.orderId);
      await this.orders.updateCancelled(tx, id, actorId, body.reason);
      const facts = { number, reason: body.reason };
      await this.audit.record(tx, { actorId, action: 'orders.cancel', subjectId: id, facts });
    });
  }

  private async lockDraft(tx: EntityManager, orderId: string): Promise<LockedOrder> {
    const order = found(await this.orders.lockOptionalOrder(tx, orderId));
    refuseIf(orderChangeRefusals(order));
    return order;
  }

  private async prepare(
    tx: EntityManager,
    { request, date, words }: Pick<Draft, 'request' | 'date' | 'words'>,
    orderId: string | null,
  ): Promise<Prepared> {
    const { kind } = request;
    const head = await this.orders.selectHead(tx);
    const composed = await this.kinds.of(kind).compose(tx, request, { orderId, date });
    const raw = words ?? (await this.templates.words(tx, kind));
    const refusals = [
      ...orderingRefusals(kind, { hasDirector: head.director !== null }),
      ...composed.refusals,
      ...templateRefusals(kind, raw),
    ];
    return { head, composed, raw, words: filled(raw, composed, date), refusals };
  }

  private async insert(tx: EntityManager, actorId: string, body: Draft, { head, composed, words }: Prepared) {
    const { request, date } = body;
    const insert = async (number: string): Promise<{ id: string; number: string } | null> => {
      const drawn = drawUp({ ...words, number, date }, composed, head);
      const order: NewOrder = {
        ...words,
        ...composed,
        ...drawn,
        request,
        kind: request.kind,
        number,
        date,
        draftedBy: actorId,
      };
      const id = await this.orders.insertOrder(tx, order);
      return id ? { id, number } : null;
    };
    if (body.number !== null) {
      const taken: Refusal = { code: 'order.number-taken', clause: null, number: body.number };
      const inserted = await insert(body.number);
      if (!inserted) throw new Refused([taken]);
      return inserted;
    }
    for (;;) {
      // A number that somebody typed before the series came to it is passed over.
      const [next] = await this.numbers.take(tx, 'order', yearOf(date), 1);
      const inserted = next && (await insert(next.text));
      if (inserted) return inserted;
    }
  }
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
