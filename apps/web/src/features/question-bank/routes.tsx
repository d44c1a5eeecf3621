import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/programs/:programId/questions', lazy: lazyPage(() => import('./bank/BankPage.tsx')) },
  { path: '/programs/:programId/questions/import', lazy: lazyPage(() => import('./import/ImportPage.tsx')) },
  { path: '/programs/:programId/questions/new', lazy: lazyPage(() => import('./edit/NewQuestionPage.tsx')) },
  { path: '/questions/:questionId', lazy: lazyPage(() => import('./question/QuestionPage.tsx')) },
  { path: '/questions/:questionId/edit', lazy: lazyPage(() => import('./edit/EditQuestionPage.tsx')) },
];
