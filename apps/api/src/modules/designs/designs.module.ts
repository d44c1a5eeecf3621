import { Module } from '@nestjs/common';
import { Proofs } from '../../platform/proofs.ts';
import { DesignController } from './design.controller.ts';
import { DesignEditing } from './design-editing.service.ts';
import { DesignPictures } from './design-pictures.service.ts';
import { DesignRepository } from './design.repository.ts';
import { Designs } from './designs.service.ts';

@Module({
  controllers: [DesignController],
  providers: [DesignEditing, DesignPictures, DesignRepository, Designs, Proofs],
  exports: [Designs],
})
export class DesignsModule {}
