import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, recordFormerDocument } from '@itog/contracts';
import { formerRecordRefusals, type PersonName } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { found, refuseIf } from '../../platform/refused.ts';
import { HistoryRepository } from './history.repository.ts';

type Facts = InputOf<typeof recordFormerDocument>['body'];

/** What somebody was called before, and the day since which he has another name. */
export type Formerly = { readonly name: PersonName; readonly until: string };

/** As SQL: what the person of this alias of `app_user` was called before the first document on the name that he has now. */
export const formerly = (user: string): string => `(
  SELECT json_build_object('name', old.snapshot -> 'learner', 'until', d.issued_on)
  FROM issued_document d JOIN issued_document old ON old.id = d.replaces
  WHERE d.learner_id = ${user}.id AND d.reissue_reason = 'name-change'
    AND (d.snapshot #>> '{learner,lastName}', d.snapshot #>> '{learner,firstName}', d.snapshot #>> '{learner,patronymic}')
      IS NOT DISTINCT FROM (${user}.last_name, ${user}.first_name, ${user}.patronymic)
  ORDER BY d.issued_at LIMIT 1)`;

/** What is known of documents in whose place others were issued: the proof of a loss, the return, the destruction. */
@Injectable()
export class FormerDocuments {
  constructor(
    private readonly db: DataSource,
    private readonly history: HistoryRepository,
    private readonly audit: Audit,
  ) {}

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
