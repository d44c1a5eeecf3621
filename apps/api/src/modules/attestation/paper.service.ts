import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { drawPaper } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { found } from '../../platform/refused.ts';
import { PaperRepository, type BankQuestion, type NewPaper } from './paper.repository.ts';

const PAPERS_AT_ONCE = 50;
const PRECISION = 2 ** 47;

/** Draws papers: all of a session before it opens, and one at the start where it is still missing. */
@Injectable()
export class PaperService {
  constructor(
    private readonly db: DataSource,
    private readonly papers: PaperRepository,
  ) {}

  /** Draws the first papers of everybody in the session who has none; repeating it draws nothing twice. */
  async drawForSession(sessionId: string): Promise<void> {
    for (;;) {
      const left = await this.db.transaction(async (tx) => {
        const enrolments = await this.papers.selectWithoutPaper(tx, sessionId, PAPERS_AT_ONCE);
        if (enrolments.length === 0) return 0;
        const draw = await this.drawer(tx, sessionId);
        await this.papers.insertPapers(
          tx,
          enrolments.map((enrolmentId) => draw(enrolmentId, 1)),
        );
        return enrolments.length;
      });
      if (left < PAPERS_AT_ONCE) return;
    }
  }

  /** Draws the paper of one attempt that nobody has drawn before; one that another draws meanwhile stands. */
  async drawMissing(
    tx: EntityManager,
    { sessionId, enrolmentId, number }: { sessionId: string; enrolmentId: string; number: number },
  ): Promise<void> {
    await this.papers.insertPapers(tx, [(await this.drawer(tx, sessionId))(enrolmentId, number)]);
  }

  private async drawer(
    tx: EntityManager,
    sessionId: string,
  ): Promise<(enrolmentId: string, number: number) => NewPaper> {
    const [session] = await rows<{ questionsPerTopic: number | null }>(
      tx,
      `SELECT (policy->>'questionsPerTopic')::integer AS "questionsPerTopic" FROM attestation_session WHERE id = $1`,
      [sessionId],
    );
    const { questionsPerTopic } = found(session);
    const bank = await this.papers.selectBank(tx, sessionId);
    const questionIds = new Map(bank.map(({ versionId, questionId }) => [versionId, questionId]));
    return (enrolmentId, number) => ({
      id: randomUUID(),
      sessionId,
      enrolmentId,
      number,
      questions: drawPaper(bank, questionsPerTopic, chance).map(({ versionId, optionIds, rightOptionId }) =>
        opaque({ questionId: found(questionIds.get(versionId)), versionId, optionIds, rightOptionId }),
      ),
    });
  }
}

/** An unpredictable number in [0, 1): nobody may guess the order of a paper. */
function chance(): number {
  return randomInt(PRECISION) / PRECISION;
}

/** Gives every choice an id that means something only on this paper. */
function opaque(question: Pick<BankQuestion, 'questionId' | 'versionId' | 'optionIds' | 'rightOptionId'>) {
  const options = question.optionIds.map((sourceId) => [randomUUID() as string, sourceId] as const);
  const right = options.find(([, sourceId]) => sourceId === question.rightOptionId);
  if (!right) throw new Error(`question version ${question.versionId} has no right choice`);
  return { questionId: question.questionId, versionId: question.versionId, options, rightOptionId: right[0] };
}
