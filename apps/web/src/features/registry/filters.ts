import type { CallOf, listDocuments } from '@itog/contracts';
import { REGISTERED_KINDS } from '@itog/domain';
import { useSearchParams } from 'react-router';
import { PAGE } from '../../ui/table/Paging.tsx';

/** The parameters of the address that narrow the registry. */
export const FILTERS = ['search', 'kind', 'from', 'to', 'protocol', 'page'];

export type Wanted = CallOf<typeof listDocuments>['query'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address asks for; what makes no sense in it is as if it were not there. */
export function wantedOf(parameters: URLSearchParams): { wanted: Wanted; page: number } {
  const text = (name: string, shape: RegExp) => {
    const value = parameters.get(name) ?? '';
    return shape.test(value) ? value : undefined;
  };
  const page = Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1);
  const wanted: Wanted = {
    search: parameters.get('search')?.trim().slice(0, 200) || undefined,
    kind: REGISTERED_KINDS.find((kind) => kind === parameters.get('kind')),
    protocolId: text('protocol', UUID),
    from: text('from', DAY),
    to: text('to', DAY),
    offset: (page - 1) * PAGE,
  };
  return { wanted, page };
}

/** What the address asks for, and how to turn the page. */
export function useWanted() {
  const [parameters, setParameters] = useSearchParams();
  const goTo = (page: number) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (page > 1) after.set('page', String(page));
      else after.delete('page');
      return after;
    });
  return { ...wantedOf(parameters), goTo };
}

/** Sets one filter; another selection begins at its first page. */
export function useSetFilter(): (name: string, value: string) => void {
  const [, setParameters] = useSearchParams();
  return (name, value) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        after.delete('page');
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
}
