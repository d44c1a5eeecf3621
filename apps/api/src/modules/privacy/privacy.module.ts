import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { ConsentRepository } from './consent.repository.ts';
import { ConsentsService } from './consents.service.ts';
import { DestructionController } from './destruction.controller.ts';
import { DestructionRepository } from './destruction.repository.ts';
import { DestructionService } from './destruction.service.ts';
import { Dossiers } from './dossier.service.ts';
import { PersonPrivacy } from './person-privacy.service.ts';
import { PersonRepository } from './person.repository.ts';
import { PrivacyController } from './privacy.controller.ts';

@Module({
  imports: [OrganisationModule, SigningModule],
  controllers: [DestructionController, PrivacyController],
  providers: [
    ConsentRepository,
    ConsentsService,
    DestructionRepository,
    DestructionService,
    Dossiers,
    PersonPrivacy,
    PersonRepository,
  ],
  exports: [DestructionService],
})
export class PrivacyModule {}
