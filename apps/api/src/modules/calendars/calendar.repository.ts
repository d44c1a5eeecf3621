import { Injectable } from '@nestjs/common';
import type { CalendarOfYear } from '@itog/contracts';
import type { CalendarCountry, CalendarStatus, CalendarYear, SpecialDay, WorkingCalendar } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { found } from '../../platform/refused.ts';

export type NewVersion = {
  readonly country: CalendarCountry;
  readonly year: number;
  readonly version: number;
  readonly status: CalendarStatus;
  readonly source: string;
  readonly reason: string;
  readonly publishedBy: string;
  readonly days: readonly SpecialDay[];
};

@Injectable()
export class CalendarRepository {
  async selectCountry(tx: EntityManager): Promise<CalendarCountry> {
    const sql = 'SELECT calendar_country AS country FROM organisation';
    return found((await rows<{ country: CalendarCountry }>(tx, sql))[0]).country;
  }

  /** Takes the organisation's row until the commit, so that two who choose wait for each other. */
  async updateCountry(tx: EntityManager, country: CalendarCountry): Promise<void> {
    await tx.query('UPDATE organisation SET calendar_country = $1', [country]);
  }

  /** The years of a country in force, with their days. */
  async selectCalendar(tx: EntityManager, country: CalendarCountry): Promise<WorkingCalendar> {
    const years = await rows<CalendarYear>(
      tx,
      `SELECT c.country, c.year, c.version, c.status, c.source, coalesce(d.days, '[]') AS days
       FROM production_calendar_in_force c
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('day', d.day, 'kind', d.kind, 'title', d.title,
                                           'transferredFrom', d.transferred_from) ORDER BY d.day) AS days
         FROM production_calendar_day d WHERE d.calendar_id = c.id
       ) d ON true
       WHERE c.country = $1`,
      [country],
    );
    return { country, years: new Map(years.map((each) => [each.year, each])) };
  }

  /** Every country's years in force, without their days. */
  selectYears(tx: EntityManager): Promise<Pick<CalendarYear, 'country' | 'year' | 'status'>[]> {
    return rows(tx, 'SELECT country, year, status FROM production_calendar_in_force ORDER BY country, year');
  }

  async selectThisYear(tx: EntityManager): Promise<number> {
    const sql = 'SELECT extract(year FROM clock_timestamp() AT TIME ZONE zone)::int AS year FROM organisation';
    return found((await rows<{ year: number }>(tx, sql))[0]).year;
  }

  /** All versions of a year, the newest first. */
  selectVersions(tx: EntityManager, country: CalendarCountry, year: number): Promise<CalendarOfYear['versions']> {
    return rows(
      tx,
      `SELECT c.version, c.status, c.source, c.reason, c.published_at AS "publishedAt",
              CASE WHEN u.id IS NOT NULL THEN concat_ws(' ', u.last_name, u.first_name, u.patronymic) END AS "publishedBy"
       FROM production_calendar c LEFT JOIN app_user u ON u.id = c.published_by
       WHERE c.country = $1 AND c.year = $2 ORDER BY c.version DESC`,
      [country, year],
    );
  }

  /** Gives the id of the new version, or null when somebody has published that number before. */
  async insertVersion(tx: EntityManager, calendar: NewVersion): Promise<string | null> {
    const { country, year, version, status, source, reason, publishedBy, days } = calendar;
    const [row] = await rows<{ id: string }>(
      tx,
      `INSERT INTO production_calendar (country, year, version, status, source, reason, published_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [country, year, version, status, source, reason, publishedBy],
    );
    if (!row) return null;
    await tx.query(
      `INSERT INTO production_calendar_day (calendar_id, day, kind, title, transferred_from)
       SELECT $1, d.* FROM unnest($2::date[], $3::text[], $4::text[], $5::date[]) d`,
      [
        row.id,
        days.map(({ day }) => day),
        days.map(({ kind }) => kind),
        days.map(({ title }) => title),
        days.map(({ transferredFrom }) => transferredFrom),
      ],
    );
    return row.id;
  }
}
