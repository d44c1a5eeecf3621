import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { instantInWords, withSignatures, type PrintedForm } from '@itog/documents';
import type { PersonName, SignatureMethod } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { rows } from '../../platform/db/rows.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { Printer } from '../../platform/printer.ts';
import { Seals } from '../seals/seals.service.ts';
import { printedName, storedForm } from './order-text.ts';
import { Orders } from './orders.service.ts';

const payload = z.object({ orderId: z.uuid() });

type PrintableOrder = {
  readonly number: string;
  readonly date: string;
  readonly html: string;
  readonly zone: string;
  readonly isSigned: boolean;
  readonly cancelledReason: string | null;
  readonly fileSha256: string | null;
  readonly signature: {
    readonly name: PersonName;
    readonly post: string | null;
    readonly at: string;
    readonly address: string;
    readonly method: SignatureMethod;
    readonly agreement: string | null;
    /** Null for an order signed before orders had a text. */
    readonly contentSha256: string | null;
  } | null;
};

/** Prints orders: the very HTML that was signed, with the director’s stamp; a signed one is printed once and kept. */
@Injectable()
export class OrderPrinting implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly printer: Printer,
    private readonly files: FileStore,
    private readonly seals: Seals,
    private readonly orders: Orders,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('orders.print', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    await this.fileOf(payload.parse(data).orderId);
  }

  /** SHA-256 of the signed order’s file, printed now unless it was before; null for an order that is not signed. */
  async fileOf(orderId: string): Promise<string | null> {
    const order = await this.selectPrintable(this.db.manager, orderId);
    if (!order.isSigned) return null;
    if (order.fileSha256) return order.fileSha256;
    const bytes = await this.seals.seal(await this.printer.print(formOf(order)), 'order');
    const sha256 = await this.db.transaction(async (tx) => {
      const kept = await this.files.keep(tx, bytes, 'application/pdf');
      await tx.query('UPDATE director_order SET file_sha256 = $2 WHERE id = $1 AND file_sha256 IS NULL', [
        orderId,
        kept,
      ]);
      return (await this.selectPrintable(tx, orderId)).fileSha256;
    });
    await this.orders.changed(orderId);
    return sha256;
  }

  /** The order as it would be printed now; one that is not signed says so at the foot of every sheet. */
  async form(orderId: string): Promise<PrintedForm> {
    return formOf(await this.selectPrintable(this.db.manager, orderId));
  }

  private async selectPrintable(tx: EntityManager, orderId: string): Promise<PrintableOrder> {
    const [order] = await rows<PrintableOrder>(
      tx,
      `SELECT o.number, o.date, o.html, o.signed_at IS NOT NULL AS "isSigned", o.cancelled_reason AS "cancelledReason",
              o.file_sha256 AS "fileSha256", (SELECT zone FROM organisation) AS zone,
              (SELECT json_build_object('at', s.at, 'address', s.address, 'method', s.method, 'contentSha256', s.content_sha256,
                        'agreement', a.number, 'post', u.post, 'name', json_build_object('lastName', u.last_name,
                        'firstName', u.first_name, 'patronymic', u.patronymic))
               FROM signature s JOIN app_user u ON u.id = s.user_id LEFT JOIN signing_agreement a ON a.id = s.agreement_id
               WHERE s.subject_kind = 'order' AND s.subject_id = o.id AND s.voided_at IS NULL) AS signature
       FROM director_order o WHERE o.id = $1`,
      [orderId],
    );
    if (!order) throw new Error(`order ${orderId} does not exist`);
    return order;
  }
}

function formOf(order: PrintableOrder): PrintedForm {
  const form = storedForm(order);
  const footed = (footer: string): PrintedForm => ({ ...form, page: { ...form.page, footer } });
  const { signature, zone } = order;
  if (order.cancelledReason) return footed('Проект отменён, приказом не стал');
  if (!order.isSigned || !signature) return footed('Проект: приказ ещё не подписан');
  const { name, post, at, contentSha256, address, method, agreement } = signature;
  if (!contentSha256) return footed(`Подписано простой электронной подписью ${instantInWords(new Date(at), zone)}`);
  const stamp = { place: 0, role: post ?? 'Директор', name: printedName(name), signedAt: new Date(at), zone };
  return withSignatures(form, [{ ...stamp, address, method, contentSha256, agreement: agreement && `№ ${agreement}` }]);
}
