import { getProgram, listPrograms, updateProgram, type CallOf, type Program } from '@itog/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { invalidate, keyOf, queryOf } from '../../api/query.ts';

export type ProgramBody = CallOf<typeof updateProgram>['body'];

/** The program that the address names. */
export function useProgram(): Program {
  const { programId = '' } = useParams();
  return useSuspenseQuery(queryOf(getProgram, { params: { programId } })).data;
}

/** Of a program what can be changed. */
export function bodyOf(program: Program): ProgramBody {
  const { kind, title, hours, studyForm, forms, qualification, examKind, examDiscipline, modules, policy } = program;
  const { fieldOfWork, specialtyGroup, forSchoolTeachers } = program;
  const words = { qualification, examKind, examDiscipline, fieldOfWork, specialtyGroup, forSchoolTeachers };
  return { kind, title, hours, studyForm, forms, ...words, modules, policy };
}

/** Saves a program; its page shows what the server answers. */
export function useSaveProgram(programId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProgramBody) => call(updateProgram, { params: { programId }, body }),
    onSuccess: (program) => {
      client.setQueryData(keyOf(getProgram, { params: { programId } }), program);
      return invalidate(client, [listPrograms]);
    },
  });
}
