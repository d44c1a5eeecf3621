import { Injectable } from '@nestjs/common';
import type {
  InputOf,
  recordAcknowledgementRefusal,
  recordHearingPresence,
  scheduleHearing,
  voteOnAppeal,
} from '@itog/contracts';
import {
  hearingAbsenceRefusals,
  deedRefusals,
  fullName,
  hearingTimeRefusals,
  voteRefusals,
  type AppealDeed,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { AppealNews } from '../appeals/appeal-news.service.ts';
import { Appeals, type AppealRecord } from '../appeals/appeals.service.ts';
import { HearingRepository } from './hearing.repository.ts';

/** The hearing of an appeal: when and where, who is there, how they vote (5.4–5.8). */
@Injectable()
export class Hearings {
  constructor(
    private readonly db: DataSource,
    private readonly appeals: Appeals,
    private readonly hearings: HearingRepository,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly news: AppealNews,
  ) {}

  /** Sets date and place within the working days of the policy (5.6), before a commission that may consider it (5.4, 5.5). */
  schedule(user: User, { params, body }: InputOf<typeof scheduleHearing>): Promise<void> {
    return this.act(user, params.appealId, 'schedule', async (tx, record) => {
      const considerBy = await this.appeals.considerBy(tx, record);
      refuseIf([
        ...hearingTimeRefusals(body, { now: record.now, considerBy, workingDays: record.workingDays.consider }),
        ...this.appeals.commissionRefusals(record),
      ]);
      const commissionId = found(record.commission).id;
      await this.hearings.updateScheduled(tx, record.id, { ...body, commissionId });
      await this.news.tell(tx, 'invited', record.id);
      return body;
    });
  }

  recordPresence(user: User, { params, body }: InputOf<typeof recordHearingPresence>): Promise<void> {
    const { appealId, userId } = params;
    return this.act(user, appealId, 'record-presence', async (tx, record) => {
      const concerned = [
        ...found(record.commission).seats.map((seat) => seat.userId),
        record.attestationChair.id,
        record.learner.id,
      ];
      found(concerned.includes(userId) || null);
      refuseIf(hearingAbsenceRefusals(await this.hearings.selectVoted(tx, appealId), userId, body.present));
      await this.hearings.upsertPresence(tx, appealId, userId, body.present);
      return { userId, ...body };
    });
  }

  open(user: User, appealId: string): Promise<void> {
    return this.act(user, appealId, 'open', async (tx, record) => {
      refuseIf(this.appeals.openRefusals(record, user));
      await this.hearings.updateOpened(tx, appealId);
      return {};
    });
  }

  /** One’s own vote, changeable until the decision; how he votes stays out of every log until then. */
  vote(user: User, { params, body }: InputOf<typeof voteOnAppeal>): Promise<void> {
    return this.act(user, params.appealId, 'vote', async (tx, record) => {
      refuseIf(voteRefusals(record.commission?.seats ?? [], user.id));
      await this.hearings.upsertVote(tx, record.id, user.id, body.vote, body.opinion);
      return {};
    });
  }

  /** The learner would not sign that he has seen the decision: recorded before two witnesses (5.11). */
  recordRefusal(user: User, { params, body }: InputOf<typeof recordAcknowledgementRefusal>): Promise<void> {
    return this.act(user, params.appealId, 'record-refusal', async (tx, record) => {
      const recordedBy = fullName(await this.hearings.selectNameOf(tx, user.id));
      await this.hearings.updateAcknowledged(tx, record.id, { ...body, recordedBy });
      await this.jobs.enqueue(tx, 'appeals.print', [{ appealId: record.id, paper: 'protocol' }]);
      return body;
    });
  }

  /** One deed: the appeal held, the deed allowed now to this person, written down, and everybody told. */
  private async act(
    user: User,
    appealId: string,
    deed: AppealDeed,
    work: (tx: EntityManager, record: AppealRecord) => Promise<object>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, appealId);
      refuseIf(deedRefusals(record.state, deed, this.appeals.parties(record, user)));
      const facts = await work(tx, record);
      await this.audit.record(tx, { actorId: user.id, action: `appeals.${deed}`, subjectId: appealId, facts });
    });
    await this.news.changed(appealId);
  }
}
