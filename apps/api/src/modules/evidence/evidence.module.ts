import { Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller.ts';
import { ExaminationTimelineRepository } from './examination-timeline.repository.ts';
import { TimelineRepository } from './timeline.repository.ts';
import { Timelines } from './timelines.service.ts';

@Module({
  controllers: [EvidenceController],
  providers: [ExaminationTimelineRepository, TimelineRepository, Timelines],
  exports: [Timelines],
})
export class EvidenceModule {}
