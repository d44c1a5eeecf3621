import { Injectable } from '@nestjs/common';
import type {
  CalendarOfYear,
  CalendarPreview,
  chooseCalendar,
  getCalendar,
  getCalendars,
  InputOf,
  OutputOf,
  previewCalendar,
  publishCalendar,
  readCalendarFile,
} from '@itog/contracts';
import {
  calendarDifference,
  calendarRefusals,
  calendarTotals,
  calendarYear,
  type CalendarYear,
  type SpecialDay,
  type WorkingCalendar,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Refused, refuseIf } from '../../platform/refused.ts';
import { readCalendar } from './calendar-file.ts';
import { CalendarRepository } from './calendar.repository.ts';
import { Calendars, type MovedDeadline } from './calendars.service.ts';

type Which = InputOf<typeof getCalendar>['params'];

/** Looks at production calendars, says what a change would do, and publishes it as a new version. */
@Injectable()
export class CalendarPublishing {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: CalendarRepository,
    private readonly working: Calendars,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof getCalendars>> {
    const tx = this.db.manager;
    return {
      country: await this.calendars.selectCountry(tx),
      thisYear: await this.calendars.selectThisYear(tx),
      years: await this.calendars.selectYears(tx),
    };
  }

  one(which: Which): Promise<CalendarOfYear> {
    return this.view(this.db.manager, which);
  }

  choose(actorId: string, { body }: InputOf<typeof chooseCalendar>): Promise<OutputOf<typeof chooseCalendar>> {
    return this.db.transaction(async (tx) => {
      const before = await this.working.workingCalendar(tx);
      await this.calendars.updateCountry(tx, body.country);
      const moved = await this.working.moved(tx, before, await this.working.workingCalendar(tx));
      const facts = { before: before.country, after: body.country, moved };
      await this.audit.record(tx, { actorId, action: 'calendars.choose', subjectId: body.country, facts });
      return body;
    });
  }

  preview({ params, body }: InputOf<typeof previewCalendar>): Promise<CalendarPreview> {
    return this.change(params, () => ({ days: body.days, source: null }));
  }

  /** What the file would change; a malformed one, or another country's or year's, is refused whole. */
  readFile({ params, body }: InputOf<typeof readCalendarFile>): Promise<CalendarPreview> {
    return this.change(params, (current) => readCalendar(body, current));
  }

  publish(actorId: string, { params, body }: InputOf<typeof publishCalendar>): Promise<CalendarOfYear> {
    return this.db.transaction(async (tx) => {
      const before = await this.calendars.selectCalendar(tx, params.country);
      const current = calendarYear(before, params.year);
      if (current.version !== body.base) throw new Refused([{ code: 'version.stale', clause: null }]);
      refuseIf(calendarRefusals(params.year, body.days));
      const { base, ...given } = body;
      const next = { ...params, ...given, version: base + 1, days: ordered(body.days) };
      if (isSame(current, next)) throw new Refused([{ code: 'calendar.unchanged', clause: null }]);
      const id = await this.calendars.insertVersion(tx, { ...next, publishedBy: actorId });
      if (!id) throw new Refused([{ code: 'version.stale', clause: null }]);
      const changes = calendarDifference(current.days, next.days);
      const moved = await this.moved(tx, before, next);
      const { days: _, ...facts } = next;
      await this.audit.record(tx, {
        actorId,
        action: 'calendars.publish',
        subjectId: id,
        facts: { ...facts, changes, moved },
      });
      return this.view(tx, params);
    });
  }

  private async change(
    { country, year }: Which,
    propose: (current: CalendarYear) => { readonly days: readonly SpecialDay[]; readonly source: string | null },
  ): Promise<CalendarPreview> {
    const tx = this.db.manager;
    const before = await this.calendars.selectCalendar(tx, country);
    const current = calendarYear(before, year);
    const { days, source } = propose(current);
    refuseIf(calendarRefusals(year, days));
    const next = { ...current, days: ordered(days) };
    return {
      days: [...next.days],
      source,
      changes: calendarDifference(current.days, next.days),
      moved: await this.moved(tx, before, next),
      totals: calendarTotals(next),
    };
  }

  /** Deadlines stand on the organisation's own country alone. */
  private async moved(tx: EntityManager, before: WorkingCalendar, next: CalendarYear): Promise<MovedDeadline[]> {
    if (before.country !== (await this.calendars.selectCountry(tx))) return [];
    return this.working.moved(tx, before, { ...before, years: new Map([...before.years, [next.year, next]]) });
  }

  private async view(tx: EntityManager, { country, year }: Which): Promise<CalendarOfYear> {
    const inForce = calendarYear(await this.calendars.selectCalendar(tx, country), year);
    const versions = await this.calendars.selectVersions(tx, country, year);
    const [latest] = versions;
    return {
      ...inForce,
      days: [...inForce.days],
      reason: latest?.reason ?? null,
      publishedAt: latest?.publishedAt ?? null,
      publishedBy: latest?.publishedBy ?? null,
      totals: calendarTotals(inForce),
      versions,
    };
  }
}

function ordered(days: readonly SpecialDay[]): SpecialDay[] {
  return [...days].sort((one, other) => (one.day < other.day ? -1 : 1));
}

function isSame(current: CalendarYear, next: CalendarYear): boolean {
  const sameWords = current.status === next.status && current.source === next.source;
  return sameWords && calendarDifference(current.days, next.days).length === 0;
}
