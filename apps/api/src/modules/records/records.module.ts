import { Module } from '@nestjs/common';
import { RecordController } from './record.controller.ts';
import { RecordRepository } from './record.repository.ts';
import { Records } from './records.service.ts';

@Module({ controllers: [RecordController], providers: [Records, RecordRepository], exports: [Records] })
export class RecordsModule {}
