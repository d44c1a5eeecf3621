import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/commissions', lazy: lazyPage(() => import('./CommissionsPage.tsx')) },
  { path: '/commissions/new', lazy: lazyPage(() => import('./draft/DraftCommissionPage.tsx')) },
  { path: '/commissions/:commissionId', lazy: lazyPage(() => import('./order/CommissionPage.tsx')) },
];
