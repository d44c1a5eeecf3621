import type { RouteObject } from 'react-router';
import { paths } from '../../paths.ts';
import { lazyPage } from '../../shell/lazy-page.ts';

/** The test takes the whole screen and looks after its own sign-in: losing it must not throw the learner out. */
export const routes: RouteObject[] = [
  { path: paths.attempt(':attemptId'), lazy: lazyPage(() => import('./TakeTestPage.tsx')) },
];
