import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../platform/config.ts';
import { Jobs } from '../../platform/jobs.ts';
import { PaperService } from './paper.service.ts';

const payload = z.object({ sessionId: z.uuid() });

/** Draws the papers of a session before it opens, so that a start finds them ready. */
@Injectable()
export class DrawPapersJob implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly papers: PaperService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.ROLE === 'worker') await this.jobs.work('attestation.draw-papers', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    await this.papers.drawForSession(payload.parse(data).sessionId);
  }
}
