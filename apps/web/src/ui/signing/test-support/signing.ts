import type { MySigning } from '@itog/contracts';

/** A signer who has accepted the agreement and needs his password only. */
export function signingOf(more: Partial<MySigning> = {}): MySigning {
  const agreement = {
    id: '00000000-0000-4000-8000-0000000000a1',
    number: '1',
    title: 'Соглашение об электронной подписи',
    effectiveFrom: '2026-01-01',
    sha256: 'a'.repeat(64),
    markdown: '1.1. Стороны договорились.',
  };
  return { agreement, acceptedAt: new Date('2026-01-02T08:00:00Z'), secondFactor: null, ...more };
}
