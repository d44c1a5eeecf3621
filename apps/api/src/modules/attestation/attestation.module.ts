import { Module } from '@nestjs/common';
import { DrawPapersJob } from './draw-papers.job.ts';
import { PaperRepository } from './paper.repository.ts';
import { PaperService } from './paper.service.ts';

@Module({
  providers: [DrawPapersJob, PaperRepository, PaperService],
  exports: [PaperService],
})
export class AttestationModule {}
