import { Module } from '@nestjs/common';
import { OrganisationController } from './organisation.controller.ts';
import { Organisations } from './organisation.service.ts';
import { RegulationService } from './regulation.service.ts';

@Module({
  controllers: [OrganisationController],
  providers: [Organisations, RegulationService],
  exports: [Organisations],
})
export class OrganisationModule {}
