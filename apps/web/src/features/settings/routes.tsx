import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  {
    path: '/settings',
    lazy: lazyPage(() => import('./SettingsLayout.tsx')),
    children: [
      { path: 'organisation', lazy: lazyPage(() => import('./OrganisationPage.tsx')) },
      { path: 'numbers', lazy: lazyPage(() => import('./SeriesPage.tsx')) },
      { path: 'orders', lazy: lazyPage(() => import('./OrderTemplatesPage.tsx')) },
      { path: 'designs/:kind?', lazy: lazyPage(() => import('./designs/DesignsPage.tsx')) },
      { path: 'users', lazy: lazyPage(() => import('./users/UsersPage.tsx')) },
      { path: 'calendar', lazy: lazyPage(() => import('./calendar/CalendarPage.tsx')) },
      { path: 'seal', lazy: lazyPage(() => import('./SealPage.tsx')) },
      { path: 'regulation', lazy: lazyPage(() => import('./EditionsPage.tsx')) },
      { path: 'acknowledgements', lazy: lazyPage(() => import('./AcknowledgementsPage.tsx')) },
      { path: 'signing', lazy: lazyPage(() => import('./signing/SigningPage.tsx')) },
      { path: 'inquiries', lazy: lazyPage(() => import('./InquiriesPage.tsx')) },
    ],
  },
];
