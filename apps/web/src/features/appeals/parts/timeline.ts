import type { AppealedResult } from '@itog/contracts';
import { paths } from '../../../paths.ts';

/** Where the course of what is appealed is told: what its commission will see. */
export function timelineOf({ kind, id }: AppealedResult): string {
  return kind === 'attempt' ? paths.attemptTimeline(id) : paths.examinationTimeline(id);
}
