import { Module } from '@nestjs/common';
import { FederalRegisterModule } from '../federal-register/federal-register.module.ts';
import { HandOversModule } from '../hand-overs/hand-overs.module.ts';
import { RegistryModule } from '../registry/registry.module.ts';
import { MeetingTodayRepository } from './meeting.repository.ts';
import { TodayController } from './today.controller.ts';
import { TodayRepository } from './today.repository.ts';
import { TodayService } from './today.service.ts';

@Module({
  imports: [FederalRegisterModule, HandOversModule, RegistryModule],
  controllers: [TodayController],
  providers: [MeetingTodayRepository, TodayRepository, TodayService],
})
export class TodayModule {}
