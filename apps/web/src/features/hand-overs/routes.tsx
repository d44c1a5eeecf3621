import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/unhanded', lazy: lazyPage(() => import('./UnhandedPage.tsx')) },
  { path: '/registry-book', lazy: lazyPage(() => import('./BookPage.tsx')) },
];
