import type { AttemptTimeline, ExaminationTimeline, TimelineEvent } from '@itog/contracts';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const ATTEMPT = id(1);
const START = Date.parse('2026-03-04T05:00:00Z');
export const after = (seconds: number) => new Date(START + seconds * 1000);
export const option = (question: number, number: number) => id(1000 * question + number);

const choice = (seconds: number, question: number, number: number, more: Partial<Choice> = {}): Choice => ({
  kind: 'choice',
  at: after(seconds),
  revision: seconds,
  question,
  optionId: option(question, number),
  before: null,
  overtaken: false,
  wait: null,
  ...more,
});
type Choice = Extract<TimelineEvent, { kind: 'choice' }>;

export const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

const EVENTS: TimelineEvent[] = [
  { kind: 'started', at: after(0) },
  { kind: 'opened', at: after(1), tab: 1, address: '10.0.0.15', device: AGENT },
  choice(20, 1, 1),
  choice(60, 2, 2, { wait: { least: 62_400, most: 62_900 } }),
  choice(90, 1, 3, { before: option(1, 1) }),
  { kind: 'silence', at: after(90), until: after(480) },
  { kind: 'taken-over', at: after(480), tab: 2, address: '10.0.0.16', device: AGENT },
  { kind: 'reopened', at: after(490) },
  choice(490, 3, 1, { wait: { least: 0, most: 45_000 } }),
  { kind: 'time-granted', at: after(500), minutes: 15, reason: 'Отключение света', by: 'Крылова Анна Петровна' },
  { kind: 'finished', at: after(600), reason: 'learner' },
];

/** Three questions of four options; the first two answers right. */
export function timeline(more: Partial<AttemptTimeline> = {}): AttemptTimeline {
  const chosen = [option(1, 3), option(2, 2), option(3, 1)];
  const keys = [option(1, 3), option(2, 2), option(3, 4)];
  return {
    attemptId: ATTEMPT,
    sessionId: id(60),
    number: 1,
    learner: { id: id(70), name: { lastName: 'Ахметзянова', firstName: 'Гульнара', patronymic: 'Рафаиловна' } },
    programTitle: 'Охрана труда',
    groupTitle: 'ОТ-12',
    own: false,
    startedAt: after(0),
    deadlineAt: after(5_400),
    finishedAt: after(600),
    closeReason: 'learner',
    annulledAt: null,
    answered: 3,
    total: 3,
    result: { standing: 'official', correct: 2, total: 3, mark: 'pass' },
    receipt: { sha256: 'ab'.repeat(32), recounted: 'ab'.repeat(32) },
    questions: [1, 2, 3].map((number) => ({
      id: id(100 + number),
      version: 2,
      text: `<p>Кто отвечает за инструктаж № ${number}?</p>`,
      options: [1, 2, 3, 4].map((n) => ({ id: option(number, n), text: `<p>Ответ ${n} на вопрос ${number}</p>` })),
      chosen: chosen[number - 1] ?? null,
      saves: number === 1 ? 2 : 1,
      flagged: number === 2,
      key: keys[number - 1] ?? null,
      counted: chosen[number - 1] === keys[number - 1],
    })),
    events: EVENTS,
    ...more,
  };
}

/** What the learner himself is told. */
export function ownTimeline(more: Partial<AttemptTimeline> = {}): AttemptTimeline {
  const { questions, ...rest } = timeline({ own: true, result: null });
  return { ...rest, questions: questions.map((question) => ({ ...question, key: null, counted: null })), ...more };
}

export const EXAMINATION: ExaminationTimeline = {
  examinationId: id(2),
  sessionId: id(60),
  meetingId: id(61),
  form: 'exam',
  learner: { id: id(70), name: { lastName: 'Ахметзянова', firstName: 'Гульнара', patronymic: 'Рафаиловна' } },
  programTitle: 'Специалист по охране труда',
  groupTitle: 'ПП-3',
  own: false,
  absent: false,
  topic: null,
  card: { number: 7, questions: ['Виды инструктажей', 'Расследование несчастных случаев'] },
  reportMinutes: null,
  remarks: null,
  marks: [
    { name: 'Билетов Леонид Викторович', role: 'chair', mark: 'good' },
    { name: 'Садыкова Айгуль Маратовна', role: 'member', mark: 'satisfactory' },
  ],
  mark: 'good',
  announcedAt: null,
  events: [
    { kind: 'called', at: after(0) },
    { kind: 'began', at: after(1) },
    { kind: 'card', at: after(30), number: 7 },
    { kind: 'question', at: after(600), by: 'Садыкова Айгуль Маратовна', text: 'Как часто проводят инструктаж?' },
    { kind: 'mark', at: after(700), by: 'Садыкова Айгуль Маратовна', mark: 'satisfactory' },
    { kind: 'marks-opened', at: after(720) },
    { kind: 'confirmed', at: after(730), by: null, mark: 'good', reason: 'По дополнительному вопросу' },
  ],
};
