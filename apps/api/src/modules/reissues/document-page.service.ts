import { Injectable } from '@nestjs/common';
import type { getDocument, OutputOf } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { Registry } from '../registry/registry.service.ts';
import { groundOf } from '../registry/document-facts.service.ts';
import { HistoryRepository } from './history.repository.ts';
import { ReissueRepository } from './reissue.repository.ts';

type Page = OutputOf<typeof getDocument>;

/** An issued document as its own page shows it. */
@Injectable()
export class DocumentPage {
  constructor(
    private readonly db: DataSource,
    private readonly registry: Registry,
    private readonly reissues: ReissueRepository,
    private readonly history: HistoryRepository,
  ) {}

  async read(id: string): Promise<Page> {
    const entry = await this.registry.entry(id);
    const tx = this.db.manager;
    const { learner, snapshot, statusReason, fileSha256 } = await this.reissues.selectPart(tx, id);
    return {
      ...entry,
      learner,
      hours: snapshot.hours,
      studyPeriod: snapshot.studyPeriod,
      groundDate: groundOf(snapshot).date,
      statusReason,
      fileSha256,
      chain: await this.reissues.selectChain(tx, id),
      former: await this.history.selectFormer(tx, id),
      events: await this.history.selectEvents(tx, id),
    };
  }
}
