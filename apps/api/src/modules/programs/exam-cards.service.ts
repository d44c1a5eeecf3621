import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ExamCard, generateExamCards, InputOf, updateExamCard, withdrawExamCard } from '@itog/contracts';
import { dealCards, dealRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { ExamCardRepository } from './exam-card.repository.ts';

const PRECISION = 2 ** 47;
type Cards = { cards: ExamCard[] };

/** Exam cards of programs (3.10): one that was drawn is evidence and is replaced, not changed. */
@Injectable()
export class ExamCards {
  constructor(
    private readonly db: DataSource,
    private readonly cards: ExamCardRepository,
    private readonly audit: Audit,
  ) {}

  /** The cards in use of a program, by number: what is printed. */
  ofProgram(tx: EntityManager, programId: string): Promise<ExamCard[]> {
    return this.cards.selectCards(tx, programId);
  }

  async list(programId: string): Promise<Cards> {
    const tx = this.db.manager;
    found((await this.cards.hasProgram(tx, programId)) || null);
    return { cards: await this.cards.selectCards(tx, programId) };
  }

  /** Writes these cards, with the next numbers. */
  create(actorId: string, programId: string, cards: readonly (readonly string[])[]): Promise<Cards> {
    return this.write(programId, (tx) => this.insert(tx, actorId, programId, cards));
  }

  /** Deals the questions given, or those of the published bank, onto more cards. */
  generate(actorId: string, { params, body }: InputOf<typeof generateExamCards>): Promise<Cards> {
    const { programId } = params;
    return this.write(programId, async (tx) => {
      const pool = body.questions ?? (await this.cards.selectBank(tx, programId));
      refuseIf(dealRefusals(pool, body.questionsPerCard));
      const dealt = dealCards(pool, { count: body.count, perCard: body.questionsPerCard }, chance);
      await this.insert(tx, actorId, programId, dealt);
    });
  }

  update(actorId: string, { params, body }: InputOf<typeof updateExamCard>): Promise<Cards> {
    const { programId, cardId } = params;
    return this.write(programId, async (tx) => {
      const { number } = found(await this.cards.lockOptionalCard(tx, programId, cardId));
      const changed = await this.cards.updateUndrawn(tx, cardId, body.questions);
      if (!changed) {
        await this.cards.updateWithdrawn(tx, cardId);
        await this.cards.insertReplacement(tx, programId, { number, questions: body.questions });
      }
      const facts = { number, replaced: !changed, questions: body.questions };
      await this.audit.record(tx, { actorId, action: 'exam-cards.change', subjectId: cardId, facts });
    });
  }

  withdraw(actorId: string, { params }: InputOf<typeof withdrawExamCard>): Promise<Cards> {
    const { programId, cardId } = params;
    return this.write(programId, async (tx) => {
      const facts = found(await this.cards.lockOptionalCard(tx, programId, cardId));
      await this.cards.updateWithdrawn(tx, cardId);
      await this.audit.record(tx, { actorId, action: 'exam-cards.withdraw', subjectId: cardId, facts });
    });
  }

  private write(programId: string, work: (tx: EntityManager) => Promise<void>): Promise<Cards> {
    return this.db.transaction(async (tx) => {
      found((await this.cards.lockProgram(tx, programId)) || null);
      await work(tx);
      return { cards: await this.cards.selectCards(tx, programId) };
    });
  }

  private async insert(
    tx: EntityManager,
    actorId: string,
    programId: string,
    cards: readonly (readonly string[])[],
  ): Promise<void> {
    await this.cards.insertCards(tx, programId, cards);
    const facts = { count: cards.length };
    await this.audit.record(tx, { actorId, action: 'exam-cards.create', subjectId: programId, facts });
  }
}

/** An unpredictable number in [0, 1): nobody may guess what stands on which card. */
function chance(): number {
  return randomInt(PRECISION) / PRECISION;
}
