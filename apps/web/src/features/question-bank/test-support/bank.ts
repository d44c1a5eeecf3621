import { getProgram, listQuestions, type OutputOf, type Program } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';
import { on } from '../../../test-app.tsx';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const PROGRAM = id(10);

export function program(more: Partial<Program> = {}): Program {
  return {
    id: PROGRAM,
    kind: 'professional-development',
    title: 'Охрана труда',
    hours: 72,
    studyForm: 'очная',
    forms: ['test'],
    qualification: null,
    examKind: null,
    examDiscipline: null,
    fieldOfWork: null,
    specialtyGroup: null,
    forSchoolTeachers: false,
    modules: [],
    policy: {},
    effectivePolicy: DEFAULT_POLICY['professional-development'],
    publishedQuestions: 0,
    publishedTopics: 0,
    smallestTopic: 0,
    draftQuestions: 2,
    refusals: [],
    ...more,
  };
}

export type Bank = OutputOf<typeof listQuestions>;
export type Row = Bank['questions'][number];

export function row(n: number, more: Partial<Row> = {}): Row {
  return {
    id: id(100 + n),
    name: `Вопрос ${n}`,
    excerpt: `Что делать в случае ${n}?`,
    topicId: id(20),
    status: 'draft',
    version: 1,
    options: 4,
    pictures: 0,
    refusals: [],
    ...more,
  };
}

export function bank(questions: Row[], more: Partial<Bank> = {}): Bank {
  return {
    topics: [{ id: id(20), title: 'Общие вопросы', published: 0, draft: questions.length }],
    questions,
    publishRefusals: [],
    ...more,
  };
}

/** The program and its bank, as the pages above a question need them. */
export const bankHandlers = (questions: Row[] = [row(1), row(2)], more: Partial<Bank> = {}) => [
  on(getProgram, () => program({ draftQuestions: questions.length })),
  on(listQuestions, () => bank(questions, more)),
];
