import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.ts';
import { CalendarController } from './calendar.controller.ts';
import { CalendarRepository } from './calendar.repository.ts';
import { CalendarPublishing } from './calendar-publishing.service.ts';
import { Calendars } from './calendars.service.ts';

@Module({
  imports: [OrganisationModule],
  controllers: [CalendarController],
  providers: [CalendarPublishing, CalendarRepository, Calendars],
  exports: [Calendars],
})
export class CalendarsModule {}
