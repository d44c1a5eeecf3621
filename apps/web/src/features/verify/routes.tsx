import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/verify', lazy: lazyPage(() => import('./VerifyPage.tsx')) },
  { path: '/verify/:code', lazy: lazyPage(() => import('./VerifiedDocumentPage.tsx')) },
];
