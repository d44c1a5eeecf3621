import type { Protocol, RegistryEntry, SessionDetails } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { createHash } from 'node:crypto';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const PROTOCOL_ID = uuid(10);
export const SESSION_ID = uuid(20);
export const CHAIR = { id: uuid(31), name: { lastName: 'Главина', firstName: 'Вера', patronymic: 'Олеговна' } };
export const MEMBER = { id: uuid(1), name: { lastName: 'Примерова', firstName: 'Анна', patronymic: 'Олеговна' } };

export const SECRETARY = { id: uuid(32), name: { lastName: 'Словарева', firstName: 'Ида', patronymic: null } };

const person = {
  address: '192.0.2.7',
  device: 'Chrome',
  status: 'signed',
  method: 'password',
  statement: null,
} as const;
export const signedAt = (at: string) => ({ ...person, at: new Date(at) });

export const row = (n: number, mark: 'pass' | 'fail' = 'pass'): Protocol['rows'][number] => ({
  attemptId: uuid(100 + n),
  examinationId: null,
  enrolmentId: uuid(200 + n),
  name: `Слушатель${n} Анна Петровна`,
  correct: mark === 'pass' ? 9 : 3,
  total: 10,
  mark,
  grade: null,
  cardNumber: null,
  documentNumber: mark === 'pass' ? `0000${n}-ПК-26` : null,
  checkReason: 'initial',
});

/** A draft that the member may sign, over the hash of its very words. */
export function protocolOf({ html = '<p>Слова протокола</p>', ...more }: Partial<Protocol> = {}): Protocol {
  return {
    id: PROTOCOL_ID,
    form: 1,
    learnerName: null,
    number: '7-ПК/26',
    date: '2026-03-04',
    status: 'draft',
    programTitle: 'Охрана труда',
    groupTitle: 'ОТ-1',
    sessionId: SESSION_ID,
    passed: 1,
    failed: 1,
    dueAt: new Date(Date.now() + 5 * 3600_000),
    signedAt: null,
    waitingFor: ['Примерова Анна Олеговна', 'Главина Вера Олеговна'],
    refusedBy: [],
    documentsToIssue: 0,
    amends: null,
    amendedBy: null,
    revision: 1,
    html,
    contentSha256: createHash('sha256').update(html, 'utf8').digest('hex'),
    names: null,
    code: null,
    resolution: 'Комиссия постановила: выдать удостоверения.',
    rows: [row(1), row(2, 'fail')],
    signers: [
      { ...CHAIR, role: 'chair', signature: null },
      { ...MEMBER, role: 'member', signature: null },
    ],
    voided: [],
    stopped: [],
    mySigning: [],
    ...more,
  };
}

export function sessionOf(more: Partial<SessionDetails> = {}): SessionDetails {
  return {
    id: SESSION_ID,
    form: 'test',
    secondTimeOf: null,
    meeting: { id: uuid(43), openedAt: null, closedAt: null },
    program: { id: uuid(40), title: 'Охрана труда', hours: 72 },
    group: { id: uuid(41), title: 'ОТ-1' },
    opensAt: new Date(),
    startUntil: new Date(),
    venue: 'remote',
    address: null,
    checkReason: 'initial',
    cancelledAt: null,
    policy: DEFAULT_POLICY['professional-development'],
    commission: { id: uuid(42), orderNumber: '1-у' },
    serverNow: new Date(),
    participants: [],
    protocols: [],
    draftRefusals: [],
    outages: [],
    ...more,
  };
}

export const documentOf = (n: number, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  id: uuid(300 + n),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: `0000${n}-ПК-26`,
  issuedOn: '2026-03-05',
  learnerName: `Слушатель${n} Анна Петровна`,
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  protocolId: PROTOCOL_ID,
  protocolNumber: '7-ПК/26',
  order: null,
  status: 'valid',
  code: `CODE${n}`,
  printed: true,
  printProblem: null,
  ...more,
});
