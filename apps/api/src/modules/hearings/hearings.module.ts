import { Module } from '@nestjs/common';
import { AmendmentsModule } from '../amendments/amendments.module.ts';
import { AppealsModule } from '../appeals/appeals.module.ts';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { Consequences } from './consequences.service.ts';
import { Deciding } from './deciding.service.ts';
import { HearingRemindersJob } from './hearing-reminders.job.ts';
import { HearingSigning } from './hearing-signing.service.ts';
import { HearingController } from './hearing.controller.ts';
import { HearingRepository } from './hearing.repository.ts';
import { Hearings } from './hearing.service.ts';
import { RegradeRepository } from './regrade.repository.ts';
import { Regrade } from './regrade.service.ts';

@Module({
  imports: [AmendmentsModule, AppealsModule, OrganisationModule, RegistryModule, SigningModule],
  controllers: [HearingController],
  providers: [
    Consequences,
    Deciding,
    HearingRemindersJob,
    HearingRepository,
    Hearings,
    HearingSigning,
    Regrade,
    RegradeRepository,
  ],
})
export class HearingsModule {}
