import type { RouteObject } from 'react-router';
import { lazyPage } from '../../shell/lazy-page.ts';

export const routes: RouteObject[] = [
  { path: '/protocols', lazy: lazyPage(() => import('./ProtocolsPage.tsx')) },
  { path: '/protocols/:protocolId', lazy: lazyPage(() => import('./ProtocolPage.tsx')) },
  { path: '/sessions/:sessionId/protocol', lazy: lazyPage(() => import('./preview/PreviewPage.tsx')) },
];
