import { can } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { meQuery } from '../api/me.ts';
import { paths } from '../paths.ts';

/** Lets only the signed-in through; the others come back here after the sign-in, and a one-time password is replaced first. */
export function RequireMe() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { pathname, search, hash } = useLocation();
  if (!me) return <Navigate to={paths.signIn(`${pathname}${search}${hash}`)} replace />;
  if (me.mustChangePassword && pathname !== paths.account()) return <Navigate to={paths.account()} replace />;
  if (pathname === paths.today() && !can(me.roles, 'today.read')) {
    return <Navigate to={can(me.roles, 'attempt.take') ? paths.myAttestations() : paths.account()} replace />;
  }
  return <Outlet />;
}
