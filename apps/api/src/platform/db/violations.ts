import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** The name of the unique index that a statement ran into, or null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  const { code, constraint } = violationOf(error);
  return code === UNIQUE_VIOLATION ? (constraint ?? null) : null;
}

/** Whether a row could not be deleted because another still refers to it, or written because what it refers to is gone. */
export function isReferenceViolation(error: unknown): boolean {
  return violationOf(error).code === FOREIGN_KEY_VIOLATION;
}

function violationOf(error: unknown): { code?: string; constraint?: string } {
  return error instanceof QueryFailedError ? (error.driverError as Error & { code?: string; constraint?: string }) : {};
}

/** Runs the work; when it hits one of these unique indexes, throws what `taken` makes of it instead of the error. */
export async function orTaken<T>(work: Promise<T>, taken: Readonly<Record<string, () => Error>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const refusal = taken[uniqueViolation(error) ?? ''];
    throw refusal ? refusal() : error;
  }
}
