/**
 * Something in the surroundings (a folder, a port, another process) keeps a part of the product from starting.
 * The message is one Russian sentence for the person at the terminal: what is wrong and what to do.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
}

/** The same problem found by several parts: the code of a failed system call, or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
