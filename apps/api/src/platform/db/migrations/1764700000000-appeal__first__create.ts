import type { MigrationInterface, QueryRunner } from 'typeorm';
import { amendments, appeals } from './appeals/appeal.ts';
import { guards } from './appeals/guards.ts';

/** Appeals (5): filed, heard, decided, made known; results changed by them, and protocols that put others right. */
export class AppealFirstCreate1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [appeals, amendments, guards]) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
