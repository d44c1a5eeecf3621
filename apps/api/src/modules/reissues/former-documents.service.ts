import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, recordFormerDocument } from '@itog/contracts';
import { formerRecordRefusals } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { HistoryRepository } from './history.repository.ts';
import { ReissueRepository, type Formerly } from './reissue.repository.ts';

export type { Formerly };

type Facts = InputOf<typeof recordFormerDocument>['body'];

/** What is known of documents in whose place others were issued: the proof of a loss, the return, the destruction, a former name. */
@Injectable()
export class FormerDocuments {
  constructor(
    private readonly db: DataSource,
    private readonly history: HistoryRepository,
    private readonly reissues: ReissueRepository,
    private readonly audit: Audit,
  ) {}

  /** What learners who have changed their names were called before, by their enrolments; the others are not among them. */
  formerNames(tx: EntityManager, enrolmentIds: readonly string[]): Promise<ReadonlyMap<string, Formerly>> {
    return this.reissues.selectFormerNames(tx, enrolmentIds);
  }

  record(
    actorId: string,
    { params, body }: InputOf<typeof recordFormerDocument>,
  ): Promise<OutputOf<typeof recordFormerDocument>> {
    return this.db.transaction(async (tx) => {
      await this.write(tx, actorId, params.documentId, body);
      return found((await this.history.selectFormer(tx, params.documentId))?.record ?? null);
    });
  }

  /** @param documentId the document that took the place of the former one */
  async write(tx: EntityManager, actorId: string, documentId: string, facts: Facts): Promise<void> {
    const { reason, issuedOn, turn } = found(await this.history.lockFormer(tx, documentId));
    refuseIf(formerRecordRefusals(facts, reason, { issuedOn, today: await this.history.selectToday(tx) }));
    await this.history.insertFormer(tx, { documentId, turn: turn + 1, by: actorId }, facts);
    const { lossProof, state, on } = facts;
    const entry = { lossProof, state, on };
    await this.audit.record(tx, { actorId, action: 'registry.former', subjectId: documentId, facts: entry });
  }
}
