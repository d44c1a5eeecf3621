import { Controller } from '@nestjs/common';
import {
  chooseCalendar,
  getCalendar,
  getCalendars,
  previewCalendar,
  publishCalendar,
  readCalendarFile,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { CalendarPublishing } from './calendar-publishing.service.ts';

@Controller()
export class CalendarController {
  constructor(private readonly calendars: CalendarPublishing) {}

  @Serve(getCalendars)
  getCalendars(): Promise<OutputOf<typeof getCalendars>> {
    return this.calendars.list();
  }

  @Serve(chooseCalendar)
  chooseCalendar(
    @CurrentUser() user: User,
    @Input(chooseCalendar) input: InputOf<typeof chooseCalendar>,
  ): Promise<OutputOf<typeof chooseCalendar>> {
    return this.calendars.choose(user.id, input);
  }

  @Serve(getCalendar)
  getCalendar(@Input(getCalendar) { params }: InputOf<typeof getCalendar>): Promise<OutputOf<typeof getCalendar>> {
    return this.calendars.one(params);
  }

  @Serve(previewCalendar)
  previewCalendar(
    @Input(previewCalendar) input: InputOf<typeof previewCalendar>,
  ): Promise<OutputOf<typeof previewCalendar>> {
    return this.calendars.preview(input);
  }

  @Serve(readCalendarFile)
  readCalendarFile(
    @Input(readCalendarFile) input: InputOf<typeof readCalendarFile>,
  ): Promise<OutputOf<typeof readCalendarFile>> {
    return this.calendars.readFile(input);
  }

  @Serve(publishCalendar)
  publishCalendar(
    @CurrentUser() user: User,
    @Input(publishCalendar) input: InputOf<typeof publishCalendar>,
  ): Promise<OutputOf<typeof publishCalendar>> {
    return this.calendars.publish(user.id, input);
  }
}
