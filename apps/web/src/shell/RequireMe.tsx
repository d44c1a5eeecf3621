import { can } from '@itog/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { meQuery } from '../api/me.ts';
import { useSessionEnded } from '../api/session-end.ts';
import { paths } from '../paths.ts';

// Fetched after the page, before it is needed: what is typed must not be lost where an upgrade has taken the file away.
const AFTER_MS = 15_000;
const load = async () => ({ default: (await import('./SignInAgain.tsx')).SignInAgain });
const SignInAgain = lazy(load);

/**
 * Lets only the signed-in through; the others come back here after the sign-in, and a one-time password is replaced first.
 * A sign-in that ends while a page is open is renewed over it, and nothing typed is lost.
 */
export function RequireMe() {
  const { data: me } = useSuspenseQuery(meQuery);
  const ended = useSessionEnded();
  const { pathname, search, hash } = useLocation();
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
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
