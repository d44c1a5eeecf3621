import type { MigrationInterface, QueryRunner } from 'typeorm';
import { identityTables, organisationTables, platformTables } from './first/people.ts';
import { attestationTables, commissionTables, enrolmentTables } from './first/attestation.ts';
import { programTables, questionTables } from './first/programs.ts';
import { protocolTables, registryTables } from './first/registry.ts';

/** The first schema, room by room, upstream first. */
export class EverythingFirstCreate1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = [
      platformTables,
      identityTables,
      organisationTables,
      programTables,
      questionTables,
      enrolmentTables,
      commissionTables,
      attestationTables,
      protocolTables,
      registryTables,
    ];
    for (const sql of tables) await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
