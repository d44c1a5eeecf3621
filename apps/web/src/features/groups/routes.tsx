import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/groups', lazy: lazyPage(() => import('./GroupsPage.tsx')) },
  { path: '/groups/new', lazy: lazyPage(() => import('./edit/NewGroupPage.tsx')) },
  { path: '/groups/:groupId', lazy: lazyPage(() => import('./group/GroupPage.tsx')) },
  { path: '/groups/:groupId/edit', lazy: lazyPage(() => import('./edit/EditGroupPage.tsx')) },
  { path: '/groups/:groupId/import', lazy: lazyPage(() => import('./enrol/ImportLearnersPage.tsx')) },
  { path: '/groups/:groupId/theses', lazy: lazyPage(() => import('./theses/ThesesPage.tsx')) },
];
