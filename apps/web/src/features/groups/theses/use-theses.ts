import { listTheses, updateThesis, uploadThesis, type CallOf, type OutputOf } from '@itog/contracts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { keyOf, queryOf } from '../../../api/query.ts';
import { upload } from '../../../api/upload.ts';

type List = OutputOf<typeof listTheses>;
export type GroupThesis = List['theses'][number];
export type ThesisBody = CallOf<typeof updateThesis>['body'];

/** The theses of a group, learner by learner. */
export function useTheses(groupId: string): List {
  return useSuspenseQuery(queryOf(listTheses, { params: { groupId } })).data;
}

/** Puts a thesis in place in the group's list. */
function useThesisChanged(groupId: string) {
  const client = useQueryClient();
  return ({ enrolmentId, thesis }: Pick<GroupThesis, 'enrolmentId' | 'thesis'>) =>
    client.setQueryData<List>(
      keyOf(listTheses, { params: { groupId } }),
      (list) =>
        list && {
          ...list,
          theses: list.theses.map((each) => (each.enrolmentId === enrolmentId ? { ...each, thesis } : each)),
        },
    );
}

/** Writes what form 3 says of a thesis. */
export function useSaveThesis(groupId: string, enrolmentId: string) {
  const changed = useThesisChanged(groupId);
  return useMutation({
    mutationFn: (body: ThesisBody) => call(updateThesis, { params: { enrolmentId }, body }),
    onSuccess: changed,
  });
}

/** Sends the file of a thesis. */
export function useSendThesis(groupId: string, enrolmentId: string) {
  const changed = useThesisChanged(groupId);
  return async (file: File, onProgress: (share: number) => void) =>
    changed(
      await upload(uploadThesis, { params: { enrolmentId }, query: { fileName: file.name }, body: file }, onProgress),
    );
}
