import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The director may say no to an act of destruction: it stays as it was refused, with his reason. The grounds of the first terms
 * said why data are destroyed, where one reads why they are kept; what the organisation has worded itself stays.
 */
export class DestructionActRefusedAdd1765041000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE destruction_act
  ADD COLUMN refused_by uuid REFERENCES app_user (id),
  ADD COLUMN refused_at timestamptz,
  ADD COLUMN refused_reason text,
  ADD CONSTRAINT destruction_act_refused_check CHECK (
    num_nonnulls(refused_by, refused_at, refused_reason) IN (0, 3) AND (refused_at IS NULL OR approved_at IS NULL)
  );

CREATE OR REPLACE FUNCTION keep_destruction_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.approved_at IS NOT NULL OR OLD.refused_at IS NOT NULL THEN
    RAISE EXCEPTION 'an act that was decided on does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

UPDATE retention_rule SET ground = 'ч. 4 ст. 21 закона № 152-ФЗ: данные нужны до окончания обучения'
WHERE ground = 'Цель обработки достигнута: ст. 21 ч. 4 152-ФЗ';
UPDATE retention_rule SET ground = 'ст. 98 закона № 273-ФЗ: книга регистрации и федеральный реестр'
WHERE ground = 'Книга регистрации и федеральный реестр: ст. 98 273-ФЗ';
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}
