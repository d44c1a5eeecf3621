import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [{ path: '/blanks', lazy: lazyPage(() => import('./BlanksPage.tsx')) }];
