import { createHash } from 'node:crypto';
import type { Appeal, AppealableResult, AppealSummary, MyAppeal, MySigning } from '@itog/contracts';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const sha = (text: string) => createHash('sha256').update(text).digest('hex');
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
export const at = (text: string) => new Date(text);

export const APPEAL = id(700);
export const HTML = '<p>Прошу пересмотреть результат.</p>';
export const PROTOCOL_HTML = '<p>Комиссия решила: отклонить.</p>';

/** A deadline over the May holidays of 2026, still ahead. */
export const TERM: AppealSummary['considerBy'] = {
  day: '2026-05-13',
  endsAt: inMinutes(3 * 24 * 60),
  skipped: [
    { day: '2026-05-09', why: 'holiday', title: 'День Победы', transferredFrom: null },
    { day: '2026-05-10', why: 'weekend', title: null, transferredFrom: null },
    { day: '2026-05-11', why: 'transfer', title: null, transferredFrom: '2026-05-09' },
  ],
  worked: [],
  status: 'approved',
  overdue: false,
};

export const REJECTED: NonNullable<AppealSummary['decision']> = {
  upheld: false,
  confirmed: null,
  influenced: null,
  newMark: null,
  reasons: 'Ключ вопроса 5 верен.',
  at: at('2026-05-12T06:00:00Z'),
  protocolNumber: '3-А/26',
};

/** An appeal against a result, just filed. */
export function summary(more: Partial<AppealSummary> = {}): AppealSummary {
  return {
    id: APPEAL,
    kind: 'result',
    state: 'filed',
    result: { kind: 'attempt', id: id(40) },
    sessionId: id(60),
    programTitle: 'Охрана труда',
    groupTitle: 'ОТ-26-05',
    learner: { id: id(9), name: { lastName: 'Слушателев', firstName: 'Семён', patronymic: 'Ильич' } },
    filedAt: at('2026-05-08T09:00:00Z'),
    hearing: null,
    considerBy: TERM,
    decision: null,
    tellBy: null,
    announcedAt: null,
    acknowledgedAt: null,
    ...more,
  };
}

export function myAppeal(more: Partial<MyAppeal> = {}): MyAppeal {
  return {
    ...summary(),
    serverNow: new Date(),
    text: 'Прошу пересмотреть вопрос 5.',
    addressee: 'Председателев Павел Петрович',
    applicationSha256: sha(HTML),
    applicationPrinted: true,
    attachments: [],
    commission: [],
    consequences: [],
    protocol: null,
    acknowledgeRefusals: [],
    ...more,
  };
}

export function appealable(more: Partial<AppealableResult> = {}): AppealableResult {
  return {
    result: { kind: 'attempt', id: id(40) },
    sessionId: id(60),
    programTitle: 'Охрана труда',
    attestedAt: inMinutes(-60),
    announcedAt: inMinutes(-5),
    addressee: 'Председателев Павел Петрович',
    closesAt: inMinutes(90),
    appealId: null,
    refusals: { procedure: [], result: [] },
    ...more,
  };
}

export const SIGNING: MySigning = {
  agreement: {
    id: id(99),
    number: '1',
    title: 'Соглашение',
    effectiveFrom: '2026-01-01',
    sha256: sha(''),
    markdown: '',
  },
  acceptedAt: at('2026-01-02T06:00:00Z'),
  secondFactor: null,
};

type Seat = NonNullable<Appeal['commission']>['seats'][number];

/** A seat of the appeals commission; its person's id is its number. */
export function seat(n: number, role: Seat['role'], lastName: string, more: Partial<Seat> = {}): Seat {
  return {
    id: id(n),
    name: { lastName, firstName: 'Анна', patronymic: 'Олеговна' },
    role,
    post: 'преподаватель',
    present: true,
    voted: false,
    vote: null,
    opinion: null,
    signature: null,
    refusals: [],
    ...more,
  };
}

/** The appeal as its chair sees it, just filed, with a commission of two. */
export function appeal(more: Partial<Appeal> = {}): Appeal {
  return {
    ...summary(),
    serverNow: new Date(),
    text: 'Прошу пересмотреть вопрос 5.',
    addressee: 'Председателев Павел Петрович',
    applicationHtml: HTML,
    applicationSha256: sha(HTML),
    applicationPrinted: true,
    attachments: [],
    formerMark: 'fail',
    currentMark: 'fail',
    score: { correct: 41, total: 70, needed: 42 },
    learnerHasEmail: true,
    rulings: [],
    marks: ['fail', 'pass'],
    programId: id(10),
    commission: {
      id: id(90),
      orderId: id(91),
      orderNumber: '7-ОД',
      orderDate: '2026-04-30',
      authorisation: null,
      seats: [seat(1, 'chair', 'Апелляциева'), seat(2, 'member', 'Разбирова')],
      refusals: [],
    },
    attestationChair: {
      id: id(3),
      name: { lastName: 'Председателев', firstName: 'Павел', patronymic: null },
      present: false,
    },
    learnerPresent: false,
    mySeat: null,
    scheduleRefusals: [],
    openRefusals: [],
    consequences: [],
    protocol: null,
    amendedProtocols: [],
    mySigning: null,
    acknowledgement: null,
    ...more,
  };
}
