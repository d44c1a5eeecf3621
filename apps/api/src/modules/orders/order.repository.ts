import { Injectable } from '@nestjs/common';
import type { Order, OrderRequest, OrderSummary } from '@itog/contracts';
import type { OrderKind, OrderStatus, PersonName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** Which orders exist for the reader: all of them, or those on commissions. */
export type OrderSight = 'all' | 'commissions';

export type OrderRecord = Omit<Order, 'blockers'> & { readonly request: OrderRequest };

export type LockedOrder = Pick<OrderRecord, 'id' | 'kind' | 'number' | 'date' | 'subject' | 'text' | 'revision'> & {
  readonly request: OrderRequest;
  readonly contentSha256: string;
  readonly signedAt: Date | null;
  readonly cancelledAt: Date | null;
};

export type OrderContent = {
  readonly subject: string;
  readonly text: string;
  readonly request: OrderRequest;
  readonly html: string;
  readonly contentSha256: string;
  readonly programId: string | null;
  readonly groupId: string | null;
  readonly changesOrderId: string | null;
};

export type NewOrder = OrderContent & {
  readonly kind: OrderKind;
  readonly number: string;
  readonly date: string;
  readonly draftedBy: string;
};

export type OrderFilter = {
  readonly kind: OrderKind | null;
  readonly status: OrderStatus | null;
  readonly year: number | null;
  readonly groupId: string | null;
  readonly programId: string | null;
  readonly search: string;
  readonly offset: number;
};

export type Head = {
  readonly organisation: { readonly name: string; readonly city: string };
  readonly director: { readonly id: string; readonly name: PersonName; readonly post: string | null } | null;
};

const PAGE = 50;
const NAME = (user: string) =>
  `json_build_object('lastName', ${user}.last_name, 'firstName', ${user}.first_name, 'patronymic', ${user}.patronymic)`;
const FULL = (user: string) => `concat_ws(' ', ${user}.last_name, ${user}.first_name, ${user}.patronymic)`;
const STATUS = `CASE WHEN o.signed_at IS NOT NULL THEN 'signed' WHEN o.cancelled_at IS NOT NULL THEN 'cancelled' ELSE 'draft' END`;
const SEEN = `($1 = 'all' OR o.kind LIKE '%-commission')`;
const SUMMARY = `o.id, o.kind, o.number, o.date, o.subject, ${STATUS} AS status, o.signed_at AS "signedAt",
  CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title) END AS program,
  CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'title', g.title) END AS "group",
  (SELECT ${FULL('u')} FROM app_user u WHERE u.id = o.signed_by) AS "signedBy"`;
const FROM = `FROM director_order o LEFT JOIN program p ON p.id = o.program_id LEFT JOIN study_group g ON g.id = o.group_id`;
const FILTER = `${SEEN} AND ($2::text IS NULL OR o.kind = $2) AND ($3::text IS NULL OR ${STATUS} = $3)
  AND ($4::int IS NULL OR extract(year FROM o.date) = $4) AND ($5::uuid IS NULL OR o.group_id = $5)
  AND ($6::uuid IS NULL OR o.program_id = $6)
  AND strpos(lower(concat_ws(' ', o.number, o.subject, o.text, p.title, g.title)), lower($7)) > 0`;

@Injectable()
export class OrderRepository {
  constructor(private readonly db: DataSource) {}

  async selectOrders(sight: OrderSight, filter: OrderFilter) {
    const { kind, status, year, groupId, programId, search, offset } = filter;
    const given = [sight, kind, status, year, groupId, programId, search];
    const [count] = await rows<{ total: number }>(
      this.db.manager,
      `SELECT count(*)::integer AS total ${FROM} WHERE ${FILTER}`,
      given,
    );
    const orders = await rows<OrderSummary>(
      this.db.manager,
      `SELECT ${SUMMARY} ${FROM} WHERE ${FILTER} ORDER BY o.date DESC, o.drafted_at DESC, o.id LIMIT ${PAGE} OFFSET $8`,
      [...given, offset],
    );
    const years = await rows<{ year: number }>(
      this.db.manager,
      `SELECT DISTINCT extract(year FROM o.date)::integer AS year FROM director_order o WHERE ${SEEN} ORDER BY year DESC`,
      [sight],
    );
    return { total: count?.total ?? 0, years: years.map((row) => row.year), orders };
  }

  async selectOptionalOrder(tx: EntityManager, sight: OrderSight, orderId: string): Promise<OrderRecord | null> {
    const [order] = await rows<OrderRecord>(
      tx,
      `SELECT ${SUMMARY}, o.revision, o.text, o.html, o.content_sha256 AS "contentSha256", o.content -> 'request' AS request,
              (SELECT ${FULL('u')} FROM app_user u WHERE u.id = o.drafted_by) AS "draftedBy", o.drafted_at AS "draftedAt",
              CASE WHEN o.cancelled_at IS NOT NULL THEN json_build_object('at', o.cancelled_at, 'reason', o.cancelled_reason,
                'by', (SELECT ${FULL('u')} FROM app_user u WHERE u.id = o.cancelled_by)) END AS cancelled,
              (SELECT json_build_object('at', s.at, 'address', s.address, 'device', s.device, 'method', s.method)
               FROM signature s WHERE s.subject_kind = 'order' AND s.subject_id = o.id AND s.voided_at IS NULL) AS signature,
              (SELECT c.id FROM commission c WHERE c.order_id = o.id) AS "commissionId",
              (SELECT json_build_object('id', b.id, 'number', b.number, 'date', b.date)
               FROM director_order b WHERE b.id = o.changes_order_id) AS changes,
              o.file_sha256 IS NOT NULL AS printed
       ${FROM} WHERE ${SEEN} AND o.id = $2`,
      [sight, orderId],
    );
    return order ?? null;
  }

  async lockOptionalOrder(tx: EntityManager, orderId: string): Promise<LockedOrder | null> {
    const [order] = await rows<LockedOrder>(
      tx,
      `SELECT id, kind, number, date, subject, text, revision, content -> 'request' AS request,
              content_sha256 AS "contentSha256", signed_at AS "signedAt", cancelled_at AS "cancelledAt"
       FROM director_order WHERE id = $1 FOR UPDATE`,
      [orderId],
    );
    return order ?? null;
  }

  /** How an order begins and who can sign it; no director when nobody acts as one. */
  async selectHead(tx: EntityManager): Promise<Head> {
    const [head] = await rows<Head>(
      tx,
      `SELECT json_build_object('name', org.name, 'city', org.city) AS organisation,
              (SELECT json_build_object('id', u.id, 'name', ${NAME('u')}, 'post', u.post) FROM app_user u
               WHERE u.active AND 'director' = ANY (u.roles) ORDER BY u.created_at, u.id LIMIT 1) AS director
       FROM organisation org`,
    );
    if (!head) throw new Error('there is no organisation');
    return head;
  }

  /** Nothing when the year of its date already has an order of this number. */
  async insertOrder(tx: EntityManager, order: NewOrder): Promise<string | null> {
    const [inserted] = await rows<{ id: string }>(
      tx,
      `INSERT INTO director_order (kind, number, date, drafted_by, subject, text, content, html, content_sha256,
                                   program_id, group_id, changes_order_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (number, (extract(year FROM date))) DO NOTHING RETURNING id`,
      [order.kind, order.number, order.date, order.draftedBy, ...contentOf(order)],
    );
    return inserted?.id ?? null;
  }

  async updateContent(tx: EntityManager, orderId: string, content: OrderContent): Promise<void> {
    await tx.query(
      `UPDATE director_order SET revision = revision + 1, subject = $2, text = $3, content = $4, html = $5,
              content_sha256 = $6, program_id = $7, group_id = $8, changes_order_id = $9 WHERE id = $1`,
      [orderId, ...contentOf(content)],
    );
  }

  async updateSigned(tx: EntityManager, orderId: string, signedBy: string): Promise<void> {
    const sql = 'UPDATE director_order SET signed_by = $2, signed_at = clock_timestamp() WHERE id = $1';
    await tx.query(sql, [orderId, signedBy]);
  }

  async updateCancelled(tx: EntityManager, orderId: string, by: string, reason: string): Promise<void> {
    await tx.query(
      `UPDATE director_order SET cancelled_by = $2, cancelled_reason = $3, cancelled_at = clock_timestamp() WHERE id = $1`,
      [orderId, by, reason],
    );
  }

  /** Who is told that an order has changed: its drafter and the directors. */
  async selectAudience(orderId: string): Promise<string[]> {
    const people = await rows<{ id: string }>(
      this.db.manager,
      `SELECT drafted_by AS id FROM director_order WHERE id = $1
       UNION SELECT id FROM app_user WHERE active AND 'director' = ANY (roles)`,
      [orderId],
    );
    return people.map(({ id }) => id);
  }
}

function contentOf({ subject, text, request, html, contentSha256, ...ids }: OrderContent): unknown[] {
  const content = JSON.stringify({ request });
  return [subject, text, content, html, contentSha256, ids.programId, ids.groupId, ids.changesOrderId];
}
