import type { EntityManager } from 'typeorm';

/** Whom the API and the worker act as in the database: owner of nothing, so that the log is closed to them too. */
export const APP_ROLE = 'itog_app';

/** Puts every connection of a pool into the role, before its first statement. */
export const AS_APP = `-c role=${APP_ROLE}`;

const JOBS_SCHEMA = 'pgboss';

/** Roles belong to the whole server: several databases on it may be brought up at once. */
const MAKE_ROLE = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN
    CREATE ROLE ${APP_ROLE} NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, '${APP_ROLE}', 'SET') THEN
    GRANT ${APP_ROLE} TO CURRENT_USER;
  END IF;
END $$`;

/** A table is append-only when its own trigger refuses UPDATE and DELETE: no second list to forget. */
const CLOSE_APPEND_ONLY = `
DO $$
DECLARE
  closed regclass;
BEGIN
  FOR closed IN
    SELECT DISTINCT t.tgrelid::regclass FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgfoid = 'refuse_change'::regproc AND t.tgtype & 8 > 0 AND t.tgtype & 16 > 0
      AND c.relnamespace = 'public'::regnamespace
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %s FROM ${APP_ROLE}', closed);
  END LOOP;
END $$`;

const GRANTS = [
  `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${APP_ROLE}`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE}`,
  CLOSE_APPEND_ONLY,
  // Links are made by the trigger alone, migrations by the owner, and a signature may only be voided.
  `REVOKE INSERT ON audit_link FROM ${APP_ROLE}`,
  `REVOKE INSERT, UPDATE, DELETE ON migration FROM ${APP_ROLE}`,
  `REVOKE UPDATE, DELETE ON signature FROM ${APP_ROLE}`,
  `GRANT UPDATE (voided_at, voided_reason) ON signature TO ${APP_ROLE}`,
  `GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
  // MAINTAIN: the queue rebuilds its bloated indexes by itself.
  `GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${APP_ROLE}`,
];

/**
 * Makes the application's role and gives it what it needs of the present schema; after every migration, as the owner.
 * @throws Error where the owner may not make roles and nobody has made this one for him
 */
export async function grantAppRole(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('${APP_ROLE}', 0))`);
  try {
    await tx.query(MAKE_ROLE);
  } catch (error) {
    throw new Error(
      `Владелец схемы не может создать роль ${APP_ROLE}. Создайте её под администратором базы данных: ` +
        `CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <владелец схемы>;`,
      { cause: error },
    );
  }
  for (const grant of GRANTS) await tx.query(grant);
}
