import type { MigrationInterface, QueryRunner } from 'typeorm';
import { attestationChanges, programChanges } from './meetings/attestation.ts';
import { examinationTables, meetingTables } from './meetings/meeting.ts';
import { closedMeetingGuards } from './meetings/guards.ts';

/** Exams, defences and the meetings that take them: retraining beside professional development. */
export class MeetingFirstCreate1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [programChanges, attestationChanges, meetingTables, examinationTables, closedMeetingGuards])
      await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
