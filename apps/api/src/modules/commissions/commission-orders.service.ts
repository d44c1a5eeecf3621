import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Refusal } from '@itog/contracts';
import { dayInWords, placeInLine, PROGRAM_KIND_GENITIVE, workingDaysGenitive, type OrderList } from '@itog/documents';
import {
  appealsCommissionRefusals,
  compositionChange,
  compositionRefusals,
  DEFAULT_POLICY,
  type CommissionRole,
} from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { found } from '../../platform/refused.ts';
import { OrderKinds, type Composed, type OrderMoment, type RequestOf } from '../orders/order-kinds.service.ts';
import { CommissionRepository, type Seat, type SeatFacts } from './commission.repository.ts';

type Attestation = RequestOf<'appoint-attestation-commission'> | RequestOf<'change-attestation-commission'>;
type Appeals = RequestOf<'appoint-appeals-commission'>;
type Seated = Seat & Pick<SeatFacts, 'name' | 'post' | 'degree' | 'outsideOrganisation'>;

const ROLES: Record<CommissionRole, string> = {
  chair: 'Председатель комиссии',
  member: 'Член комиссии',
  secretary: 'Секретарь комиссии',
};

/** Orders that appoint commissions and change them: who sits, who leaves, who comes, and what stands against it (2, 5.4, 5.5). */
@Injectable()
export class CommissionOrders implements OnModuleInit {
  constructor(
    private readonly kinds: OrderKinds,
    private readonly commissions: CommissionRepository,
  ) {}

  onModuleInit(): void {
    const attestation = {
      compose: (tx: EntityManager, request: Attestation, moment: OrderMoment) => this.attestation(tx, request, moment),
      keep: (tx: EntityManager, orderId: string, request: Attestation) =>
        this.commissions.upsertCommission(tx, { ...request, orderId, kind: 'attestation', authorisation: null }),
      signed: (tx: EntityManager, _: string, { programId }: Attestation) =>
        this.commissions.updateComingSessions(tx, programId),
    };
    this.kinds.own('appoint-attestation-commission', attestation);
    this.kinds.own('change-attestation-commission', attestation);
    this.kinds.own('appoint-appeals-commission', {
      compose: (tx, request) => this.appeals(tx, request),
      keep: (tx, orderId, request) => this.commissions.upsertCommission(tx, { ...request, orderId, kind: 'appeals' }),
    });
  }

  private async attestation(tx: EntityManager, request: Attestation, { date }: OrderMoment): Promise<Composed> {
    const { programId } = request;
    const program = found(await this.commissions.selectOptionalProgram(tx, programId));
    const facts = await this.factsOf(tx, 'attestation', request);
    const policy = { ...DEFAULT_POLICY[program.kind], ...program.policy };
    const composition = facts.map((seat) => ({
      ...seat,
      affiliation: seat.outsideOrganisation === null ? ('own' as const) : ('outside' as const),
    }));
    const refusals: Refusal[] = compositionRefusals(program.kind, composition, policy);
    const base = composed(program, request, facts, refusals);
    return request.kind === 'appoint-attestation-commission' ? base : this.withChange(tx, base, facts, date);
  }

  /** The order that it changes, who left and who came. */
  private async withChange(
    tx: EntityManager,
    base: Composed,
    seats: readonly Seated[],
    date: string,
  ): Promise<Composed> {
    const acting = base.programId && (await this.commissions.selectOptionalOn(tx, base.programId, 'attestation', date));
    if (!acting) return { ...base, refusals: [{ code: 'order.nothing-to-change', clause: '2.2' }, ...base.refusals] };
    const former = await this.commissions.selectOrdered(tx, acting.id);
    const { left, came } = compositionChange<Seated>(former.seats, seats);
    const { id, number, date: orderedOn } = former.order;
    return {
      ...base,
      changesOrderId: id,
      words: { ...base.words, 'прежний приказ': `от ${dayInWords(orderedOn)} №\u00a0${number}` },
      lists: { ...base.lists, выбыли: seatList(left), вошли: seatList(came) },
    };
  }

  private async appeals(tx: EntityManager, request: Appeals): Promise<Composed> {
    const program = found(await this.commissions.selectOptionalProgram(tx, request.programId));
    const facts = await this.factsOf(tx, 'appeals', request);
    const { authorisation } = request;
    const composition = facts.map((seat) => ({ ...seat, isAuthorised: authorisation !== null }));
    const refusals: Refusal[] = appealsCommissionRefusals(composition);
    const base = composed(program, request, facts, refusals);
    const chairs = (seat: Seated) =>
      seat.role === 'chair' && !facts.find(({ userId }) => userId === seat.userId)?.isDirector;
    const { appealWorkingDays } = { ...DEFAULT_POLICY[program.kind], ...program.policy };
    const note = (seat: Seated) => (authorisation && chairs(seat) ? `действует на основании: ${authorisation}` : null);
    return {
      ...base,
      words: {
        ...base.words,
        'основание полномочий': authorisation ?? '—',
        'срок рассмотрения': workingDaysGenitive(appealWorkingDays),
      },
      lists: { состав: seatList(facts, note) },
    };
  }

  private async factsOf(
    tx: EntityManager,
    kind: 'attestation' | 'appeals',
    { programId, seats }: Attestation | Appeals,
  ) {
    const ids = seats.map(({ userId }) => userId);
    const people = await this.commissions.selectPeople(tx, kind, programId, ids);
    const byId = new Map(people.map((facts) => [facts.userId, facts]));
    return seats.map(({ userId, role }) => ({ ...found(byId.get(userId)), role }));
  }
}

function composed(
  program: { readonly kind: keyof typeof PROGRAM_KIND_GENITIVE; readonly title: string },
  { programId }: Attestation | Appeals,
  seats: readonly Seated[],
  refusals: readonly Refusal[],
): Composed {
  return {
    refusals,
    programId,
    groupId: null,
    changesOrderId: null,
    words: { программа: program.title, 'вид программы': PROGRAM_KIND_GENITIVE[program.kind] },
    lists: { состав: seatList(seats) },
    leftOut: [],
  };
}

function seatList(seats: readonly Seated[], note: (seat: Seated) => string | null = () => null): OrderList {
  const inOrder = (['chair', 'member', 'secretary'] as const).flatMap((role) =>
    seats.filter((seat) => seat.role === role),
  );
  return {
    kind: 'seats',
    seats: inOrder.map((seat) => {
      const { lastName, firstName, patronymic } = seat.name;
      const place = placeInLine(seat.post, seat.degree, seat.outsideOrganisation);
      return {
        role: ROLES[seat.role],
        name: { family: lastName, given: firstName, patronymic },
        place: [place, note(seat)].filter(Boolean).join('; '),
      };
    }),
  };
}
