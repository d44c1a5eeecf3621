import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DemoContent } from './content/index.ts';

/** The demo program gives no diploma; its series stands ready. */
const DIPLOMA = 'ПП-{yy}-{n:6}';

/** Writes the organisation, its Regulation and its number series. */
export async function seedOrganisation(tx: EntityManager, content: DemoContent): Promise<void> {
  const { name, shortName, city, address, zone, regulation } = content.organisation;
  await tx.query('INSERT INTO organisation (name, short_name, city, address, zone) VALUES ($1, $2, $3, $4, $5)', [
    name,
    shortName,
    city,
    address,
    zone,
  ]);
  const sha256 = createHash('sha256').update(content.regulationMarkdown).digest('hex');
  await tx.query(
    'INSERT INTO regulation_edition (number, title, effective_from, markdown, sha256) VALUES ($1, $2, $3, $4, $5)',
    [regulation.number, regulation.title, regulation.effectiveFrom, content.regulationMarkdown, sha256],
  );
  await seedAgreement(tx, content);
  const { order, protocol, certificate, reference } = content.program.series;
  // The migration has made the series of orders; the book of the demo goes on after the orders in it.
  await tx.query(`UPDATE number_series SET pattern = $1 WHERE series = 'order'`, [order]);
  await tx.query(
    `INSERT INTO number_counter (series, year, last) SELECT 'order', extract(year FROM now() AT TIME ZONE $1)::int, $2`,
    [zone, Math.max(...content.program.orders.map(({ n }) => n))],
  );
  const patterns = { protocol, certificate, reference, diploma: DIPLOMA };
  for (const [series, pattern] of Object.entries(patterns))
    await tx.query('INSERT INTO number_series (series, pattern, per_year, kind_word) VALUES ($1, $2, $3, $4)', [
      series,
      pattern,
      true,
      series === 'diploma' ? 'ПП' : 'ПК',
    ]);
}

/** The agreement under which everybody who signs has accepted to sign. */
async function seedAgreement(
  tx: EntityManager,
  { organisation: { signingAgreement }, signingAgreementMarkdown }: DemoContent,
): Promise<void> {
  const sha256 = createHash('sha256').update(signingAgreementMarkdown).digest('hex');
  await tx.query(
    'INSERT INTO signing_agreement (number, title, effective_from, markdown, sha256) VALUES ($1, $2, $3, $4, $5)',
    [signingAgreement.number, signingAgreement.title, signingAgreement.effectiveFrom, signingAgreementMarkdown, sha256],
  );
}
