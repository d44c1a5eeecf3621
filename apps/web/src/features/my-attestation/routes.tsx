import type { RouteObject } from 'react-router';
import { paths } from '../../paths.ts';
import { lazyPage, type Ahead } from '../../shell/lazy-page.ts';

const list = () => import('./MyListPage.tsx');
const one = () => import('./MyAttestationPage.tsx');

export const routes: RouteObject[] = [
  { path: paths.myAttestations(), lazy: lazyPage(list) },
  { path: paths.myAttestation(':sessionId'), lazy: lazyPage(one) },
];

/** The pages that a finished test leads to. The words come last: what has failed once is not asked for again. */
export const ahead: Ahead = async (words) => {
  await Promise.all([list(), one()]);
  await words.loadNamespaces('my-attestation');
};
