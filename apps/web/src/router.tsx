import type { RouteObject } from 'react-router';
import { routes as account } from './features/account/routes.tsx';
import { routes as appeals } from './features/appeals/routes.tsx';
import { routes as audit } from './features/audit/routes.tsx';
import { routes as blanks } from './features/blanks/routes.tsx';
import { routes as commissions } from './features/commissions/routes.tsx';
import { routes as evidence } from './features/evidence/routes.tsx';
import { routes as federalRegister } from './features/federal-register/routes.tsx';
import { routes as groups } from './features/groups/routes.tsx';
import { routes as handOvers } from './features/hand-overs/routes.tsx';
import { routes as meeting } from './features/meeting/routes.tsx';
import { ahead as myAttestationAhead, routes as myAttestation } from './features/my-attestation/routes.tsx';
import { routes as myData } from './features/my-data/routes.tsx';
import { routes as orders } from './features/orders/routes.tsx';
import { routes as programs } from './features/programs/routes.tsx';
import { routes as protocols } from './features/protocols/routes.tsx';
import { routes as questionBank } from './features/question-bank/routes.tsx';
import { routes as records } from './features/records/routes.tsx';
import { routes as registry } from './features/registry/routes.tsx';
import { routes as regulation } from './features/regulation/routes.tsx';
import { routes as sessions } from './features/sessions/routes.tsx';
import { routes as settings } from './features/settings/routes.tsx';
import { routes as signIn } from './features/sign-in/routes.tsx';
import { routes as takeTest } from './features/take-test/routes.tsx';
import { routes as today } from './features/today/routes.tsx';
import { routes as verify } from './features/verify/routes.tsx';
import { lazyPage, type Ahead, type RouteHandle } from './shell/lazy-page.ts';
import { RequireMe } from './shell/RequireMe.tsx';
import { NotFound, RouteProblem } from './shell/RouteProblem.tsx';
import { Loading } from './ui/feedback/Loading.tsx';

/** Pages that need no sign-in. */
const open: RouteObject[] = [...signIn, ...verify, ...regulation];

/** Pages behind the sign-in, in the frame. */
const framed: RouteObject[] = [
  ...today,
  ...myAttestation,
  ...appeals,
  ...programs,
  ...questionBank,
  ...groups,
  ...records,
  ...sessions,
  ...meeting,
  ...evidence,
  ...commissions,
  ...orders,
  ...protocols,
  ...registry,
  ...federalRegister,
  ...handOvers,
  ...blanks,
  ...audit,
  ...settings,
  ...account,
  ...myData,
];

const frame = () => import('./shell/frame/Frame.tsx');

/** What the end of a test leads to: fetched while it runs, since an upgrade takes the files of the old build away. */
const afterTest: Ahead = (words) => Promise.all([frame(), myAttestationAhead(words)]);

/** Pages that take the whole screen and look after the sign-in themselves: the test. */
const bare: RouteObject[] = [{ handle: { ahead: afterTest } satisfies RouteHandle, children: takeTest }];

const withProblems = (children: RouteObject[]): RouteObject[] => [
  { ErrorBoundary: RouteProblem, children: [...children, { path: '*', Component: NotFound }] },
];

export const routes: RouteObject[] = [
  {
    HydrateFallback: Loading,
    ErrorBoundary: RouteProblem,
    children: [
      {
        lazy: lazyPage(() => import('./shell/frame/PublicFrame.tsx')),
        children: [{ ErrorBoundary: RouteProblem, children: open }],
      },
      ...bare,
      {
        Component: RequireMe,
        children: [{ lazy: lazyPage(frame), children: withProblems(framed) }],
      },
    ],
  },
];
