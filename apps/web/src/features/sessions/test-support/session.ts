import type { SessionDetails } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const SESSION = id(60);
const MINUTE = 60_000;
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

type Participant = SessionDetails['participants'][number];
type Attempt = Participant['attempts'][number];

export function attempt(n: number, more: Partial<Attempt> = {}): Attempt {
  return {
    id: id(80 + n),
    number: 1,
    startedAt: inMinutes(-30),
    deadlineAt: inMinutes(60),
    finishedAt: null,
    closeReason: null,
    answered: 12,
    total: 60,
    correct: null,
    mark: null,
    annulledAt: null,
    granted: false,
    ...more,
  };
}

export function participant(n: number, more: Partial<Participant> = {}): Participant {
  return {
    enrolmentId: id(50 + n),
    learner: {
      id: id(70 + n),
      name: { lastName: `Ученик-${'АБВГД'[n - 1]}`, firstName: 'Иван', patronymic: 'Иванович' },
    },
    refusals: [],
    acknowledged: true,
    extraMinutes: 0,
    attempts: [],
    outcome: 'not-attempted',
    retakeClosesAt: null,
    examination: null,
    ...more,
  };
}

export function session(participants: Participant[], more: Partial<SessionDetails> = {}): SessionDetails {
  return {
    id: SESSION,
    form: 'test',
    secondTimeOf: null,
    meeting: { id: id(95), openedAt: null, closedAt: null },
    program: { id: id(10), title: 'Охрана труда', hours: 72 },
    group: { id: id(30), title: 'ОТ-12' },
    opensAt: inMinutes(-60),
    startUntil: inMinutes(60),
    venue: 'remote',
    address: null,
    checkReason: 'initial',
    cancelledAt: null,
    policy: DEFAULT_POLICY['professional-development'],
    commission: { id: id(90), orderNumber: '17-ОД' },
    serverNow: new Date(),
    participants,
    protocols: [],
    draftRefusals: [{ code: 'protocol.no-results', clause: '3.15' }],
    outages: [],
    ...more,
  };
}
