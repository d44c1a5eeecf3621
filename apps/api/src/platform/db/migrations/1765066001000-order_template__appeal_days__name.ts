import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days for an appeal are those of the program's policy (5.6); words that an organisation has written itself stay as they are. */
export class OrderTemplateAppealDaysName1765066001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO order_template (kind, version, subject, text)
      SELECT kind, version + 1, subject, replace(text, 'не позднее трёх рабочих дней', 'не позднее {срок рассмотрения}')
      FROM order_template newest
      WHERE kind = 'appoint-appeals-commission' AND text LIKE '%не позднее трёх рабочих дней%'
        AND version = (SELECT max(version) FROM order_template WHERE kind = newest.kind)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
