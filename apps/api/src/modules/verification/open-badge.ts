import type { RegisteredKind } from '@itog/domain';

/** Kinds that say what somebody has achieved: a reference and an extract do not. */
const ACHIEVEMENTS = { certificate: 'Certificate', diploma: 'Diploma' } as const;

type Achieving = keyof typeof ACHIEVEMENTS;

/** Whether a document of this kind can be asked for as a credential. */
export function hasCredential(kind: RegisteredKind): kind is Achieving {
  return kind in ACHIEVEMENTS;
}
