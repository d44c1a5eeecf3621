import type { MyAttestation } from '@itog/contracts';

export const at = (text: string) => new Date(text);
export const SESSION = '00000000-0000-4000-8000-0000000000e1';
const id = (last: string) => `00000000-0000-4000-8000-0000000000${last}`;

/** An attestation that may be started now, but for what the test changes. */
export function attestation(facts: Partial<MyAttestation> = {}): MyAttestation {
  return {
    session: {
      id: SESSION,
      form: 'test',
      secondTimeOf: null,
      program: { id: id('01'), title: 'Современные образовательные технологии', hours: 72 },
      group: { id: id('02'), title: 'СОТ-26-03' },
      opensAt: at('2026-03-04T05:00:00Z'),
      startUntil: at('2026-03-04T13:00:00Z'),
      venue: 'remote',
      address: null,
      checkReason: 'initial',
      cancelledAt: null,
    },
    examination: null,
    serverNow: at('2026-03-04T06:00:00Z'),
    policy: { timeLimitMinutes: 90, passPercent: 60, retakes: 1, retakeDays: 7, showPreliminaryScore: true },
    extraMinutes: 0,
    questions: 70,
    edition: {
      id: id('03'),
      number: '1',
      title: 'Положение об итоговой аттестации',
      effectiveFrom: '2026-01-12',
      sha256: 'cd'.repeat(32),
    },
    acknowledgedAt: at('2026-03-02T06:00:00Z'),
    startRefusals: [],
    attempts: [],
    outcome: 'not-attempted',
    retakeClosesAt: null,
    grantClosesAt: null,
    protocol: null,
    amendment: null,
    documents: [],
    ...facts,
  };
}

/** A finished attempt, but for what the test changes. */
export function attempt(facts: Partial<MyAttestation['attempts'][number]> = {}): MyAttestation['attempts'][number] {
  return {
    id: id(`a${facts.number ?? 1}`),
    number: 1,
    startedAt: at('2026-03-04T06:00:00Z'),
    deadlineAt: at('2026-03-04T07:30:00Z'),
    finishedAt: at('2026-03-04T07:10:00Z'),
    closeReason: 'learner',
    annulledAt: null,
    granted: false,
    result: null,
    ...facts,
  };
}

/** An exam or a defence that is admitted to and not held yet, but for what the test changes. */
export function exam(
  form: 'exam' | 'defence',
  facts: Partial<NonNullable<MyAttestation['examination']>> = {},
  more: Partial<MyAttestation> = {},
): MyAttestation {
  const { session } = attestation();
  return attestation({
    session: { ...session, form, venue: 'organisation', address: 'г. Уфа, ул. Примерная, 1' },
    examination: {
      enrolmentId: id('05'),
      topic: null,
      hasThesisFile: false,
      meeting: { openedAt: null, closedAt: null },
      current: false,
      heard: false,
      canDrawCard: false,
      card: null,
      absent: false,
      result: null,
      secondTime: null,
      ...facts,
    },
    ...more,
  });
}
