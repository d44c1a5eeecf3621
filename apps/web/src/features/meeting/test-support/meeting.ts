import type { Examination, Meeting } from '@itog/contracts';
import type { CommissionRole } from '@itog/domain';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const MEETING = id(500);
export const CHAIR = id(1);
export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

type Seat = Meeting['seats'][number];

/** Chair, two members and the secretary, all there; their ids are 1 to 4. */
export const SEATS: Seat[] = [
  seat(1, 'chair', 'Директорова', 'Дарья', 'Ивановна'),
  seat(2, 'member', 'Билетов', 'Лев', 'Викторович'),
  seat(3, 'member', 'Вопросова', 'Вера', 'Павловна'),
  seat(4, 'secretary', 'Протоколова', 'Полина', 'Ильинична'),
];

function seat(n: number, role: CommissionRole, lastName: string, firstName: string, patronymic: string): Seat {
  return { id: id(n), name: { lastName, firstName, patronymic }, role, post: null, organisation: null, present: true };
}

const LEARNERS = ['Ученик-А', 'Ученик-Б', 'Ученик-В'];

/** The n-th learner of the agenda, waiting. */
export function examination(n: number, more: Partial<Examination> = {}): Examination {
  return {
    id: id(100 + n),
    enrolmentId: id(200 + n),
    learner: {
      id: id(300 + n),
      name: { lastName: LEARNERS[n - 1] ?? '', firstName: 'Иван', patronymic: 'Иванович' },
    },
    position: n,
    startedAt: null,
    endedAt: null,
    absent: false,
    card: null,
    reportMinutes: null,
    remarks: null,
    marks: [1, 2, 3].map((each) => ({ userId: id(each), given: false, mark: null })),
    marksOpenedAt: null,
    proposedMark: null,
    mark: null,
    markReason: null,
    confirmedAt: null,
    questions: [],
    opinions: [],
    thesis: null,
    newDatesDue: false,
    ...more,
  };
}

/** An examination that goes on with card 7. */
export const answering = (more: Partial<Examination> = {}): Examination =>
  examination(1, {
    startedAt: inMinutes(-5),
    card: { id: id(407), number: 7, questions: ['Опишите порядок допуска.', 'Назовите виды инструктажа.'] },
    ...more,
  });

/** Marks of these people by the numbers of their seats; a given one that the reader may not see is null. */
export const marks = (given: Partial<Record<1 | 2 | 3, Examination['mark']>>): Examination['marks'] =>
  ([1, 2, 3] as const).map((n) => ({ userId: id(n), given: n in given, mark: given[n] ?? null }));

/** An open exam of the chair’s with the first learner before the commission. */
export function meeting(more: Partial<Meeting> = {}): Meeting {
  const examinations = more.examinations ?? [answering(), examination(2)];
  return {
    id: MEETING,
    sessionId: id(60),
    form: 'exam',
    program: { id: id(10), title: 'Специалист по охране труда' },
    group: { id: id(30), title: 'ПП-3' },
    opensAt: inMinutes(-30),
    openedAt: inMinutes(-20),
    closedAt: null,
    learners: examinations.length,
    decided: 0,
    serverNow: new Date(),
    commission: { id: id(90), orderNumber: '21-ОД', orderDate: '2026-11-02' },
    venue: 'organisation',
    address: null,
    cancelledAt: null,
    secondTimeOf: null,
    markScale: 'four-point',
    examKind: 'interdisciplinary',
    examDiscipline: null,
    qualification: 'Специалист по охране труда',
    mySeat: 'chair',
    seats: SEATS,
    quorum: { present: 3, needed: 2, chairPresent: true },
    openRefusals: [],
    closeRefusals: [],
    currentExaminationId: id(101),
    testResults: [],
    notAdmitted: [],
    cards: [
      { id: id(407), number: 7, drawn: true },
      { id: id(408), number: 8, drawn: false },
    ],
    decisions: [],
    ...more,
    examinations,
  };
}
