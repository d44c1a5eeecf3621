import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [{ path: '/audit', lazy: lazyPage(() => import('./AuditPage.tsx')) }];
