import { Module } from '@nestjs/common';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { MeetingTodayRepository } from './meeting.repository.ts';
import { TodayController } from './today.controller.ts';
import { TodayRepository } from './today.repository.ts';
import { TodayService } from './today.service.ts';

@Module({
  imports: [ProtocolsModule],
  controllers: [TodayController],
  providers: [MeetingTodayRepository, TodayRepository, TodayService],
})
export class TodayModule {}
