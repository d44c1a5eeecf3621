import type { getDocument, OutputOf } from '@itog/contracts';

export type IssuedDocument = OutputOf<typeof getDocument>;
