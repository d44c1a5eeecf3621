import { getGroup, listGroups, recordAdmissionFacts, type CallOf, type Enrolment, type Group } from '@itog/contracts';
import { admissionRefusals } from '@itog/domain';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/call.ts';
import { invalidate, keyOf, queryOf } from '../../api/query.ts';

export type AdmissionFacts = CallOf<typeof recordAdmissionFacts>['body'];

const groupKey = (groupId: string) => keyOf(getGroup, { params: { groupId } });

/** The group that the address names. */
export function useGroup(): Group {
  const { groupId = '' } = useParams();
  return useSuspenseQuery(queryOf(getGroup, { params: { groupId } })).data;
}

/** After a change: puts the group that the server answered in place, or asks for it again. */
export function useGroupChanged(groupId: string) {
  const client = useQueryClient();
  return (group?: Group) => {
    if (group) client.setQueryData(groupKey(groupId), group);
    return invalidate(client, group ? [listGroups] : [listGroups, getGroup]);
  };
}

/** After a change of one learner: puts him in place. */
export function useEnrolmentChanged(groupId: string) {
  const client = useQueryClient();
  return (enrolment: Enrolment) => {
    client.setQueryData<Group>(groupKey(groupId), (group) =>
      group ? withEnrolments(group, (each) => (each.id === enrolment.id ? enrolment : each)) : group,
    );
    return invalidate(client, [listGroups]);
  };
}

/**
 * Ticks payment or curriculum (3.1). The screen shows a tick at once, judged by the rule itself; the server's word comes
 * after it, and a refusal takes it back. Ticks travel one after another, in the order they were made.
 */
export function useRecordFacts(groupId: string) {
  const client = useQueryClient();
  const queryKey = groupKey(groupId);
  const mutationKey = ['admission', groupId];
  return useMutation({
    mutationKey,
    scope: { id: mutationKey.join() },
    mutationFn: (body: AdmissionFacts) => call(recordAdmissionFacts, { params: { groupId }, body }),
    onMutate: async (facts) => {
      await client.cancelQueries({ queryKey });
      client.setQueryData<Group>(queryKey, (group) => group && ticked(group, facts));
    },
    onSuccess: (group) => {
      // A later tick is on its way: this answer does not know of it yet.
      if (client.isMutating({ mutationKey }) === 1) client.setQueryData(queryKey, group);
      return invalidate(client, [listGroups]);
    },
    onError: () => client.invalidateQueries({ queryKey }),
  });
}

/** The group as it will be when the facts are recorded. */
export function ticked(group: Group, { enrolmentIds, tuitionPaid, modules }: AdmissionFacts): Group {
  const chosen = new Set(enrolmentIds);
  return withEnrolments(group, (enrolment) => {
    if (!chosen.has(enrolment.id)) return enrolment;
    const paid = tuitionPaid ?? enrolment.tuitionPaid;
    const rest = enrolment.modulesDone.filter((id) => !modules?.ids.includes(id));
    const modulesDone = modules?.done ? [...rest, ...modules.ids] : rest;
    return { ...enrolment, tuitionPaid: paid, modulesDone, refusals: judged(group, enrolment, paid, modulesDone) };
  });
}

function judged(group: Group, { override }: Enrolment, tuitionPaid: boolean, modulesDone: readonly string[]) {
  const modules = group.modules.map(({ id, title }) => ({ title, done: modulesDone.includes(id) }));
  return admissionRefusals({ tuitionPaid, modules, override }).map((refusal) => ({ ...refusal }));
}

function withEnrolments(group: Group, change: (enrolment: Enrolment) => Enrolment): Group {
  const enrolments = group.enrolments.map(change);
  return { ...group, enrolments, admitted: enrolments.filter(({ refusals }) => refusals.length === 0).length };
}
