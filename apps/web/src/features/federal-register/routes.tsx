import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/federal-register', lazy: lazyPage(() => import('./RegisterPage.tsx')) },
  { path: '/federal-register/:packageId', lazy: lazyPage(() => import('./package/PackagePage.tsx')) },
];
