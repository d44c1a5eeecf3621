/** What the director orders (2.2, 5.4), and what is ordered of a group. */
export const ORDER_KINDS = [
  'enrol-group',
  'appoint-attestation-commission',
  'change-attestation-commission',
  'appoint-appeals-commission',
  'complete-and-discharge',
] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

export const ORDER_STATUSES = ['draft', 'signed', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export type OrderRefusal =
  | { readonly code: 'order.no-director'; readonly clause: '2.2' | '5.4' | null }
  | { readonly code: 'order.signed-already'; readonly clause: null }
  | { readonly code: 'order.cancelled'; readonly clause: null }
  | { readonly code: 'order.content-changed'; readonly clause: null }
  | { readonly code: 'order.facts-changed'; readonly clause: null };

/** Nobody can sign: a commission then has no way into force (2.2), nor has an appeals commission (5.4). */
export function orderingRefusals(kind: OrderKind, { hasDirector }: { readonly hasDirector: boolean }): OrderRefusal[] {
  if (hasDirector) return [];
  const clause = kind === 'appoint-appeals-commission' ? '5.4' : kind.endsWith('commission') ? '2.2' : null;
  return [{ code: 'order.no-director', clause }];
}

export type OrderState = { readonly signedAt: Date | null; readonly cancelledAt: Date | null };

/** Why an order can no longer be changed or cancelled: a signed one is the director’s act (2.2), a cancelled one is void. */
export function orderChangeRefusals({ signedAt, cancelledAt }: OrderState): OrderRefusal[] {
  if (signedAt) return [{ code: 'order.signed-already', clause: null }];
  return cancelledAt ? [{ code: 'order.cancelled', clause: null }] : [];
}

export type OrderSigningFacts = OrderState & {
  readonly contentSha256: string;
  /** SHA-256 of the text that the director was shown. */
  readonly shownSha256: string;
  /** What the order lists is still so. */
  readonly factsStand: boolean;
};

/** Why the director cannot sign this order now, besides what its kind has against it (2.2). */
export function orderSigningRefusals(facts: OrderSigningFacts): OrderRefusal[] {
  const refusals = orderChangeRefusals(facts);
  if (refusals.length > 0) return refusals;
  if (facts.contentSha256 !== facts.shownSha256) refusals.push({ code: 'order.content-changed', clause: null });
  if (!facts.factsStand) refusals.push({ code: 'order.facts-changed', clause: null });
  return refusals;
}
