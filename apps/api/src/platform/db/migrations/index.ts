import { EverythingFirstCreate1764000000000 } from './1764000000000-everything__first__create.ts';

/** Oldest first; never edited once released, never removed. */
export const MIGRATIONS = [EverythingFirstCreate1764000000000];
