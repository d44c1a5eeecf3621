import { Module, type OnModuleInit } from '@nestjs/common';
import { HintRooms } from '../../platform/hint-rooms.ts';
import { CalendarsModule } from '../calendars/calendars.module.ts';
import { SealsModule } from '../seals/seals.module.ts';
import { SigningModule } from '../signing/signing.module.ts';
import { AppealNews } from './appeal-news.service.ts';
import { AppealPrinting } from './appeal-printing.service.ts';
import { AppealController } from './appeal.controller.ts';
import { AppealRepository } from './appeal.repository.ts';
import { Appeals } from './appeals.service.ts';
import { Filing } from './filing.service.ts';

@Module({
  imports: [CalendarsModule, SealsModule, SigningModule],
  controllers: [AppealController],
  providers: [AppealNews, AppealPrinting, AppealRepository, Appeals, Filing],
  exports: [AppealNews, AppealPrinting, Appeals],
})
export class AppealsModule implements OnModuleInit {
  constructor(
    private readonly rooms: HintRooms,
    private readonly appeals: Appeals,
  ) {}

  /** Only who may read an appeal is told of it in its room; its learner is told as himself. */
  onModuleInit(): void {
    this.rooms.guard('appeal', 'appeals.read', (user, ids) => this.appeals.inSight(user, ids));
  }
}
