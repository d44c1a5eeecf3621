import { getMe } from '@itog/contracts';

/** Where the cache keeps who is signed in. */
export const meKey = [getMe.path, {}, {}] as const;
