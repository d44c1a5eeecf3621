import type { DataSource } from 'typeorm';

const PARTS = [
  `SELECT 'TABLE ' || c.relname || E' (\\n' || string_agg(
     '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
     || CASE WHEN a.attidentity <> '' THEN ' IDENTITY' ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END
     || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, E',\\n' ORDER BY a.attnum) || E'\\n);' AS text, c.relname AS name
   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY c.relname`,
  `SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) || ';' AS text, conrelid::regclass::text AS name FROM pg_constraint
   WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')`,
  `SELECT indexdef || ';' AS text, indexname AS name FROM pg_indexes WHERE schemaname = 'public'
     AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
  `SELECT 'VIEW ' || viewname || E' AS\\n' || definition AS text, viewname AS name FROM pg_views WHERE schemaname = 'public'`,
  `SELECT pg_get_triggerdef(oid) || ';' AS text, tgname AS name FROM pg_trigger WHERE NOT tgisinternal
     AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`,
  `SELECT pg_get_functiondef(oid) || ';' AS text, proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
];

/** The schema as PostgreSQL has it, as one text in a stable order: tables, constraints, indexes, views, triggers, functions. */
export async function schemaText(db: DataSource): Promise<string> {
  const sections: string[] = [];
  for (const part of PARTS) {
    const found: { text: string }[] = await db.query(`SELECT text FROM (${part}) AS part ORDER BY name, text`);
    sections.push(found.map(({ text }) => text.trimEnd()).join('\n'));
  }
  return `${sections.join('\n\n')}\n`;
}
