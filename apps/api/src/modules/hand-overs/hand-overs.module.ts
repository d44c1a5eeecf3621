import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module.ts';
import { BookRepository } from './book.repository.ts';
import { RegistryBook } from './book.service.ts';
import { HandOverController } from './hand-over.controller.ts';
import { HandOverRepository } from './hand-over.repository.ts';
import { HandOvers } from './hand-overs.service.ts';

@Module({
  imports: [RecordsModule],
  controllers: [HandOverController],
  providers: [BookRepository, HandOverRepository, HandOvers, RegistryBook],
  exports: [HandOvers, RegistryBook],
})
export class HandOversModule {}
