import { getMeeting, getSession, type Meeting } from '@itog/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { invalidate, keyOf } from '../../api/query.ts';

/** Something that only the server’s answer makes true: opening, calling up, drawing, closing. Shows the meeting that it answers. */
export function useAct<Input = void>(act: (input: Input) => Promise<Meeting>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (meeting) => {
      const key = keyOf(getMeeting, { params: { meetingId: meeting.id } });
      await client.cancelQueries({ queryKey: key });
      client.setQueryData(key, meeting);
      await invalidate(client, [getSession], { sessionId: meeting.sessionId });
    },
  });
}
