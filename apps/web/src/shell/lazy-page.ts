import type { ComponentType } from 'react';
import type { I18n } from '../i18n/index.ts';

/** A page in a chunk of its own: `{ path: '/groups', lazy: lazyPage(() => import('./GroupsPage.tsx')) }`. */
export function lazyPage(load: () => Promise<{ default: ComponentType }>) {
  return async () => ({ Component: (await load()).default });
}

/** Fetches the chunks and the words of pages before somebody opens them; rejects while the network is gone. */
export type Ahead = (words: I18n) => Promise<unknown>;

/** What a route says of itself to the pages under it (`handle`). */
export type RouteHandle = { readonly ahead?: Ahead };
