import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, saveAnswer } from '@itog/contracts';
import { answerRefusals } from '@itog/domain';
import { GroupCommit, QueueFull } from '../../platform/group-commit.ts';
import { refuseIf, Refused } from '../../platform/refused.ts';
import { AnswerRepository, type AnswerOutcome, type AnswerRow } from './answer.repository.ts';

const GROUPING = { flushers: 2, batch: 1_000, queue: 20_000 };

/** Saves answers: the path that must never lose one that it has acknowledged. */
@Injectable()
export class AnswerService {
  private readonly saves: GroupCommit<AnswerRow, AnswerOutcome | null>;

  constructor(repository: AnswerRepository) {
    this.saves = new GroupCommit((answers) => repository.save(answers), GROUPING);
  }

  async save(learnerId: string, { params, body }: InputOf<typeof saveAnswer>): Promise<OutputOf<typeof saveAnswer>> {
    const answer = { learnerId, ...params, ...body, tabId: body.tabId ?? null, offsetMs: body.offsetMs ?? null };
    const seen = await this.settled(answer);
    if (seen.repeatedAt) return { savedAt: seen.superseded ? null : seen.repeatedAt };
    refuseIf(answerRefusals(seen));
    if (seen.revisionTaken) throw new Refused([{ code: 'answer.revision-taken', clause: null }]);
    return { savedAt: seen.superseded ? null : seen.at };
  }

  /** The outcome of a row, once it is known: a twin in the same batch, or in the other one, is looked at once more. */
  private async settled(answer: AnswerRow): Promise<AnswerOutcome> {
    const first = await this.committed(answer);
    const known = first.inserted || first.repeatedAt || first.revisionTaken || answerRefusals(first).length > 0;
    return known ? first : this.committed(answer);
  }

  private async committed(answer: AnswerRow): Promise<AnswerOutcome> {
    const outcome = await this.saves.add(answer).catch((error: unknown) => {
      throw error instanceof QueueFull || isConnectionLoss(error)
        ? new Refused([{ code: 'server.busy', clause: null, retryAfterSeconds: 2 }])
        : error;
    });
    if (!outcome) throw new Refused([{ code: 'attempt.not-found', clause: null }]);
    return outcome;
  }
}

/** PostgreSQL is away or restarting (SQLSTATE classes 08 and 57P, or a broken socket): the client tries again. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(08|57P|ECONN|EPIPE)/.test(code ?? '') || /Connection terminated|timeout exceeded/i.test(message ?? '');
}
