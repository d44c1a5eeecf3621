import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/registry', lazy: lazyPage(() => import('./RegistryPage.tsx')) },
  { path: '/registry/:documentId', lazy: lazyPage(() => import('./document/DocumentPage.tsx')) },
];
