import type { getDocument, OutputOf } from '@itog/contracts';

type Document = OutputOf<typeof getDocument>;
export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const name = { lastName: 'Примерова', firstName: 'Анна', patronymic: null };

export const link = (n: number, more: Partial<Document['chain'][number]> = {}): Document['chain'][number] => ({
  id: uuid(n),
  kind: 'certificate',
  registrationNumber: `0000${n}-ПК-26`,
  issuedOn: '2026-03-05',
  learnerName: 'Примерова Анна',
  status: 'valid',
  statusReason: null,
  origin: 'first',
  reissueReason: null,
  reissueNote: null,
  ...more,
});

export const happened = (
  event: Document['events'][number]['event'],
  more: Partial<Document['events'][number]> = {},
): Document['events'][number] => ({
  event,
  at: new Date('2026-03-05T08:00:00Z'),
  by: 'Админова Ида',
  on: null,
  detail: null,
  reason: null,
  ...more,
});

/** A valid certificate. */
export const documentOf = (n: number, more: Partial<Document> = {}): Document => ({
  id: uuid(n),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: `0000${n}-ПК-26`,
  issuedOn: '2026-03-05',
  learnerName: 'Примерова Анна',
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  protocolId: uuid(50),
  protocolNumber: '7-ПК/26',
  order: null,
  status: 'valid',
  code: `CODE${n}`,
  printed: false,
  printProblem: null,
  learner: { id: uuid(60), name },
  hours: 72,
  studyPeriod: { from: '2026-02-01', to: '2026-03-04' },
  groundDate: '2026-03-04',
  statusReason: null,
  fileSha256: null,
  chain: [link(n)],
  former: null,
  events: [happened('issued')],
  ...more,
});
