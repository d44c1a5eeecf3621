import { Module } from '@nestjs/common';
import { InquiryController } from './inquiry.controller.ts';
import { InquiryService } from './inquiry.service.ts';
import { OrganisationController } from './organisation.controller.ts';
import { Numbers } from './numbers.service.ts';
import { Organisations } from './organisation.service.ts';
import { RegulationRepository } from './regulation.repository.ts';
import { RegulationService } from './regulation.service.ts';
import { SeriesService } from './series.service.ts';
import { SendAnswerJob } from './send-answer.job.ts';

@Module({
  controllers: [OrganisationController, InquiryController],
  providers: [
    Organisations,
    RegulationService,
    RegulationRepository,
    InquiryService,
    SendAnswerJob,
    Numbers,
    SeriesService,
  ],
  exports: [Numbers, Organisations, SeriesService],
})
export class OrganisationModule {}
