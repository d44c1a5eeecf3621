import type { Commission } from '@itog/contracts';

/** waiting: its order is not signed yet · in-force · replaced: a later signed order has taken its place (2.2). */
export type Standing = 'waiting' | 'in-force' | 'replaced';

export function standingOf({ order, inForce }: Pick<Commission, 'order' | 'inForce'>): Standing {
  if (!order.signedAt) return 'waiting';
  return inForce ? 'in-force' : 'replaced';
}

export type ProgramCommissions = {
  readonly program: Commission['program'];
  /** Waiting for the director's signature and in force, in the order that the server gives: the newest first. */
  readonly current: readonly Commission[];
  readonly replaced: readonly Commission[];
};

/** Commissions by program, the programs in alphabetical order. */
export function byProgram(commissions: readonly Commission[]): ProgramCommissions[] {
  const programs = new Map(commissions.map(({ program }) => [program.id, program]));
  return [...programs.values()]
    .map((program) => {
      const own = commissions.filter((each) => each.program.id === program.id);
      const isReplaced = (each: Commission) => standingOf(each) === 'replaced';
      return { program, current: own.filter((each) => !isReplaced(each)), replaced: own.filter(isReplaced) };
    })
    .sort((a, b) => a.program.title.localeCompare(b.program.title, 'ru'));
}
