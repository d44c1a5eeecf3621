import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DemoContent } from './content/index.ts';
import { seedProgram } from './seed-bank.ts';
import { seedCommission } from './seed-commission.ts';
import { seedGroup } from './seed-group.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { seedPeople } from './seed-people.ts';

export type DemoIds = {
  /** Ids of staff and learners by login. */
  readonly users: ReadonlyMap<string, string>;
  readonly programId: string;
  readonly groupId: string;
  readonly commissionId: string;
};

/** Writes the demo organisation up to the day before its attestation: people, program, bank, group, commission. */
export async function seedTraining(
  app: INestApplicationContext,
  tx: EntityManager,
  content: DemoContent,
): Promise<DemoIds> {
  await seedOrganisation(tx, content);
  const users = await seedPeople(tx, content);
  const programId = await seedProgram(app, tx, content, users.get('teacher1') ?? '');
  const groupId = await seedGroup(tx, content, programId, users);
  const commissionId = await seedCommission(app, tx, content, programId, users);
  return { users, programId, groupId, commissionId };
}
