import { Injectable } from '@nestjs/common';
import type { PrintRunPreview, RegistryFilter } from '@itog/contracts';
import { DueGrounds } from '../registry/due-grounds.service.ts';
import { Registry } from '../registry/registry.service.ts';

/** Says what a run would print before it is started. */
@Injectable()
export class RunPreview {
  constructor(
    private readonly registry: Registry,
    private readonly dueGrounds: DueGrounds,
  ) {}

  async of(filter: RegistryFilter): Promise<PrintRunPreview> {
    const { valid: documents, ...others } = await this.registry.counts(filter);
    return { documents, ...others, withheld: await this.withheld(filter) };
  }

  /** What is held back stands in no registry: it has neither a day nor words that a filter could look for. */
  private async withheld({ protocolId, search, kind, from, to }: RegistryFilter): Promise<number> {
    return search || kind || from || to ? 0 : this.dueGrounds.withheld(protocolId);
  }
}
