import type { CallOf, checkCommission } from '@itog/contracts';

export type Composition = {
  readonly programId: string;
  readonly chair: string;
  readonly members: readonly string[];
  readonly secretary: string;
};

/** The composition as the contract wants it; seats that are not filled yet are left out. */
export function draftOf({ programId, chair, members, secretary }: Composition): CallOf<typeof checkCommission>['body'] {
  return {
    programId,
    seats: [
      ...(chair ? [{ userId: chair, role: 'chair' as const }] : []),
      ...members.map((userId) => ({ userId, role: 'member' as const })),
      ...(secretary ? [{ userId: secretary, role: 'secretary' as const }] : []),
    ],
  };
}
