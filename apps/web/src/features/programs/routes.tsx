import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/programs', lazy: lazyPage(() => import('./ProgramsPage.tsx')) },
  { path: '/programs/new', lazy: lazyPage(() => import('./edit/NewProgramPage.tsx')) },
  { path: '/programs/:programId/edit', lazy: lazyPage(() => import('./edit/EditProgramPage.tsx')) },
  {
    path: '/programs/:programId',
    lazy: lazyPage(() => import('./ProgramLayout.tsx')),
    children: [
      { index: true, lazy: lazyPage(() => import('./overview/ProgramOverview.tsx')) },
      { path: 'policy', lazy: lazyPage(() => import('./policy/ProgramPolicyPage.tsx')) },
      { path: 'cards', lazy: lazyPage(() => import('./cards/ExamCardsPage.tsx')) },
    ],
  },
];
