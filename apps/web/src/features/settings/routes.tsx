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
      { path: 'credential-keys', lazy: lazyPage(() => import('./keys/KeysPage.tsx')) },
      { path: 'regulation', lazy: lazyPage(() => import('./EditionsPage.tsx')) },
      { path: 'acknowledgements', lazy: lazyPage(() => import('./AcknowledgementsPage.tsx')) },
      { path: 'signing', lazy: lazyPage(() => import('./signing/SigningPage.tsx')) },
      {
        path: 'personal-data',
        lazy: lazyPage(() => import('./privacy/PrivacyLayout.tsx')),
        children: [
          { index: true, lazy: lazyPage(() => import('./privacy/ConsentTextsPage.tsx')) },
          { path: 'retention', lazy: lazyPage(() => import('./privacy/RetentionPage.tsx')) },
          { path: 'people', lazy: lazyPage(() => import('./privacy/PeoplePage.tsx')) },
          { path: 'people/:userId', lazy: lazyPage(() => import('./privacy/PersonPage.tsx')) },
          { path: 'acts', lazy: lazyPage(() => import('./privacy/ActsPage.tsx')) },
          { path: 'acts/new', lazy: lazyPage(() => import('./privacy/NewActPage.tsx')) },
          { path: 'acts/:actId', lazy: lazyPage(() => import('./privacy/ActPage.tsx')) },
        ],
      },
      { path: 'inquiries', lazy: lazyPage(() => import('./InquiriesPage.tsx')) },
    ],
  },
];
