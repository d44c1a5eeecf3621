import type { INestApplicationContext } from '@nestjs/common';
import type { OrderRequest } from '@itog/contracts';
import { addDays, dayOf, formatNumber, instantAt, type CommissionRole } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { OrderDrafting } from '../modules/orders/order-drafting.service.ts';
import { Jobs } from '../platform/jobs.ts';
import { rows } from '../platform/db/rows.ts';
import type { DemoContent } from './content/index.ts';

type Users = ReadonlyMap<string, string>;
type Ids = { readonly programId: string; readonly retrainingId: string; readonly groupId: string };
type Composition = { readonly chair: string; readonly members: readonly string[]; readonly secretary?: string };
type Seeding = {
  readonly app: INestApplicationContext;
  readonly tx: EntityManager;
  readonly content: DemoContent;
  readonly users: Users;
};

/** Draws up the demo’s orders as the product does and signs them in the past; gives the commission of the test. */
export async function seedOrders(seeding: Seeding, { programId, retrainingId, groupId }: Ids): Promise<string> {
  const { content, users } = seeding;
  const { commission, appealsCommission, retraining } = content.program;
  await signed(seeding, 'enrolment', { kind: 'enrol-group', groupId });
  const appointed = await signed(seeding, 'commission', {
    kind: 'appoint-attestation-commission',
    programId,
    seats: seatsOf(users, commission),
  });
  await signed(seeding, 'appeals', {
    kind: 'appoint-appeals-commission',
    programId,
    seats: seatsOf(users, appealsCommission),
    authorisation: null,
  });
  await signed(seeding, 'retraining-commission', {
    kind: 'appoint-attestation-commission',
    programId: retrainingId,
    seats: seatsOf(users, retraining.commission),
  });
  const [row] = await rows<{ id: string }>(seeding.tx, 'SELECT id FROM commission WHERE order_id = $1', [appointed]);
  if (!row) throw new Error('the demo commission was not kept');
  return row.id;
}

function seatsOf(users: Users, { chair, members, secretary }: Composition) {
  const seat = (login: string, role: CommissionRole) => ({ userId: users.get(login) ?? '', role });
  return [
    seat(chair, 'chair'),
    ...members.map((login) => seat(login, 'member')),
    ...(secretary ? [seat(secretary, 'secretary')] : []),
  ];
}

async function signed(
  { app, tx, content, users }: Seeding,
  key: DemoContent['program']['orders'][number]['key'],
  request: OrderRequest,
): Promise<string> {
  const { zone } = content.organisation;
  const order = content.program.orders.find((each) => each.key === key);
  if (!order) throw new Error(`the demo content has no order ${key}`);
  const date = addDays(dayOf(new Date(), zone), -order.daysAgo);
  const number = formatNumber(order.numberPattern, { n: order.n, year: Number(date.slice(0, 4)), kind: '' });
  const draft = { request, date, number, words: null };
  const id = await app.get(OrderDrafting, { strict: false }).draftIn(tx, users.get('admin') ?? '', draft);
  const given = [id, users.get('director'), instantAt(date, '11:00', zone)];
  await tx.query(
    `INSERT INTO signature (subject_kind, subject_id, user_id, role, content_sha256, at, address, device, method, agreement_id)
     SELECT 'order', o.id, $2, 'director', o.content_sha256, $3, '192.0.2.1', 'Демонстрационные данные', 'password',
            (SELECT id FROM signing_agreement_in_force)
     FROM director_order o WHERE o.id = $1`,
    given,
  );
  await tx.query(
    `UPDATE director_order SET signed_by = $2, signed_at = $3, drafted_at = $3::timestamptz - interval '1 hour' WHERE id = $1`,
    given,
  );
  await app.get(Jobs, { strict: false }).enqueue(tx, 'orders.print', [{ orderId: id }]);
  return id;
}
