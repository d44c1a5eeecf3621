import type { Program } from '@itog/contracts';
import { DEFAULT_POLICY } from '@itog/domain';

export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A retraining program that lacks nothing, but for what the test changes. */
export function retraining(more: Partial<Program> = {}): Program {
  return {
    id: id(20),
    kind: 'retraining',
    title: 'Педагогика',
    hours: 260,
    studyForm: 'очная',
    forms: ['exam', 'defence'],
    qualification: 'Педагог',
    examKind: 'interdisciplinary',
    examDiscipline: null,
    fieldOfWork: null,
    specialtyGroup: null,
    forSchoolTeachers: false,
    modules: [{ id: id(43), title: 'Педагогика', hours: 260, attestation: false }],
    policy: {},
    effectivePolicy: DEFAULT_POLICY.retraining,
    publishedQuestions: 0,
    publishedTopics: 0,
    smallestTopic: 0,
    draftQuestions: 0,
    refusals: [],
    ...more,
  };
}
