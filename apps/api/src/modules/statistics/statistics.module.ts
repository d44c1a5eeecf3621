import { Module } from '@nestjs/common';
import { StatisticsController } from './statistics.controller.ts';
import { StatisticsRepository } from './statistics.repository.ts';

@Module({ controllers: [StatisticsController], providers: [StatisticsRepository] })
export class StatisticsModule {}
