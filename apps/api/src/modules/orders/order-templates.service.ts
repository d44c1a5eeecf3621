import { Injectable } from '@nestjs/common';
import type { InputOf, OrderTemplate, OutputOf } from '@itog/contracts';
import type { listOrderTemplates, previewOrderTemplate, saveOrderTemplate } from '@itog/contracts';
import { directorOrder } from '@itog/documents';
import {
  fillWords,
  ORDER_KINDS,
  ORDER_PLACEHOLDERS,
  templateRefusals,
  type OrderKind,
  type OrderWords,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { rows } from '../../platform/db/rows.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import { SAMPLE_LISTS, SAMPLE_WORDS } from './order-sample.ts';
import { OrderRepository } from './order.repository.ts';
import { signatoryOf } from './order-text.ts';

const SAMPLE_DATE = '2026-01-12';

/** The words that orders begin with: versions are added, never changed, and an order keeps the words it was drawn up with. */
@Injectable()
export class OrderTemplates {
  constructor(
    private readonly db: DataSource,
    private readonly orders: OrderRepository,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listOrderTemplates>> {
    const templates = await this.newest(this.db.manager);
    return { templates: templates.toSorted((a, b) => ORDER_KINDS.indexOf(a.kind) - ORDER_KINDS.indexOf(b.kind)) };
  }

  /** The words of the newest version. */
  async words(tx: EntityManager, kind: OrderKind): Promise<OrderWords> {
    const { subject, text } = found((await this.newest(tx, kind))[0]);
    return { subject, text };
  }

  async preview({
    params: { kind },
    body,
  }: InputOf<typeof previewOrderTemplate>): Promise<OutputOf<typeof previewOrderTemplate>> {
    const { organisation, director } = await this.orders.selectHead(this.db.manager);
    const form = directorOrder({
      organisation,
      number: null,
      date: SAMPLE_DATE,
      subject: fillWords(body.subject, SAMPLE_WORDS),
      text: fillWords(body.text, SAMPLE_WORDS),
      lists: SAMPLE_LISTS,
      director: signatoryOf(director),
    });
    return { refusals: templateRefusals(kind, body), title: form.title, html: form.body };
  }

  save(actorId: string, { params: { kind }, body }: InputOf<typeof saveOrderTemplate>): Promise<OrderTemplate> {
    return this.db.transaction(async (tx) => {
      refuseIf(templateRefusals(kind, body));
      const [saved] = await rows<{ version: number }>(
        tx,
        `INSERT INTO order_template (kind, version, subject, text, saved_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, version) DO NOTHING RETURNING version`,
        [kind, body.version + 1, body.subject, body.text, actorId],
      );
      const newest = found((await this.newest(tx, kind))[0]);
      if (!saved || newest.version !== saved.version) throw new Refused([{ code: 'version.stale', clause: null }]);
      const facts = { version: saved.version };
      await this.audit.record(tx, { actorId, action: 'order-templates.save', subjectId: kind, facts });
      return newest;
    });
  }

  private async newest(tx: EntityManager, kind: OrderKind | null = null): Promise<OrderTemplate[]> {
    const templates = await rows<Omit<OrderTemplate, 'placeholders'>>(
      tx,
      `SELECT DISTINCT ON (kind) kind, version, subject, text, saved_at AS "savedAt" FROM order_template
       WHERE $1::text IS NULL OR kind = $1 ORDER BY kind, version DESC`,
      [kind],
    );
    return templates.map((template) => {
      const { words, lists, optionalLists } = ORDER_PLACEHOLDERS[template.kind];
      const placeholders = { words: [...words], lists: [...lists], optionalLists: [...optionalLists] };
      return { ...template, placeholders };
    });
  }
}
