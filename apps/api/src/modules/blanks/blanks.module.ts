import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { BlankController } from './blank.controller.ts';
import { BlankRepository } from './blank.repository.ts';
import { Blanks } from './blanks.service.ts';
import { StockRepository } from './stock.repository.ts';
import { BlankStock } from './stock.service.ts';

@Module({
  imports: [OrganisationModule],
  controllers: [BlankController],
  providers: [BlankRepository, Blanks, BlankStock, StockRepository],
  exports: [BlankStock],
})
export class BlanksModule {}
