import type { ProgramBody } from '../use-program.ts';

export const EXAM_KINDS = ['interdisciplinary', 'discipline'] as const;

/** What is sent: what the chosen kind and forms have no use for is left out, and an empty line is none. */
export function tidied(body: ProgramBody): ProgramBody {
  const isRetraining = body.kind === 'retraining';
  const examKind = isRetraining && body.forms.includes('exam') ? (body.examKind ?? null) : null;
  return {
    ...body,
    qualification: isRetraining ? body.qualification?.trim() || null : null,
    examKind,
    examDiscipline: examKind === 'discipline' ? body.examDiscipline?.trim() || null : null,
  };
}

/** Whether the exam of one discipline is not named yet (form 2). */
export function disciplineMissing({ examKind, examDiscipline }: ProgramBody): boolean {
  return examKind === 'discipline' && !examDiscipline;
}
