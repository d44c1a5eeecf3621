import type { Enrolment, Group } from '@itog/contracts';
import { admissionRefusals } from '@itog/domain';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const GROUP = id(30);
export const MODULES = [
  { id: id(41), title: 'Основы', hours: 40 },
  { id: id(42), title: 'Практика', hours: 30 },
];

/** A learner as the server would show him. */
export function enrolment(n: number, more: Partial<Enrolment> = {}): Enrolment {
  const facts = { tuitionPaid: false, modulesDone: MODULES.map((module) => module.id), override: null, ...more };
  return {
    id: id(50 + n),
    learner: {
      id: id(70 + n),
      name: { lastName: `Ученик-${'АБВГД'[n - 1]}`, firstName: 'Иван', patronymic: 'Иванович' },
      login: `uchenik${n}`,
      email: null,
    },
    customer: null,
    post: null,
    extraMinutes: 0,
    acknowledgedAt: null,
    signedInOnce: false,
    refusals: admissionRefusals({
      tuitionPaid: facts.tuitionPaid,
      modules: MODULES.map(({ id: module, title }) => ({ title, done: facts.modulesDone.includes(module) })),
      override: facts.override,
    }).map((refusal) => ({ ...refusal })),
    ...facts,
    ...more,
  };
}

export function group(enrolments: Enrolment[], more: Partial<Group> = {}): Group {
  return {
    id: GROUP,
    title: 'ОТ-12',
    program: { id: id(10), title: 'Охрана труда' },
    startsOn: '2026-03-02',
    endsOn: '2026-03-20',
    customer: null,
    learners: enrolments.length,
    admitted: enrolments.filter(({ refusals }) => refusals.length === 0).length,
    modules: MODULES,
    enrolments,
    sessions: [],
    ...more,
  };
}
