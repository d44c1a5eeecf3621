import { can } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { meQuery } from '../api/me.ts';
import { useSessionEnded } from '../api/session-end.ts';
import { paths } from '../paths.ts';

// Fetched when it is needed: the test screen is kept small.
const SignInAgain = lazy(() => import('./SignInAgain.tsx').then((module) => ({ default: module.SignInAgain })));

/**
 * Lets only the signed-in through; the others come back here after the sign-in, and a one-time password is replaced first.
 * A sign-in that ends while a page is open is renewed over it, and nothing typed is lost.
 */
export function RequireMe() {
  const { data: me } = useSuspenseQuery(meQuery);
  const ended = useSessionEnded();
  const { pathname, search, hash } = useLocation();
  if (!me) return <Navigate to={paths.signIn(`${pathname}${search}${hash}`)} replace />;
  if (me.mustChangePassword && pathname !== paths.account()) return <Navigate to={paths.account()} replace />;
  if (pathname === paths.today() && !can(me.roles, 'today.read')) {
    return <Navigate to={can(me.roles, 'attempt.take') ? paths.myAttestations() : paths.account()} replace />;
  }
  return (
    <>
      <Outlet />
      <Suspense fallback={null}>{ended && <SignInAgain me={me} />}</Suspense>
    </>
  );
}
