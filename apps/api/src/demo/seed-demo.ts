import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DemoContent } from './content/index.ts';
import { seedProgram, seedRetraining } from './seed-bank.ts';
import { seedConsents } from './seed-consents.ts';
import { seedGroup } from './seed-group.ts';
import { seedOrders } from './seed-orders.ts';
import { seedOrganisation } from './seed-organisation.ts';
import { seedPeople } from './seed-people.ts';
import { seedRecords } from './seed-records.ts';

export type DemoIds = {
  /** Ids of staff and learners by login. */
  readonly users: ReadonlyMap<string, string>;
  readonly programId: string;
  /** The retraining program, whose commission the director chairs (2.5). */
  readonly retrainingId: string;
  readonly groupId: string;
  readonly commissionId: string;
};

/** Writes the demo organisation up to the day before its attestation: people, programs, bank, group, signed orders. */
export async function seedTraining(
  app: INestApplicationContext,
  tx: EntityManager,
  content: DemoContent,
): Promise<DemoIds> {
  await seedOrganisation(tx, content);
  const users = await seedPeople(tx, content);
  await seedRecords(app, tx, content, users);
  await seedConsents(tx, content, users);
  const programId = await seedProgram(app, tx, content, users.get('teacher1') ?? '');
  const groupId = await seedGroup(tx, content, programId, users);
  const retrainingId = await seedRetraining(app, tx, content);
  const ids = { programId, retrainingId, groupId };
  const commissionId = await seedOrders({ app, tx, content, users }, ids);
  return { users, ...ids, commissionId };
}
