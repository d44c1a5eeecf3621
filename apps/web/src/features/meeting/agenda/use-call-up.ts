import { callLearner } from '@itog/contracts';
import { call } from '../../../api/call.ts';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { useAct } from '../use-act.ts';
import { useRoom } from '../use-room.ts';

/** Calls a learner up, or nobody; and shows whoever goes on. */
export function useCallUp() {
  const { meeting } = useRoom();
  const [, pick] = useUrlValue('learner');
  return useAct(async (examinationId: string | null) => {
    const answer = await call(callLearner, { params: { meetingId: meeting.id }, body: { examinationId } });
    pick('');
    return answer;
  });
}
