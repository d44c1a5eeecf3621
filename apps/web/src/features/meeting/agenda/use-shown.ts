import type { Examination } from '@itog/contracts';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { useRoom } from '../use-room.ts';

/** The examination on the screen: the one that the reader has picked, else the one that goes on; null when neither. */
export function useShown(): Examination | null {
  const { examinations, currentExaminationId } = useRoom().meeting;
  const [picked] = useUrlValue('learner');
  const of = (id: string | null) => examinations.find((each) => each.id === id);
  return of(picked) ?? of(currentExaminationId) ?? null;
}
