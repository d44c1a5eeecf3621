import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/sessions', lazy: lazyPage(() => import('./SessionsPage.tsx')) },
  { path: '/sessions/new', lazy: lazyPage(() => import('./schedule/SchedulePage.tsx')) },
  { path: '/sessions/:sessionId', lazy: lazyPage(() => import('./monitor/SessionPage.tsx')) },
];
