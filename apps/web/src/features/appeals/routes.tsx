import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/my/appeals', lazy: lazyPage(() => import('./mine/MyAppealsPage.tsx')) },
  { path: '/my/appeals/new', lazy: lazyPage(() => import('./filing/FilingPage.tsx')) },
  { path: '/my/appeals/:appealId', lazy: lazyPage(() => import('./mine/MyAppealPage.tsx')) },
  { path: '/appeals', lazy: lazyPage(() => import('./list/AppealsPage.tsx')) },
  { path: '/appeals/:appealId', lazy: lazyPage(() => import('./case/AppealPage.tsx')) },
  { path: '/appeals/:appealId/questions', lazy: lazyPage(() => import('./regrade/QuestionsPage.tsx')) },
];
