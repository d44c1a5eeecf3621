import { Injectable } from '@nestjs/common';
import type {
  confirmRegrade,
  InputOf,
  listAppealedQuestions,
  OutputOf,
  previewRegrade,
  Refusal,
  RulingVotes,
  voteOnRuling,
} from '@itog/contracts';
import { dayInWords } from '@itog/documents';
import {
  dayOf,
  deedRefusals,
  findingRefusals,
  rulingRefusals,
  rulingVoteRefusals,
  votersOf,
  voteRefusals,
  type AppealDeed,
  type RulingVote,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { AppealNews } from '../appeals/appeal-news.service.ts';
import { Appeals, type AppealRecord } from '../appeals/appeals.service.ts';
import { Consequences } from './consequences.service.ts';
import { RegradeRepository, type Asked, type DryRun, type Totals } from './regrade.repository.ts';

const MOST_CHANGES = 500;

/** A question found wrong at a hearing: first a dry run over everybody who had it, then what it has shown (5.10). */
@Injectable()
export class Regrade {
  constructor(
    private readonly db: DataSource,
    private readonly appeals: Appeals,
    private readonly regrades: RegradeRepository,
    private readonly consequences: Consequences,
    private readonly audit: Audit,
    private readonly news: AppealNews,
  ) {}

  /** Of the appealed attempt, with its key: for the commission at its hearing alone. */
  async questions(user: User, appealId: string): Promise<OutputOf<typeof listAppealedQuestions>> {
    return this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, appealId);
      refuseIf(this.deedRefusals(record, user, 'vote'));
      return { questions: await this.regrades.selectQuestions(tx, appealId) };
    });
  }

  /** Whose score would change and whose result would flip, and in which direction; writes nothing. */
  async preview(
    user: User,
    { params, body }: InputOf<typeof previewRegrade>,
  ): Promise<OutputOf<typeof previewRegrade>> {
    return this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, params.appealId);
      refuseIf(this.deedRefusals(record, user, 'vote'));
      const asked = cut(body);
      const { refusals, votes, totals, changes } = await this.judge(tx, record, asked, MOST_CHANGES);
      return { ...totals, refusals, changes, votes: votesView(record, user, votes) };
    });
  }

  /** The member’s own vote on a question; how he votes stays out of every log, as on the appeal itself. */
  async vote(user: User, { params, body }: InputOf<typeof voteOnRuling>): Promise<OutputOf<typeof voteOnRuling>> {
    const { appealId } = params;
    const { versionId, finding } = body;
    const voted = await this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, appealId);
      refuseIf(this.deedRefusals(record, user, 'vote'));
      const version = found(await this.regrades.selectOptionalVersion(tx, appealId, versionId));
      const vote = { versionId, finding, rightOptionId: finding === 'key' ? body.rightOptionId : null };
      refuseIf([...voteRefusals(record.commission?.seats ?? [], user.id), ...findingRefusals({ ...version, ...vote })]);
      await this.regrades.upsertVote(tx, appealId, user.id, vote);
      await this.audit.record(tx, { actorId: user.id, action: 'appeals.vote', subjectId: appealId, facts: {} });
      return votesView(record, user, await this.regrades.selectVotes(tx, appealId, versionId));
    });
    await this.news.changed(appealId);
    return voted;
  }

  /** Exactly what the dry run has shown, all of it or none: scores, results, amended protocols, documents. */
  async confirm(
    user: User,
    origin: Origin,
    { params, body }: InputOf<typeof confirmRegrade>,
  ): Promise<OutputOf<typeof confirmRegrade>> {
    const { appealId } = params;
    const done = await this.db.transaction(async (tx) => {
      const record = await this.appeals.hold(tx, user, appealId);
      refuseIf(this.deedRefusals(record, user, 'decide'));
      const asked = cut(body);
      await this.regrades.lockVersion(tx, asked.versionId);
      const { refusals, votes, totals } = await this.judge(tx, record, asked, 0);
      refuseIf(refusals);
      if (totals.sha256 !== body.sha256) throw new Refused([{ code: 'regrade.preview-stale', clause: null }]);
      const ruling = { appealId, reasons: body.reasons, decidedBy: user.id };
      const rulingId = await this.regrades.insertRuling(tx, asked, ruling);
      await this.regrades.deleteUnstartedPapers(tx, asked.versionId);
      const flips = await this.regrades.rescore(tx, asked, { appealId, rulingId });
      const filedOn = dayInWords(dayOf(record.filedAt, record.zone));
      const ground = `решение апелляционной комиссии по апелляции от ${filedOn}`;
      const announced = { appealId, actorId: user.id, origin, ground };
      const { amended, annulled } = await this.consequences.announce(tx, flips, announced);
      const facts = { ...asked, ...totals, votes, amended: amended.map(({ number }) => number), annulled, ...origin };
      await this.audit.record(tx, { actorId: user.id, action: 'appeals.regrade', subjectId: rulingId, facts });
      return {
        rescored: totals.rescored,
        flipped: flips.length,
        amendedProtocols: amended.map(({ id, number }) => ({ id, number })),
        annulledDocuments: annulled,
      };
    });
    await this.news.changed(appealId);
    return done;
  }

  private deedRefusals(record: AppealRecord, user: User, deed: AppealDeed): Refusal[] {
    return deedRefusals(record.state, deed, this.appeals.parties(record, user));
  }

  private async judge(
    tx: EntityManager,
    { id, commission }: AppealRecord,
    asked: Asked,
    most: number,
  ): Promise<{ refusals: Refusal[]; votes: RulingVote[]; totals: Totals; changes: DryRun['changes'] }> {
    const version = found(await this.regrades.selectOptionalVersion(tx, id, asked.versionId));
    const { changes, ...totals } = await this.regrades.selectDryRun(tx, asked, most);
    const votes = await this.regrades.selectVotes(tx, id, asked.versionId);
    const refusals: Refusal[] = rulingRefusals({ ...version, ...asked, drafts: totals.drafts });
    return {
      totals,
      changes,
      votes,
      refusals: version.ruledBefore
        ? refusals
        : [...refusals, ...rulingVoteRefusals(commission?.seats ?? [], votes, asked)],
    };
  }
}

function votesView({ commission }: AppealRecord, user: User, votes: readonly RulingVote[]): RulingVotes {
  const voters = votersOf(commission?.seats ?? []);
  const mine = votes.find(({ userId }) => userId === user.id);
  return {
    given: voters.filter((voter) => votes.some(({ userId }) => userId === voter.userId)).length,
    voters: voters.length,
    mine: mine ? { finding: mine.finding, rightOptionId: mine.rightOptionId } : null,
  };
}

/** Only what the kind of ruling has. */
const cut = ({ versionId, ruling, rightOptionId }: Asked): Asked => ({
  versionId,
  ruling,
  rightOptionId: ruling === 'key' ? rightOptionId : null,
});
