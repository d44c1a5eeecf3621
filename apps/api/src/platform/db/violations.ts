import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';

/** The name of the unique index that a statement ran into, or null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code, constraint } = error.driverError as Error & { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION ? (constraint ?? null) : null;
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
