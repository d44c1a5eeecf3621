import type { RouteObject } from 'react-router';
import { routes as account } from './features/account/routes.tsx';
import { routes as signIn } from './features/sign-in/routes.tsx';
import { lazyPage } from './shell/lazy-page.ts';
import { RequireMe } from './shell/RequireMe.tsx';
import { NotFound, RouteProblem } from './shell/RouteProblem.tsx';
import { Loading } from './ui/feedback/Loading.tsx';

/** Pages that need no sign-in. */
const open: RouteObject[] = [...signIn];

/** Pages behind the sign-in, in the frame. */
const framed: RouteObject[] = [...account];

/** Pages behind the sign-in that take the whole screen: the test. */
const bare: RouteObject[] = [];

const withProblems = (children: RouteObject[]): RouteObject[] => [
  { ErrorBoundary: RouteProblem, children: [...children, { path: '*', Component: NotFound }] },
];

export const routes: RouteObject[] = [
  {
    HydrateFallback: Loading,
    ErrorBoundary: RouteProblem,
    children: [
      {
        lazy: lazyPage(() => import('./shell/PublicFrame.tsx')),
        children: [{ ErrorBoundary: RouteProblem, children: open }],
      },
      {
        Component: RequireMe,
        children: [...bare, { lazy: lazyPage(() => import('./shell/Frame.tsx')), children: withProblems(framed) }],
      },
    ],
  },
];
