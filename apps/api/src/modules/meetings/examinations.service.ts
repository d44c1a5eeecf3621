import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  confirmMark,
  drawCard,
  drawMyCard,
  InputOf,
  Meeting,
  OutputOf,
  recordAbsence,
  recordExamination,
} from '@itog/contracts';
import {
  absenceRefusals,
  cardRefusals,
  cardsToDrawFrom,
  confirmationRefusals,
  examinationStateRefusals,
  markOpeningRefusals,
  quorumRefusals,
  stateRefusals,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { ExaminationRepository, type Card, type Examination } from './examination.repository.ts';
import { MeetingFloor } from './floor.service.ts';
import { MeetingRepository, type HeldMeeting } from './meeting.repository.ts';

type ExaminationParams = { readonly meetingId: string; readonly examinationId: string };

/** The examination of one learner as chair and secretary lead it: absence, card, times, the marks opened and confirmed (4). */
@Injectable()
export class Examinations {
  constructor(
    private readonly db: DataSource,
    private readonly meetings: MeetingRepository,
    private readonly examinations: ExaminationRepository,
    private readonly floor: MeetingFloor,
  ) {}

  /** Records that the learner did not come, or takes it back. */
  absence(user: User, { params, body }: InputOf<typeof recordAbsence>): Promise<Meeting> {
    const { meetingId, examinationId } = params;
    return this.floor.act({ user, meetingId, duty: 'record' }, async (tx, held) => {
      const examination = await this.examinationOf(tx, params);
      if (examination.absent === body.absent) return null;
      if (body.absent) refuseIf(absenceRefusals(examination));
      await this.examinations.updateAbsent(tx, examinationId, body.absent);
      if (held.currentExaminationId === examinationId) await this.meetings.updateCurrent(tx, meetingId, null);
      return { kind: 'absence', facts: { examinationId, absent: body.absent } };
    });
  }

  /** Draws a card at random, or records the printed one (3.10). A repeat finds the card drawn. */
  async card(user: User, { params, body }: InputOf<typeof drawCard>): Promise<Meeting> {
    const { meetingId, examinationId } = params;
    const meeting = await this.floor.act({ user, meetingId, duty: 'record' }, async (tx) => {
      const examination = await this.examinationOf(tx, params);
      refuseIf(examinationStateRefusals(examination));
      const card = await this.draw(tx, params, examination, body.cardId);
      return card && { kind: 'card', facts: { examinationId, number: card.number, chosen: body.cardId !== null } };
    });
    const drawn = meeting.examinations.find(({ id }) => id === examinationId);
    if (drawn) await this.floor.tellLearner(meeting.sessionId, drawn.enrolmentId);
    return meeting;
  }

  /** The learner who is called up draws his own card; drawn once, it stays. */
  async drawOwn(user: User, { params }: InputOf<typeof drawMyCard>): Promise<OutputOf<typeof drawMyCard>> {
    const drawn = await this.db.transaction(async (tx) => {
      const own = found(await this.examinations.lockOptionalOwn(tx, user.id, params.sessionId));
      const meeting = found(await this.meetings.selectOptionalState(tx, own.meetingId));
      refuseIf(stateRefusals(meeting));
      const examination = await this.examinationOf(tx, own);
      const isCalled = meeting.currentExaminationId === own.examinationId;
      refuseIf(examinationStateRefusals({ ...examination, startedAt: isCalled ? examination.startedAt : null }));
      const card = await this.draw(tx, own, examination, null);
      const facts = { examinationId: own.examinationId, number: card?.number, byLearner: true };
      if (card) await this.floor.record(tx, user.id, own.meetingId, { kind: 'card', facts });
      const held = found(await this.examinations.selectOptionalCard(tx, own.examinationId));
      return { card: held, meetingId: own.meetingId };
    });
    this.floor.tell(drawn.meetingId);
    return drawn.card;
  }

  /** The card newly drawn; null when the learner holds one already. */
  private async draw(
    tx: EntityManager,
    { meetingId, examinationId }: ExaminationParams,
    { cardId, cardNumber }: Examination,
    wanted: string | null,
  ): Promise<Card | null> {
    const held = cardId && cardNumber ? { id: cardId, number: cardNumber } : null;
    if (held && (wanted === null || wanted === held.id)) return null;
    const cards = await this.examinations.lockCards(tx, meetingId);
    const free = cardsToDrawFrom(cards);
    const id = wanted ?? (free.length > 0 ? free[randomInt(free.length)]?.id : undefined) ?? '';
    refuseIf(cardRefusals(cards, held, id));
    const card = found(cards.find((each) => each.id === id));
    await this.examinations.updateCard(tx, examinationId, card);
    return card;
  }

  /** Writes what is given of times, report and remarks, and leaves the rest to who else writes it. */
  record(user: User, { params, body }: InputOf<typeof recordExamination>): Promise<Meeting> {
    const { meetingId, examinationId } = params;
    return this.floor.act({ user, meetingId, duty: 'record' }, async (tx, held) => {
      const examination = await this.examinationOf(tx, params);
      refuseIf(examinationStateRefusals(examination));
      refuseTimesOutside(held, defined(body));
      refuseReversedTimes({ ...examination, ...defined(body) });
      await this.examinations.updateRecord(tx, examinationId, defined(body));
      return { kind: 'record', facts: { examinationId, ...body } };
    });
  }

  /** The chair opens the members’ marks once everybody present has given his (4) and they are a quorum (2.4). */
  openMarks(user: User, params: ExaminationParams): Promise<Meeting> {
    const { meetingId, examinationId } = params;
    return this.floor.act({ user, meetingId, duty: 'lead' }, async (tx, held) => {
      const examination = await this.examinationOf(tx, params);
      if (examination.marksOpenedAt) return null;
      const voters = await this.examinations.selectVoters(tx, meetingId, examinationId);
      refuseIf([
        ...quorumRefusals(await this.meetings.selectSeats(tx, held), held.policy),
        ...markOpeningRefusals(examination, voters),
      ]);
      await this.examinations.updateMarksOpened(tx, examinationId);
      return { kind: 'open-marks', facts: { examinationId, marks: voters.map(({ name, mark }) => ({ name, mark })) } };
    });
  }

  /** The chair confirms the mark (4) while the commission has its quorum (2.4); until he closes, he may mend it. */
  confirm(user: User, { params, body }: InputOf<typeof confirmMark>): Promise<Meeting> {
    const { meetingId, examinationId } = params;
    const { mark, reason } = body;
    return this.floor.act({ user, meetingId, duty: 'lead' }, async (tx, held) => {
      const examination = await this.examinationOf(tx, params);
      if (examination.mark === mark && examination.markReason === reason) return null;
      const voters = await this.examinations.selectVoters(tx, meetingId, examinationId);
      const given = voters.flatMap((voter) => voter.mark ?? []);
      refuseIf([
        ...quorumRefusals(await this.meetings.selectSeats(tx, held), held.policy),
        ...confirmationRefusals({ ...examination, mark, reason, given, policy: held.policy }),
      ]);
      await this.examinations.updateConfirmed(tx, examinationId, { mark, reason, userId: user.id });
      return { kind: 'confirm-mark', facts: { examinationId, mark, reason, before: examination.mark } };
    });
  }

  private async examinationOf(
    tx: EntityManager,
    { meetingId, examinationId }: ExaminationParams,
  ): Promise<Examination> {
    return found(await this.examinations.selectOptionalExamination(tx, meetingId, examinationId));
  }
}

type Patch = InputOf<typeof recordExamination>['body'];

function defined(patch: Patch): { [Key in keyof Patch]?: Exclude<Patch[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

const MINUTE = 60_000;

/** Times are written by the minute, and clocks differ by less than one. */
function refuseTimesOutside({ openedAt, now }: HeldMeeting, times: ReturnType<typeof defined>): void {
  const openedMinute = Math.floor((openedAt ?? now).getTime() / MINUTE) * MINUTE;
  const issues = (['startedAt', 'endedAt'] as const).flatMap((path) => {
    const at = times[path]?.getTime();
    if (at === undefined) return [];
    if (at < openedMinute) return [{ path, message: 'Время раньше открытия заседания' }];
    return at > now.getTime() + MINUTE ? [{ path, message: 'Это время ещё не наступило' }] : [];
  });
  if (issues.length > 0) throw new Refused([{ code: 'input.invalid', clause: null, issues }]);
}

function refuseReversedTimes({ startedAt, endedAt }: Pick<Examination, 'startedAt' | 'endedAt'>): void {
  if (!startedAt || !endedAt || startedAt <= endedAt) return;
  const issues = [{ path: 'endedAt', message: 'Окончание раньше начала' }];
  throw new Refused([{ code: 'input.invalid', clause: null, issues }]);
}
