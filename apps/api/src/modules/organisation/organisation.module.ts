import { Module } from '@nestjs/common';
import { InquiryController } from './inquiry.controller.ts';
import { InquiryService } from './inquiry.service.ts';
import { OrganisationController } from './organisation.controller.ts';
import { Organisations } from './organisation.service.ts';
import { RegulationRepository } from './regulation.repository.ts';
import { RegulationService } from './regulation.service.ts';
import { SendAnswerJob } from './send-answer.job.ts';

@Module({
  controllers: [OrganisationController, InquiryController],
  providers: [Organisations, RegulationService, RegulationRepository, InquiryService, SendAnswerJob],
  exports: [Organisations],
})
export class OrganisationModule {}
