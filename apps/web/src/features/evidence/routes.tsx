import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/evidence/attempts/:attemptId', lazy: lazyPage(() => import('./AttemptPage.tsx')) },
  { path: '/evidence/examinations/:examinationId', lazy: lazyPage(() => import('./examination/ExaminationPage.tsx')) },
];
