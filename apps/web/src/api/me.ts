import { getMe, getOrganisation, type Me } from '@itog/contracts';
import { can, type Permission } from '@itog/domain';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './call.ts';
import { meKey } from './me-key.ts';
import { isSignedOut } from './problem.ts';
import { queryOf } from './query.ts';
import { endSession } from './session-end.ts';

/** Who is signed in; null when nobody is. Whose sign-in ends while a page is open is still answered: see `useSessionEnded`. */
export const meQuery = queryOptions<Me | null>({
  queryKey: meKey,
  queryFn: async ({ signal, client }) => {
    try {
      return await call(getMe, {}, { signal });
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      endSession(client);
      return client.getQueryData<Me | null>(meKey) ?? null;
    }
  },
  staleTime: 5 * 60_000,
});

/** Who is signed in; for pages behind the sign-in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('a page behind the sign-in was shown to a stranger');
  return data;
}

/** Who is signed in, or null: for public pages. */
export function useVisitor(): Me | null {
  return useQuery(meQuery).data ?? null;
}

/** Whether the signed-in person may do this: to offer only what is allowed. */
export function useCan(): (permission: Permission) => boolean {
  const me = useVisitor();
  return (permission) => can(me?.roles ?? [], permission);
}

type Home = { readonly name: string; readonly shortName: string; readonly city: string; readonly zone: string };

/** The organisation whose product this is; undefined while it loads. */
export function useOrganisation(): Home | undefined {
  const me = useQuery(meQuery).data;
  const open = useQuery({ ...queryOf(getOrganisation), enabled: me === null, staleTime: Infinity }).data;
  return me?.organisation ?? open;
}
