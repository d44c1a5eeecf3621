import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/meetings/:meetingId', lazy: lazyPage(() => import('./MeetingPage.tsx')) },
];
