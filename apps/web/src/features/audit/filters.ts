import { listAudit, type AuditEntry, type CallOf } from '@itog/contracts';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';

/** The parameters of the address that narrow the log. */
export const FILTERS = ['actor', 'action', 'from', 'to', 'before'];

export type Wanted = CallOf<typeof listAudit>['query'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ACTOR = /^(system|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const ACTION = /^[a-z-]+(\.[a-z-]+)?$/;
const NUMBER = /^[1-9]\d{0,14}$/;

/** As many rows as go into one sheet, and into one answer. */
export const MOST = 10_000;
const AT_ONCE = 500;

/** What the address asks for; what makes no sense in it is as if it were not there. */
export function wantedOf(parameters: URLSearchParams): Wanted {
  const text = (name: string, shape: RegExp) => {
    const value = parameters.get(name) ?? '';
    return shape.test(value) ? value : undefined;
  };
  return {
    actor: text('actor', ACTOR),
    action: text('action', ACTION),
    from: text('from', DAY),
    to: text('to', DAY),
    before: text('before', NUMBER),
  };
}

/** What the address asks for, and how to change it; another selection begins with its latest entries. */
export function useWanted(): { wanted: Wanted; set: (name: string, value: string, replace?: boolean) => void } {
  const [parameters, setParameters] = useSearchParams();
  const set = (name: string, value: string, replace = true) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('before');
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace, preventScrollReset: replace },
    );
  return { wanted: wantedOf(parameters), set };
}

/** All that was found, the latest first; not more than one sheet holds. */
export async function everyEntry({ before: _page, ...wanted }: Wanted): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let more = true; more && entries.length < MOST;) {
    const before = entries.at(-1)?.id;
    const page = await call(listAudit, { query: { ...wanted, limit: AT_ONCE, ...(before && { before }) } });
    entries.push(...page.entries);
    ({ more } = page);
  }
  return entries.slice(0, MOST);
}
