import { Injectable } from '@nestjs/common';
import type { getDocument, OutputOf } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { Registry } from '../registry/registry.service.ts';
import { groundOf } from '../registry/document-facts.service.ts';
import { ReissueRepository, type DocumentPart } from './reissue.repository.ts';

type Page = OutputOf<typeof getDocument>;

/** An issued document as its own page shows it. */
@Injectable()
export class DocumentPage {
  constructor(
    private readonly db: DataSource,
    private readonly registry: Registry,
    private readonly reissues: ReissueRepository,
  ) {}

  async read(id: string): Promise<Page> {
    const entry = await this.registry.entry(id);
    const part = await this.reissues.selectPart(this.db.manager, id);
    const { learner, snapshot, statusReason, fileSha256 } = part;
    return {
      ...entry,
      learner,
      hours: snapshot.hours,
      studyPeriod: snapshot.studyPeriod,
      groundDate: groundOf(snapshot).date,
      statusReason,
      fileSha256,
      chain: await this.reissues.selectChain(this.db.manager, id),
      events: eventsOf(entry.status, part),
    };
  }
}

function eventsOf(status: Page['status'], part: DocumentPart): Page['events'] {
  const { issuedAt, issuedBy, printedAt, statusAt, changedBy, statusReason } = part;
  const ended =
    status === 'valid' || !statusAt ? [] : [{ event: status, at: statusAt, by: changedBy, reason: statusReason }];
  const printed = printedAt ? [{ event: 'printed' as const, at: printedAt, by: null, reason: null }] : [];
  return [{ event: 'issued', at: issuedAt, by: issuedBy, reason: null }, ...printed, ...ended];
}
