import { Injectable } from '@nestjs/common';
import type { OrderRequest, Refusal } from '@itog/contracts';
import type { OrderList } from '@itog/documents';
import type { OrderKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';

export type RequestOf<Kind extends OrderKind> = Extract<OrderRequest, { kind: Kind }>;

/** What an order of some kind says, and everything that stands against it now. */
export type Composed = {
  readonly refusals: readonly Refusal[];
  readonly programId: string | null;
  readonly groupId: string | null;
  /** The order that this one changes. */
  readonly changesOrderId: string | null;
  /** Words for the placeholders of the text, besides the date. */
  readonly words: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, OrderList>>;
  /** Whom the order leaves out for now. */
  readonly leftOut: readonly string[];
};

export type OrderMoment = {
  /** The order itself, which does not stand in its own way; null before it is drawn up. */
  readonly orderId: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string;
};

export type OrderRules<Kind extends OrderKind> = {
  /** The order from the facts as they are now. */
  compose(tx: EntityManager, request: RequestOf<Kind>, moment: OrderMoment): Promise<Composed>;
  /** Keeps what goes with the draft; called anew whenever the draft changes. */
  keep?(tx: EntityManager, orderId: string, request: RequestOf<Kind>): Promise<void>;
  /** Tells of the signature by jobs, in its transaction. */
  signed?(tx: EntityManager, orderId: string, request: RequestOf<Kind>): Promise<void>;
};

/** The rules of one kind, ready to be asked about any order: of another kind’s they throw. */
type OwnedRules = {
  compose(tx: EntityManager, request: OrderRequest, moment: OrderMoment): Promise<Composed>;
  keep(tx: EntityManager, orderId: string, request: OrderRequest): Promise<void>;
  signed(tx: EntityManager, orderId: string, request: OrderRequest): Promise<void>;
};

/**
 * The kinds of order. Each belongs to the room that knows its facts: a room further down gives its rules here when the
 * process starts, so that numbering, words, signing and printing stand once, upstream of everything that is ordered.
 */
@Injectable()
export class OrderKinds {
  private readonly rules = new Map<OrderKind, OwnedRules>();

  own<Kind extends OrderKind>(kind: Kind, rules: OrderRules<Kind>): void {
    if (this.rules.has(kind)) throw new Error(`orders of the kind ${kind} belong to a room already`);
    const own = (request: OrderRequest): RequestOf<Kind> => {
      if (!isOf(kind, request)) throw new Error(`an order of the kind ${request.kind} came to the rules of ${kind}`);
      return request;
    };
    this.rules.set(kind, {
      compose: (tx, request, moment) => rules.compose(tx, own(request), moment),
      keep: async (tx, orderId, request) => rules.keep?.(tx, orderId, own(request)),
      signed: async (tx, orderId, request) => rules.signed?.(tx, orderId, own(request)),
    });
  }

  of(kind: OrderKind): OwnedRules {
    const rules = this.rules.get(kind);
    if (!rules) throw new Error(`orders of the kind ${kind} belong to no room`);
    return rules;
  }
}

function isOf<Kind extends OrderKind>(kind: Kind, request: OrderRequest): request is RequestOf<Kind> {
  return request.kind === kind;
}
