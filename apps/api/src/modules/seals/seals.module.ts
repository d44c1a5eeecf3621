import { Module } from '@nestjs/common';
import { AttachedRepository } from './attached.repository.ts';
import { AttachedSignatures } from './attached.service.ts';
import { SealKeeping } from './seal-keeping.service.ts';
import { SealController } from './seal.controller.ts';
import { SealRepository } from './seal.repository.ts';
import { Seals } from './seals.service.ts';

@Module({
  controllers: [SealController],
  providers: [AttachedRepository, AttachedSignatures, SealKeeping, SealRepository, Seals],
  exports: [Seals],
})
export class SealsModule {}
