import type { MigrationInterface, QueryRunner } from 'typeorm';
import { columnsOf, SHIPPED } from './calendars/shipped.ts';
import { calendarTables } from './calendars/tables.ts';

/** Production calendars by version, with those that the product comes with. */
export class ProductionCalendarFirstCreate1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(calendarTables);
    for (const calendar of SHIPPED) {
      const { country, year, status, source } = calendar;
      await runner.query(
        `WITH shipped AS (
           INSERT INTO production_calendar (country, year, version, status, source) VALUES ($1, $2, 1, $3, $4) RETURNING id
         )
         INSERT INTO production_calendar_day (calendar_id, day, kind, title, transferred_from)
         SELECT shipped.id, d.* FROM shipped, unnest($5::date[], $6::text[], $7::text[], $8::date[]) d`,
        [country, year, status, source, ...columnsOf(calendar)],
      );
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
