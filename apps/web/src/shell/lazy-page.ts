import type { ComponentType } from 'react';

/** A page in a chunk of its own: `{ path: '/groups', lazy: lazyPage(() => import('./GroupsPage.tsx')) }`. */
export function lazyPage(load: () => Promise<{ default: ComponentType }>) {
  return async () => ({ Component: (await load()).default });
}
