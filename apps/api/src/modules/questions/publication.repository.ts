import { Injectable } from '@nestjs/common';
import type { Policy, ProgramKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

export type PolicyRow = {
  readonly kind: ProgramKind;
  readonly policy: Partial<Policy>;
  /** Null for the program’s own policy. */
  readonly sessionId: string | null;
};

@Injectable()
export class PublicationRepository {
  /** Makes every draft of the bank the version that papers are drawn from; gives how many there were. */
  async publishDrafts(tx: EntityManager, programId: string): Promise<number> {
    const published = await rows(
      tx,
      `WITH drafts AS (
         UPDATE question q SET published_version_id = d.draft_version_id, draft_version_id = NULL
         FROM question d WHERE d.id = q.id AND q.program_id = $1 AND q.withdrawn_at IS NULL
           AND q.draft_version_id IS NOT NULL RETURNING q.published_version_id AS id
       )
       UPDATE question_version v SET published_at = now() FROM drafts WHERE drafts.id = v.id RETURNING v.id`,
      [programId],
    );
    return published.length;
  }

  /** What the program and each of its sessions that may still be started have set, the program first. */
  selectPolicies(tx: EntityManager, programId: string): Promise<PolicyRow[]> {
    return rows(
      tx,
      `SELECT p.kind, p.policy, NULL AS "sessionId" FROM program p WHERE p.id = $1
       UNION ALL
       SELECT p.kind, s.policy, s.id FROM attestation_session s
       JOIN study_group g ON g.id = s.group_id JOIN program p ON p.id = g.program_id
       WHERE p.id = $1 AND s.cancelled_at IS NULL
         -- A retake draws a paper of its own, days after the session’s window, or after a fail is announced that was hidden, or was
         -- a pass before (3.8).
         AND greatest(s.start_until, (
               SELECT max(coalesce(r.announced_at, 'infinity')) FROM attempt a
               LEFT JOIN protocol_result r ON r.attempt_id = a.id AND r.mark = a.mark
               WHERE a.session_id = s.id AND a.annulled_at IS NULL AND (
                 NOT (s.policy->>'showPreliminaryScore')::boolean OR EXISTS (
                   SELECT FROM result_change c WHERE c.attempt_id = a.id AND c.from_mark = 'pass' AND c.to_mark = 'fail'))))
             + ((s.policy->>'retakeDays')::integer + 2) * interval '1 day' > clock_timestamp()`,
      [programId],
    );
  }

  /**
   * Deletes the program's papers that nobody has started: the next draw takes the questions of now. A paper that is being
   * started this very moment is left to its learner; two statements, so that the second sees who has started meanwhile.
   */
  async deleteUnstartedPapers(tx: EntityManager, programId: string): Promise<number> {
    const locked = await rows<{ id: string }>(
      tx,
      `SELECT p.id FROM paper p
       JOIN attestation_session s ON s.id = p.session_id JOIN study_group g ON g.id = s.group_id
       WHERE g.program_id = $1 AND NOT EXISTS (SELECT FROM attempt a WHERE a.id = p.id)
       FOR UPDATE OF p SKIP LOCKED`,
      [programId],
    );
    const deleted = await rows(
      tx,
      `DELETE FROM paper p WHERE p.id = ANY ($1) AND NOT EXISTS (SELECT FROM attempt a WHERE a.id = p.id) RETURNING p.id`,
      [locked.map(({ id }) => id)],
    );
    return deleted.length;
  }
}
