import type { RouteObject } from 'react-router';
import { paths } from '../../paths.ts';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: paths.myAttestations(), lazy: lazyPage(() => import('./MyListPage.tsx')) },
  { path: paths.myAttestation(':sessionId'), lazy: lazyPage(() => import('./MyAttestationPage.tsx')) },
];
