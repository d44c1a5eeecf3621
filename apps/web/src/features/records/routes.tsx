import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/records/:userId', lazy: lazyPage(() => import('./RecordPage.tsx')) },
  { path: '/groups/:groupId/records', lazy: lazyPage(() => import('./group/GroupRecordsPage.tsx')) },
];
