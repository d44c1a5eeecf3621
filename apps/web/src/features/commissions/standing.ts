import type { Commission } from '@itog/contracts';

/** waiting: its order is not signed yet · coming: signed, its day has not come · in-force · replaced by a later order (2.2). */
export type Standing = 'waiting' | 'coming' | 'in-force' | 'replaced';

/** @param today `YYYY-MM-DD` in the organisation's zone */
export function standingOf({ order, inForce }: Pick<Commission, 'order' | 'inForce'>, today: string): Standing {
  if (!order.signedAt) return 'waiting';
  if (inForce) return 'in-force';
  return order.date > today ? 'coming' : 'replaced';
}

export type ProgramCommissions = {
  readonly program: Commission['program'];
  /** The program's title, told apart from another program of the same title by its newest order. */
  readonly name: string;
  /** Waiting for the director's signature, in force or about to be, in the order that the server gives: the newest first. */
  readonly current: readonly Commission[];
  readonly replaced: readonly Commission[];
};

/** Commissions by program, the programs in alphabetical order. */
export function byProgram(
  commissions: readonly Commission[],
  today: string,
  nameOf: (title: string, newest: Commission | undefined) => string,
): ProgramCommissions[] {
  const programs = new Map(commissions.map(({ program }) => [program.id, program]));
  return [...programs.values()]
    .map((program) => {
      const own = commissions.filter((each) => each.program.id === program.id);
      const isReplaced = (each: Commission) => standingOf(each, today) === 'replaced';
      const isAlone = [...programs.values()].filter(({ title }) => title === program.title).length === 1;
      const name = isAlone ? program.title : nameOf(program.title, own[0]);
      return { program, name, current: own.filter((each) => !isReplaced(each)), replaced: own.filter(isReplaced) };
    })
    .sort((a, b) => a.program.title.localeCompare(b.program.title, 'ru'));
}
