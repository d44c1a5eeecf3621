import { Module } from '@nestjs/common';
import { ExamCardController } from './exam-card.controller.ts';
import { ExamCardRepository } from './exam-card.repository.ts';
import { ExamCards } from './exam-cards.service.ts';
import { ProgramController } from './program.controller.ts';
import { ProgramRepository } from './program.repository.ts';
import { Programs } from './program.service.ts';

@Module({
  controllers: [ExamCardController, ProgramController],
  providers: [ExamCardRepository, ExamCards, Programs, ProgramRepository],
  exports: [ExamCards, Programs],
})
export class ProgramsModule {}
