import type { RegistryEntry } from '@itog/contracts';

/** Valid, and waits for its turn at the printer. */
export function isPrinting({ status, printed, printProblem }: RegistryEntry): boolean {
  return status === 'valid' && !printed && printProblem === null;
}
