import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Refusal } from '@itog/contracts';
import { hoursGenitive, periodInWords, PROGRAM_KIND_GENITIVE } from '@itog/documents';
import type { PersonName, ProgramKind } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { found } from '../../platform/refused.ts';
import { OrderKinds, type Composed, type OrderMoment, type RequestOf } from '../orders/order-kinds.service.ts';

type Request = RequestOf<'enrol-group'>;
type GroupFacts = {
  readonly programId: string;
  readonly programKind: ProgramKind;
  readonly program: string;
  readonly hours: number;
  readonly studyForm: string;
  readonly group: string;
  readonly startsOn: string;
  readonly endsOn: string;
};
type LearnerRow = { readonly id: string; readonly name: PersonName; readonly customer: string | null };
export type GroupWords = {
  readonly programId: string;
  readonly kind: ProgramKind;
  readonly words: Record<string, string>;
};

/** Orders that enrol the learners of a group: everybody whom no earlier order has enrolled. */
@Injectable()
export class EnrolmentOrders implements OnModuleInit {
  constructor(private readonly kinds: OrderKinds) {}

  onModuleInit(): void {
    this.kinds.own('enrol-group', {
      compose: (tx, request, moment) => this.compose(tx, request, moment),
      keep: (tx, orderId, request) => this.keep(tx, orderId, request),
    });
  }

  /** What any order on a group says of it. */
  async groupWords(tx: EntityManager, groupId: string): Promise<GroupWords> {
    const [facts] = await rows<GroupFacts>(
      tx,
      `SELECT p.id AS "programId", p.kind AS "programKind", p.title AS program, p.hours, p.study_form AS "studyForm",
              g.title AS "group", g.starts_on AS "startsOn", g.ends_on AS "endsOn"
       FROM study_group g JOIN program p ON p.id = g.program_id WHERE g.id = $1`,
      [groupId],
    );
    const { programId, programKind, program, hours, studyForm, group, startsOn, endsOn } = found(facts);
    const words = {
      программа: program,
      'вид программы': PROGRAM_KIND_GENITIVE[programKind],
      группа: group,
      объём: hoursGenitive(hours),
      'форма обучения': studyForm,
      период: periodInWords({ from: startsOn, to: endsOn }),
    };
    return { programId, kind: programKind, words };
  }

  private async compose(tx: EntityManager, { groupId }: Request, { orderId }: OrderMoment): Promise<Composed> {
    const { programId, words } = await this.groupWords(tx, groupId);
    const learners = await this.selectLearners(tx, groupId, orderId);
    const withCustomers = learners.some(({ customer }) => customer !== null);
    const nobody: Refusal[] = learners.length === 0 ? [{ code: 'order.nobody-to-enrol', clause: null }] : [];
    const people = learners.map(({ name: { lastName, firstName, patronymic }, customer }) => ({
      name: { family: lastName, given: firstName, patronymic },
      cells: withCustomers ? [customer ?? '—'] : [],
    }));
    return {
      refusals: nobody,
      programId,
      groupId,
      changesOrderId: null,
      words: { ...words, 'число слушателей': String(learners.length) },
      lists: { слушатели: { kind: 'people', columns: withCustomers ? ['Заказчик обучения'] : [], people } },
      leftOut: [],
    };
  }

  private async keep(tx: EntityManager, orderId: string, { groupId }: Request): Promise<void> {
    const learners = await this.selectLearners(tx, groupId, orderId);
    await tx.query('DELETE FROM order_learner WHERE order_id = $1', [orderId]);
    await tx.query('INSERT INTO order_learner (order_id, enrolment_id) SELECT $1, unnest($2::uuid[])', [
      orderId,
      learners.map(({ id }) => id),
    ]);
  }

  private selectLearners(tx: EntityManager, groupId: string, orderId: string | null): Promise<LearnerRow[]> {
    return rows<LearnerRow>(
      tx,
      `SELECT e.id, coalesce(e.customer, g.customer) AS customer,
              json_build_object('lastName', u.last_name, 'firstName', u.first_name, 'patronymic', u.patronymic) AS name
       FROM enrolment e JOIN study_group g ON g.id = e.group_id JOIN app_user u ON u.id = e.learner_id
       WHERE e.group_id = $1 AND NOT EXISTS (
         SELECT 1 FROM order_learner l JOIN director_order o ON o.id = l.order_id
         WHERE l.enrolment_id = e.id AND o.kind = 'enrol-group' AND o.cancelled_at IS NULL AND o.id IS DISTINCT FROM $2)
       ORDER BY u.last_name COLLATE "ru-RU-x-icu", u.first_name COLLATE "ru-RU-x-icu", e.id`,
      [groupId, orderId],
    );
  }
}
