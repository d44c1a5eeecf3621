import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, publishQuestions } from '@itog/contracts';
import { effectivePolicy, type BankRefusal } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { PublicationRepository, type PolicyRow } from './publication.repository.ts';
import { publishRefusals } from './question-facts.ts';
import { QuestionRepository, type QuestionRow } from './question.repository.ts';

/** What papers are drawn from, and new papers for those who have not started when it changes (3.5). */
@Injectable()
export class PublicationService {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly questions: QuestionRepository,
    private readonly publication: PublicationRepository,
  ) {}

  /** What keeps the bank from being published as it is now, its drafts included. */
  async refusals(tx: EntityManager, programId: string, bank: readonly QuestionRow[]): Promise<BankRefusal[]> {
    const policies = await this.publication.selectPolicies(tx, programId);
    const offered = bank.filter(({ status }) => status !== 'withdrawn');
    return publishRefusals(offered, mostPerTopic(policies));
  }

  publish(actorId: string, { params }: InputOf<typeof publishQuestions>): Promise<OutputOf<typeof publishQuestions>> {
    const { programId } = params;
    return this.db.transaction(async (tx) => {
      found((await this.questions.lockBank(tx, programId)) || null);
      refuseIf(await this.refusals(tx, programId, await this.questions.selectBank(tx, programId)));
      const published = await this.publication.publishDrafts(tx, programId);
      if (published === 0) return { published };
      const facts = { published, papersDrawnAnew: await this.drawAnew(tx, programId) };
      await this.audit.record(tx, { actorId, action: 'questions.publish', subjectId: programId, facts });
      return { published };
    });
  }

  /** Refuses to take a question away from sessions that could then not be held. */
  async refuseWithdrawal(tx: EntityManager, question: QuestionRow): Promise<void> {
    const policies = await this.publication.selectPolicies(tx, question.programId);
    const upcoming = policies.filter(({ sessionId }) => sessionId !== null);
    if (!question.isPublished || upcoming.length === 0) return;
    const bank = await this.questions.selectBank(tx, question.programId, 'published');
    const left = bank.filter(({ id }) => id !== question.id);
    // A topic that is left without any question is not drawn from any more, so its last question may go.
    refuseIf(publishRefusals(left, mostPerTopic(upcoming)));
  }

  /** Throws the papers away that nobody has started, and has them drawn from the bank of now; gives how many. */
  async drawAnew(tx: EntityManager, programId: string): Promise<number> {
    const deleted = await this.publication.deleteUnstartedPapers(tx, programId);
    const policies = await this.publication.selectPolicies(tx, programId);
    const sessions = policies.flatMap(({ sessionId }) => (sessionId === null ? [] : [{ sessionId }]));
    await this.jobs.enqueue(tx, 'attestation.draw-papers', sessions);
    return deleted;
  }
}

/** The most questions that any of the policies draws from a topic; null when all take the whole bank. */
function mostPerTopic(policies: readonly PolicyRow[]): number | null {
  const counts = policies.flatMap(({ kind, policy }) => effectivePolicy(kind, policy).questionsPerTopic ?? []);
  return counts.length === 0 ? null : Math.max(...counts);
}
