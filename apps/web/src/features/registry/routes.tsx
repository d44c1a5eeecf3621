import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/registry', lazy: lazyPage(() => import('./RegistryPage.tsx')) },
  { path: '/registry/due', lazy: lazyPage(() => import('./due/DuePage.tsx')) },
  { path: '/registry/print-runs', lazy: lazyPage(() => import('./runs/RunsPage.tsx')) },
  { path: '/registry/print-runs/:runId', lazy: lazyPage(() => import('./runs/RunPage.tsx')) },
  { path: '/registry/:documentId', lazy: lazyPage(() => import('./document/DocumentPage.tsx')) },
];
