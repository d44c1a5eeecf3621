import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/orders', lazy: lazyPage(() => import('./OrdersPage.tsx')) },
  { path: '/orders/new', lazy: lazyPage(() => import('./NewOrderPage.tsx')) },
  { path: '/orders/:orderId', lazy: lazyPage(() => import('./OrderPage.tsx')) },
];
