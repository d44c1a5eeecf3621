import { Module } from '@nestjs/common';
import { RecordController } from './record.controller.ts';
import { RecordRepository } from './record.repository.ts';
import { RecordSheets } from './record-sheets.service.ts';
import { Records } from './records.service.ts';

@Module({ controllers: [RecordController], providers: [Records, RecordSheets, RecordRepository], exports: [Records] })
export class RecordsModule {}
