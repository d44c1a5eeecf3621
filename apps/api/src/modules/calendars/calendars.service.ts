import { Injectable } from '@nestjs/common';
import type { CalendarPreview } from '@itog/contracts';
import type { WorkingCalendar } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { CalendarRepository } from './calendar.repository.ts';

/** An open deadline that another calendar puts on another day. */
export type MovedDeadline = CalendarPreview['moved'][number];

/** Which of a room's open deadlines one calendar puts on another day than the other. Only reads. */
export type DeadlineReader = (
  tx: EntityManager,
  before: WorkingCalendar,
  after: WorkingCalendar,
) => Promise<readonly MovedDeadline[]>;

/** The production calendar that working days are counted by, for the rooms below. */
@Injectable()
export class Calendars {
  private readonly readers: DeadlineReader[] = [];

  constructor(private readonly calendars: CalendarRepository) {}

  /**
   * The calendar of the organisation's country, every year in the version in force now. Deadlines are not stored but
   * counted from it when they are read, so that a new version moves them all (5.6, 5.11).
   */
  async workingCalendar(tx: EntityManager): Promise<WorkingCalendar> {
    return this.calendars.selectCalendar(tx, await this.calendars.selectCountry(tx));
  }

  /** A room below with deadlines in working days says here how to find those that a change would move. */
  readDeadlinesBy(reader: DeadlineReader): void {
    this.readers.push(reader);
  }

  /** Open deadlines of all rooms that the second calendar puts on another day than the first, the soonest first. */
  async moved(tx: EntityManager, before: WorkingCalendar, after: WorkingCalendar): Promise<MovedDeadline[]> {
    const moved: MovedDeadline[] = [];
    for (const read of this.readers) moved.push(...(await read(tx, before, after)));
    return moved.sort((one, other) => (one.before < other.before ? -1 : 1));
  }
}
