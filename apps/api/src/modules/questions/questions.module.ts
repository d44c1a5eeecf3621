import { Module } from '@nestjs/common';
import { EditingService } from './editing.service.ts';
import { ImportService } from './import.service.ts';
import { PublicationRepository } from './publication.repository.ts';
import { PublicationService } from './publication.service.ts';
import { QuestionFiles } from './question-files.service.ts';
import { QuestionController } from './question.controller.ts';
import { QuestionRepository } from './question.repository.ts';
import { QuestionService } from './question.service.ts';
import { VersionRepository } from './version.repository.ts';

@Module({
  controllers: [QuestionController],
  providers: [
    EditingService,
    ImportService,
    PublicationRepository,
    PublicationService,
    QuestionFiles,
    QuestionRepository,
    QuestionService,
    VersionRepository,
  ],
})
export class QuestionsModule {}
