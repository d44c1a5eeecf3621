import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Refusal } from '@itog/contracts';
import type { OrderList } from '@itog/documents';
import { fullName, passDocument, type DocumentKind, type PersonName, type ProgramKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { EnrolmentOrders } from '../enrolments/enrolment-orders.service.ts';
import { OrderKinds, type Composed, type OrderMoment, type RequestOf } from '../orders/order-kinds.service.ts';
import { DueDocumentsService } from '../protocols/due-documents.service.ts';

type Request = RequestOf<'complete-and-discharge'>;
type LearnerRow = {
  readonly id: string;
  readonly name: PersonName;
  /** What was issued to him and is valid. */
  readonly issued: readonly { readonly kind: DocumentKind; readonly number: string; readonly absent: boolean }[];
  /** Numbers kept for him since his protocol was drawn up. */
  readonly reserved: readonly { readonly kind: DocumentKind; readonly number: string }[];
};
type Settled = LearnerRow & { readonly kind: DocumentKind; readonly number: string | null; readonly absent: boolean };

const DOCUMENTS: Record<ReturnType<typeof passDocument>, string> = {
  certificate: 'удостоверения о повышении квалификации',
  diploma: 'дипломы о профессиональной переподготовке',
};
const NOT_PASSED = 'Итоговая аттестация не пройдена';
const NOT_COME = 'Неявка на итоговую аттестацию';

/** What the order rests on, in the genitive after «на основании». */
const GROUNDS = {
  protocols: 'протоколов заседаний аттестационной комиссии',
  nobodyCame: 'пункта 3.14 Положения об итоговой аттестации слушателей',
} as const;

/** Orders that end the studies of a group: those whose results are official, in two lists (3.12–3.14). */
@Injectable()
export class DischargeOrders implements OnModuleInit {
  constructor(
    private readonly kinds: OrderKinds,
    private readonly enrolmentOrders: EnrolmentOrders,
    private readonly dueDocuments: DueDocumentsService,
  ) {}

  onModuleInit(): void {
    this.kinds.own('complete-and-discharge', {
      compose: (tx, request, moment) => this.compose(tx, request, moment),
      keep: (tx, orderId, request) => this.keep(tx, orderId, request),
    });
  }

  private async compose(tx: EntityManager, { groupId }: Request, { orderId }: OrderMoment): Promise<Composed> {
    const { programId, kind, words } = await this.enrolmentOrders.groupWords(tx, groupId);
    const { settled, pending, hasProtocol } = await this.standings(tx, groupId, orderId);
    const nobody: Refusal[] = settled.length === 0 ? [{ code: 'order.nobody-to-discharge', clause: '3.12' }] : [];
    return {
      refusals: nobody,
      programId,
      groupId,
      changesOrderId: null,
      words: {
        ...words,
        документ: documentWords(kind),
        основание: GROUNDS[hasProtocol ? 'protocols' : 'nobodyCame'],
        'число слушателей': String(settled.length),
      },
      lists: {
        'с документом': learners(
          'Номер документа',
          settled.filter((each) => each.kind !== 'reference'),
          ({ number }) => number ?? '—',
        ),
        'без документа': learners(
          'Основание',
          settled.filter((each) => each.kind === 'reference'),
          ({ absent }) => (absent ? NOT_COME : NOT_PASSED),
        ),
      },
      leftOut: pending.map(({ name }) => fullName(name)),
    };
  }

  private async keep(tx: EntityManager, orderId: string, { groupId }: Request): Promise<void> {
    const { settled } = await this.standings(tx, groupId, orderId);
    await tx.query('DELETE FROM order_learner WHERE order_id = $1', [orderId]);
    await tx.query('INSERT INTO order_learner (order_id, enrolment_id) SELECT $1, unnest($2::uuid[])', [
      orderId,
      settled.map(({ id }) => id),
    ]);
  }

  /**
   * Whose attestation is over, with the document that follows, and whose is not: by a signed protocol, or, where nobody of the
   * group came, because the time to come is over (3.14).
   */
  private async standings(tx: EntityManager, groupId: string, orderId: string | null) {
    const protocols = await rows<{ id: string }>(
      tx,
      `SELECT p.id FROM protocol p JOIN attestation_session s ON s.id = p.session_id
       WHERE s.group_id = $1 AND p.status = 'signed'`,
      [groupId],
    );
    const byProtocol = await this.dueDocuments.of(
      tx,
      protocols.map(({ id }) => id),
    );
    const { byOrder, unordered } = await this.dueDocuments.ofNobodyCame(tx, [groupId]);
    const due = new Map(
      [...byProtocol.values(), ...byOrder.values(), ...unordered.values()].flatMap(({ due, withheld }) =>
        [...due, ...withheld].map(({ enrolmentId, kind, absent }) => [enrolmentId, { kind, absent }] as const),
      ),
    );
    const all = await this.selectLearners(tx, groupId, orderId);
    const settled = all.flatMap((learner): Settled[] => {
      const [issued] = learner.issued;
      const planned = due.get(learner.id);
      const kind = issued?.kind ?? planned?.kind;
      if (!kind) return [];
      const number = issued?.number ?? learner.reserved.find((each) => each.kind === kind)?.number ?? null;
      return [{ ...learner, kind, number, absent: issued?.absent ?? planned?.absent ?? false }];
    });
    const over = new Set(settled.map(({ id }) => id));
    return { settled, pending: all.filter(({ id }) => !over.has(id)), hasProtocol: protocols.length > 0 };
  }

  private selectLearners(tx: EntityManager, groupId: string, orderId: string | null): Promise<LearnerRow[]> {
    return rows<LearnerRow>(
      tx,
      `SELECT e.id, json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name,
              coalesce((SELECT json_agg(json_build_object('kind', d.kind, 'number', n.text,
                                                   'absent', coalesce(d.snapshot -> 'absent' = 'true', false)) ORDER BY d.issued_at DESC)
                        FROM issued_document d JOIN document_number n ON n.id = d.number_id
                        WHERE d.enrolment_id = e.id AND d.status = 'valid' AND d.kind <> 'extract'), '[]') AS issued,
              coalesce((SELECT json_agg(json_build_object('kind', n.series, 'number', n.text))
                        FROM document_number n WHERE n.enrolment_id = e.id AND n.state = 'reserved'), '[]') AS reserved
       FROM enrolment e JOIN app_user u ON u.id = e.learner_id
       WHERE e.group_id = $1 AND NOT EXISTS (
         SELECT 1 FROM order_learner l JOIN director_order o ON o.id = l.order_id
         WHERE l.enrolment_id = e.id AND o.kind = 'complete-and-discharge' AND o.cancelled_at IS NULL
           AND o.id IS DISTINCT FROM $2)
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", e.id`,
      [groupId, orderId],
    );
  }
}

const documentWords = (kind: ProgramKind): string => DOCUMENTS[passDocument(kind)];

function learners(column: string, settled: readonly Settled[], cell: (learner: Settled) => string): OrderList {
  const people = settled.map((learner) => {
    const { lastName, firstName, patronymic } = learner.name;
    return { name: { family: lastName, given: firstName, patronymic }, cells: [cell(learner)] };
  });
  return { kind: 'people', columns: [column], people };
}
