import { getAppeal, getToday, listAppeals, type Appeal } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidate, keyOf } from '../../../api/query.ts';

/** Something done to the appeal, whose answer is the appeal as it has become. */
export function useAct<Input = void>(act: (input: Input) => Promise<Appeal>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (appeal) => {
      const key = keyOf(getAppeal, { params: { appealId: appeal.id } });
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, appeal);
      onDone?.();
      await invalidate(client, [listAppeals, getToday]);
    },
  });
}

/** The names of everybody at the hearing by their ids: a refusal knows only ids. */
export function namesOf({ commission, attestationChair, learner }: Appeal): Record<string, string> {
  const people = [...(commission?.seats ?? []), attestationChair, learner];
  return Object.fromEntries(people.map(({ id, name }) => [id, fullName(name)]));
}
