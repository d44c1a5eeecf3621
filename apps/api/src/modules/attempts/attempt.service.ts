import { Injectable } from '@nestjs/common';
import type { AttemptView } from '@itog/contracts';
import { attemptDeadline, grantClosesAt, isResultPending, startRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Hints } from '../../platform/hints.ts';
import { refuseIf, Refused } from '../../platform/refused.ts';
import type { Origin } from '../../platform/serve.ts';
import { PaperService } from '../attestation/paper.service.ts';
import { finishedOf } from '../attestation/session.service.ts';
import { AttemptRepository, type AttemptRow, type StartRow } from './attempt.repository.ts';
import { QuestionTexts } from './question-texts.ts';

@Injectable()
export class AttemptService {
  constructor(
    private readonly db: DataSource,
    private readonly attempts: AttemptRepository,
    private readonly papers: PaperService,
    private readonly texts: QuestionTexts,
    private readonly hints: Hints,
  ) {}

  /** Starts the test, or the free retake (3.8), in one short transaction; the attempt that is open already comes back. */
  async start(learnerId: string, sessionId: string): Promise<AttemptView> {
    const started = await this.db.transaction(async (tx) => {
      const isHis = await this.attempts.lockForStart(tx, sessionId, learnerId);
      const facts = isHis && (await this.attempts.selectOptionalForStart(tx, sessionId, learnerId));
      if (!facts) throw new Refused([{ code: 'not-found', clause: null }]);
      const open = facts.attempts.find(({ finishedAt }) => finishedAt === null);
      return { openId: open?.id, attempt: open ? null : await this.startNew(tx, learnerId, sessionId, facts) };
    });
    if (started.openId) return this.open(learnerId, started.openId);
    this.hints.send(`session:${sessionId}`, { event: 'session.changed', sessionId });
    return this.view(started.attempt);
  }

  private async startNew(tx: EntityManager, learnerId: string, sessionId: string, facts: StartRow) {
    const { at, zone, policy, modules, tuitionPaid, overrideReason } = facts;
    const finished = finishedOf(facts.attempts);
    const override = overrideReason === null ? null : { reason: overrideReason };
    const resultsPending = isResultPending(finished, policy);
    const admission = { tuitionPaid, modules, override };
    const closesAt = facts.grant && grantClosesAt(facts.grant.untilDay, zone);
    const judged = { ...facts, at, zone, policy, finished, resultsPending, admission, grantClosesAt: closesAt };
    refuseIf(startRefusals(judged));
    const deadlineAt = attemptDeadline(at, policy, facts.extraMinutes);
    // What was granted is used before what is free: it would lapse by itself.
    const grantedBy = facts.grant && closesAt && at < closesAt ? facts.grant.decisionId : null;
    const place = { sessionId, enrolmentId: facts.enrolmentId, number: facts.attempts.length + 1 };
    const attempt = { ...place, learnerId, startedAt: at, deadlineAt, grantedBy };
    const opened = await this.attempts.insertOptionalAttempt(tx, attempt);
    if (opened) return opened;
    await this.papers.drawMissing(tx, place);
    return this.attempts.insertOptionalAttempt(tx, attempt);
  }

  async open(learnerId: string, attemptId: string): Promise<AttemptView> {
    return this.view(await this.attempts.selectOptionalAttempt(learnerId, attemptId));
  }

  /** Makes a tab the one that writes; the tab before it is told, and what it still sends is refused. */
  async claim(learnerId: string, attemptId: string, tabId: string, origin: Origin): Promise<AttemptView> {
    const claimed = await this.db.transaction(async (tx) => {
      const writer = await this.attempts.updateWriter(tx, learnerId, attemptId, tabId);
      if (writer && writer.before !== tabId) {
        const kind = writer.before === null ? 'opened' : 'taken-over';
        await this.attempts.insertWriterEvent(tx, attemptId, kind, { tabId, ...origin });
        return true;
      }
      return false;
    });
    if (claimed) this.hints.send(`user:${learnerId}`, { event: 'attempt.taken-over', attemptId, tabId });
    return this.open(learnerId, attemptId);
  }

  async flag(learnerId: string, attemptId: string, questionId: string, flagged: boolean): Promise<void> {
    if (!(await this.attempts.updateFlag(learnerId, attemptId, questionId, flagged)))
      throw new Refused([{ code: 'attempt.not-found', clause: null }]);
  }

  private async view(attempt: AttemptRow | null): Promise<AttemptView> {
    if (!attempt) throw new Refused([{ code: 'attempt.not-found', clause: null }]);
    const { sheet, ...facts } = attempt;
    const shown = attempt.finishedAt ? [] : sheet;
    const texts = await this.texts.of(shown.map(([, versionId]) => versionId));
    const questions = shown.map(([id, versionId, options]) => {
      const text = texts.get(versionId);
      if (!text) throw new Error(`question version ${versionId} is missing`);
      return {
        id,
        text: text.html,
        pictures: [...text.pictures],
        options: options.map(([optionId, sourceId]) => ({ id: optionId, text: text.options[sourceId] ?? '' })),
      };
    });
    return { ...facts, chosen: facts.chosen ?? {}, questions };
  }
}
