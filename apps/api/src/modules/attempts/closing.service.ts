import { Injectable } from '@nestjs/common';
import type { Receipt } from '@itog/contracts';
import { testMark } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { GroupCommit } from '../../platform/group-commit.ts';
import { Hints } from '../../platform/hints.ts';
import { Refused } from '../../platform/refused.ts';
import { ClosingRepository, type Closable, type Closing, type ReceiptRow } from './closing.repository.ts';

const GROUPING = { flushers: 2, batch: 50, queue: 10_000 };
const OVERDUE_AT_ONCE = 200;

type Asked = { readonly attemptId: string; readonly learnerId: string };

/** Ends attempts, one way for all: handed in by the learner, or closed at the deadline from what is saved. */
@Injectable()
export class ClosingService {
  private readonly finishes: GroupCommit<Asked, ReceiptRow | null>;

  constructor(
    private readonly db: DataSource,
    private readonly closings: ClosingRepository,
    private readonly hints: Hints,
  ) {
    this.finishes = new GroupCommit((asked) => this.finishAll(asked), GROUPING);
  }

  /** Hands a test in. A repeat gives the same receipt, whoever closed the attempt. */
  async finish(learnerId: string, attemptId: string): Promise<Receipt> {
    return finished(await this.finishes.add({ learnerId, attemptId }));
  }

  async receipt(learnerId: string, attemptId: string): Promise<Receipt> {
    const [row] = await this.closings.selectReceipts([{ learnerId, attemptId }]);
    return finished(row ?? null);
  }

  /** Closes what is past its deadline, in sets, until nothing is left; gives how many. */
  async closeOverdue(): Promise<number> {
    let count = 0;
    for (;;) {
      const closed = await this.db.transaction(async (tx) =>
        this.close(tx, await this.closings.lockOverdue(tx, OVERDUE_AT_ONCE)),
      );
      closed.forEach((attempt) => this.tell(attempt));
      count += closed.length;
      if (closed.length < OVERDUE_AT_ONCE) return count;
    }
  }

  private async finishAll(asked: readonly Asked[]): Promise<(ReceiptRow | null)[]> {
    const own = await this.closings.selectReceipts(asked);
    const open = own.filter(({ finishedAt }) => finishedAt === null).map(({ attemptId }) => attemptId);
    if (open.length === 0) return asked.map((each) => receiptOf(own, each));
    const closed = await this.db.transaction(async (tx) => this.close(tx, await this.closings.lockOpen(tx, open)));
    closed.forEach((attempt) => this.tell(attempt));
    const receipts = await this.closings.selectReceipts(asked);
    return asked.map((each) => receiptOf(receipts, each));
  }

  private async close(tx: EntityManager, attempts: readonly Closable[]): Promise<readonly Closable[]> {
    if (attempts.length === 0) return attempts;
    const graded = await this.closings.grade(
      tx,
      attempts.map(({ id }) => id),
    );
    const grades = new Map(graded.map((grade) => [grade.id, grade]));
    await this.closings.updateClosed(
      tx,
      attempts.map((attempt) => closingOf(attempt, grades.get(attempt.id))),
    );
    return attempts;
  }

  private tell({ id, learnerId, sessionId }: Closable): void {
    this.hints.send(`user:${learnerId}`, { event: 'attempt.closed', attemptId: id });
    this.hints.send(`session:${sessionId}`, { event: 'session.changed', sessionId });
  }
}

/** Past the deadline the attempt ended at the deadline, whoever closes it (3.6). */
function closingOf(
  attempt: Closable,
  grade: Omit<Closing, 'finishedAt' | 'closeReason' | 'mark'> | undefined,
): Closing {
  if (!grade) throw new Error(`attempt ${attempt.id} has no paper`);
  const inTime = attempt.at < attempt.deadlineAt;
  return {
    ...grade,
    finishedAt: inTime ? attempt.at : attempt.deadlineAt,
    closeReason: inTime ? 'learner' : 'deadline',
    mark: grade.total < 1 ? 'fail' : testMark(grade, attempt.policy),
  };
}

function receiptOf(receipts: readonly ReceiptRow[], { attemptId, learnerId }: Asked): ReceiptRow | null {
  return receipts.find((receipt) => receipt.attemptId === attemptId && receipt.learnerId === learnerId) ?? null;
}

function finished(row: ReceiptRow | null): Receipt {
  if (!row) throw new Refused([{ code: 'attempt.not-found', clause: null }]);
  if (!row.finishedAt) throw new Refused([{ code: 'attempt.unfinished', clause: null }]);
  return row;
}
