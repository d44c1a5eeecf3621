import type { INestApplicationContext } from '@nestjs/common';
import { addDays, dayOf, formatNumber, instantAt } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { CommissionRepository } from '../modules/commissions/commission.repository.ts';
import type { DemoContent } from './content/index.ts';

/** Writes the attestation commission with its order, which the director has signed; gives the commission's id. */
export async function seedCommission(
  app: INestApplicationContext,
  tx: EntityManager,
  { organisation: { zone }, program: { commission, orders } }: DemoContent,
  programId: string,
  users: ReadonlyMap<string, string>,
): Promise<string> {
  const order = orders.find(({ key }) => key === 'commission');
  if (!order) throw new Error('the demo content has no order on the commission');
  const date = addDays(dayOf(new Date(), zone), -order.daysAgo);
  const number = formatNumber(order.numberPattern, { n: order.n, year: Number(date.slice(0, 4)), kind: '' });
  const seats = [
    { login: commission.chair, role: 'chair' as const },
    ...commission.members.map((login) => ({ login, role: 'member' as const })),
    { login: commission.secretary, role: 'secretary' as const },
  ].map(({ login, role }) => ({ userId: users.get(login) ?? '', role }));
  const draft = { programId, orderNumber: number, orderDate: date, draftedBy: users.get('admin') ?? '', seats };
  const commissionId = await app.get(CommissionRepository, { strict: false }).insertCommission(tx, draft);
  if (!commissionId) throw new Error(`the order ${number} is there already`);
  await tx.query(
    `WITH signed AS (
       INSERT INTO signature (subject_kind, subject_id, user_id, role, at, address, device, method)
       SELECT 'order', c.order_id, $2, 'director', $3, '192.0.2.1', 'Демонстрационные данные', 'password'
       FROM commission c WHERE c.id = $1 RETURNING subject_id
     )
     UPDATE director_order o SET signed_by = $2, signed_at = $3 FROM signed WHERE o.id = signed.subject_id`,
    [commissionId, users.get('director'), instantAt(date, '11:00', zone)],
  );
  return commissionId;
}
