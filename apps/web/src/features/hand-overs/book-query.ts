import type { RegistryBookQuery } from '@itog/contracts';
import { REGISTERED_KINDS } from '@itog/domain';

export const STATUSES = ['valid', 'replaced', 'annulled'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address asks of the book; what makes no sense in it is as if it were not there. */
export function bookQueryOf(parameters: URLSearchParams): { query: RegistryBookQuery; page: number } {
  const text = (name: string, shape: RegExp) => {
    const value = parameters.get(name) ?? '';
    return shape.test(value) ? value : undefined;
  };
  const query: RegistryBookQuery = {
    kind: REGISTERED_KINDS.find((kind) => kind === parameters.get('kind')),
    status: STATUSES.find((status) => status === parameters.get('status')),
    from: text('from', DAY),
    to: text('to', DAY),
    groupId: text('groupId', UUID),
    programId: text('programId', UUID),
  };
  return { query, page: Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1) };
}
