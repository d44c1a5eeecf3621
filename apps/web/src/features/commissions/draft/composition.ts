import type { Commission, OrderRequest } from '@itog/contracts';

export const COMMISSION_ORDERS = [
  'appoint-attestation-commission',
  'change-attestation-commission',
  'appoint-appeals-commission',
] as const;
export type CommissionOrder = (typeof COMMISSION_ORDERS)[number];

export type Composition = {
  readonly kind: CommissionOrder;
  readonly programId: string;
  readonly chair: string;
  readonly members: readonly string[];
  readonly secretary: string;
  /** The document that authorises somebody else than the director to chair (5.5). */
  readonly authorisation: string;
};

/** The composition as the contract wants it, seats that are not filled yet left out; null before a program is chosen. */
export function requestOf(composition: Composition): OrderRequest | null {
  const { kind, programId, chair, members, secretary, authorisation } = composition;
  if (programId === '') return null;
  const seats = [
    ...(chair ? [{ userId: chair, role: 'chair' as const }] : []),
    ...members.map((userId) => ({ userId, role: 'member' as const })),
    ...(secretary ? [{ userId: secretary, role: 'secretary' as const }] : []),
  ];
  return kind === 'appoint-appeals-commission'
    ? { kind, programId, seats, authorisation: authorisation.trim() || null }
    : { kind, programId, seats };
}

/** An appeals commission with nobody in it yet: it has nobody in common with the one that acts (5.4). */
export const appealsOf = (programId: string): Composition => ({
  kind: 'appoint-appeals-commission',
  programId,
  chair: '',
  members: [],
  secretary: '',
  authorisation: '',
});

/** What one begins with: the commission that acts, to be changed, or nobody where there is none yet. */
export function startOf(programId: string, commissions: readonly Commission[]): Composition {
  const acting = commissions.find(
    (each) => each.program.id === programId && each.kind === 'attestation' && each.inForce,
  );
  const of = (role: Commission['seats'][number]['role']) =>
    acting?.seats.filter((seat) => seat.role === role).map(({ id }) => id) ?? [];
  return {
    kind: acting ? 'change-attestation-commission' : 'appoint-attestation-commission',
    programId,
    chair: of('chair')[0] ?? '',
    members: of('member'),
    secretary: of('secretary')[0] ?? '',
    authorisation: '',
  };
}
