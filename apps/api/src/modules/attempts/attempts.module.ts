import { Module } from '@nestjs/common';
import { AttestationModule } from '../attestation/attestation.module.ts';
import { AnswerRepository } from './answer.repository.ts';
import { AnswerService } from './answer.service.ts';
import { AttemptController } from './attempt.controller.ts';
import { AttemptRepository } from './attempt.repository.ts';
import { AttemptService } from './attempt.service.ts';
import { ClosingRepository } from './closing.repository.ts';
import { ClosingService } from './closing.service.ts';
import { OverdueJob } from './overdue.job.ts';
import { QuestionTexts } from './question-texts.ts';

@Module({
  imports: [AttestationModule],
  controllers: [AttemptController],
  providers: [
    AnswerRepository,
    AnswerService,
    AttemptRepository,
    AttemptService,
    ClosingRepository,
    ClosingService,
    OverdueJob,
    QuestionTexts,
  ],
  exports: [ClosingService],
})
export class AttemptsModule {}
