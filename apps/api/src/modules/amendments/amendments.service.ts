import { Injectable } from '@nestjs/common';
import { dayOf, protocolDueAt } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import type { Origin } from '../../platform/serve.ts';
import { newVerificationCode } from '../../platform/verification-code.ts';
import { Numbers } from '../organisation/numbers.service.ts';
import { Signing } from '../signing/signing.service.ts';
import { amendedContent } from './amended-content.ts';
import { AmendmentRepository, type ChangedResult, type Holding } from './amendment.repository.ts';

export type { ChangedResult } from './amendment.repository.ts';

export type Ground = {
  readonly appealId: string;
  readonly actorId: string;
  readonly origin: Origin;
  /** «решение апелляционной комиссии, протокол № 3 от 14 мая 2026 г.» */
  readonly words: string;
};

export type Amendment = { readonly id: string; readonly number: string; readonly replaces: string };

const RESULT_CHANGED = 'Результат изменён решением апелляционной комиссии';

/** Protocols that put signed ones right (5.9, 5.10): the old one stays as it was signed, and is replaced once the new one is. */
@Injectable()
export class Amendments {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly numbers: Numbers,
    private readonly signing: Signing,
    private readonly audit: Audit,
  ) {}

  /**
   * Draws up what puts right every signed protocol that holds one of these results, with its own number; a draft that does so
   * already takes them in, and what was signed of it is void. Results that no signed protocol holds need none.
   */
  async draw(tx: EntityManager, changes: readonly ChangedResult[], ground: Ground): Promise<Amendment[]> {
    const drawn: Amendment[] = [];
    const holdings = await this.amendments.lockHoldings(tx, changes);
    // Those that need a number of the protocols first.
    for (const holding of holdings.toSorted((a, b) => b.status.localeCompare(a.status))) {
      const held = new Set(holding.results.map(({ attemptId, examinationId }) => attemptId ?? examinationId));
      const own = changes.filter(({ attemptId, examinationId }) => held.has(attemptId ?? examinationId));
      drawn.push(await this.drawOne(tx, holding, own, ground));
    }
    return drawn;
  }

  private async drawOne(
    tx: EntityManager,
    holding: Holding,
    changes: readonly ChangedResult[],
    ground: Ground,
  ): Promise<Amendment> {
    const { now, zone } = await this.amendments.selectDay(tx);
    const date = dayOf(now, zone);
    const year = Number(date.slice(0, 4));
    await this.amendments.voidReserved(tx, losingOf(changes), RESULT_CHANGED);
    const isNew = holding.status === 'signed';
    // Before those of documents, as whoever draws up a protocol does: two who take both never wait for each other.
    const number = isNew ? ((await this.numbers.take(tx, 'protocol', year, 1))[0]?.text ?? '') : holding.number;
    const reserved = await this.reserve(tx, holding, changes, year);
    const numbers = new Map(reserved.map(({ enrolmentId, text }) => [enrolmentId, text]));
    const next = amendedContent(holding, changes, { number, date, ground: ground.words, numbers });
    const id = isNew
      ? await this.amendments.insertAmendment(tx, holding, {
          ...next,
          amends: holding.id,
          appealId: ground.appealId,
          draftedBy: ground.actorId,
          number,
          date,
          dueAt: protocolDueAt(now, zone),
          code: newVerificationCode(),
        })
      : holding.id;
    if (!isNew) {
      await this.amendments.updateDraft(tx, id, next);
      await this.signing.voidAll(tx, { kind: 'protocol', id }, RESULT_CHANGED);
    }
    await this.amendments.insertChanges(tx, id, ground.appealId, changes);
    for (const number of reserved) await this.amendments.insertReserved(tx, id, number);
    await this.recordAbsent(tx, id, next.contentSha256, ground.origin);
    const facts = { number, replaces: holding.formerNumber, appealId: ground.appealId, results: changes.length };
    await this.audit.record(tx, { actorId: ground.actorId, action: 'protocols.amend', subjectId: id, facts });
    return { id, number, replaces: holding.formerNumber };
  }

  /** Certificates’ numbers for those who pass now and have none; diplomas take theirs when they are issued. */
  private async reserve(tx: EntityManager, { content }: Holding, changes: readonly ChangedResult[], year: number) {
    if (!('form' in content)) return [];
    const numbered = new Set(content.rows.filter(({ documentNumber }) => documentNumber).map((row) => row.enrolmentId));
    const lacking = changes.filter(
      ({ enrolmentId, mark, annulled }) => mark === 'pass' && !annulled && !numbered.has(enrolmentId),
    );
    const taken = await this.numbers.take(tx, 'certificate', year, lacking.length);
    return taken.map((number, index) => ({ ...number, enrolmentId: lacking[index]?.enrolmentId ?? '' }));
  }

  private async recordAbsent(tx: EntityManager, id: string, contentSha256: string, origin: Origin): Promise<void> {
    for (const seat of await this.amendments.selectAbsent(tx, id)) {
      const signer = { ...seat, status: 'absent' as const, statement: null };
      await this.signing.sign(tx, { kind: 'protocol', id }, signer, contentSha256, origin, null);
    }
  }
}

/** Whose result gives no certificate or diploma any more. */
const losingOf = (changes: readonly ChangedResult[]): string[] =>
  changes.flatMap(({ mark, annulled, enrolmentId }) => (annulled || mark === 'fail' ? [enrolmentId] : []));
