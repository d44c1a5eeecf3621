import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DemoContent } from './content/index.ts';

/** Since that day a consent is a paper of its own (156-ФЗ). */
const IN_FORCE_SINCE = '2025-09-01';
const BEFORE_STUDY = '40 days';

type Given = {
  readonly purpose: DemoContent['consents'][number]['purpose'];
  readonly login: string;
  readonly place?: string;
  readonly withdrawn?: true;
};

/** Who has decided already; all others are still asked. */
const GIVEN: readonly Given[] = [
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((n) => ({ purpose: 'processing' as const, login: `learner${n}` })),
  { purpose: 'processing', login: 'learner11', place: 'Личное дело, папка 3, лист 14' },
  ...[3, 7, 9].map((n) => ({ purpose: 'media' as const, login: `learner${n}` })),
  { purpose: 'publication', login: 'learner7' },
  { purpose: 'publication', login: 'learner9', withdrawn: true },
];

/** Publishes the words of the three consents and has some learners give them. */
export async function seedConsents(
  tx: EntityManager,
  { consents }: DemoContent,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const admin = users.get('admin') ?? null;
  for (const { purpose, title, markdown } of consents) {
    const sha256 = createHash('sha256').update(markdown).digest('hex');
    await tx.query(
      `INSERT INTO consent_text (purpose, version, title, markdown, sha256, effective_from, published_by)
       VALUES ($1, 1, $2, $3, $4, $5, $6)`,
      [purpose, title, markdown, sha256, IN_FORCE_SINCE, admin],
    );
  }
  for (const { purpose, login, place, withdrawn } of GIVEN) {
    const userId = users.get(login) ?? '';
    const recordedBy = place ? admin : userId;
    await tx.query(
      `INSERT INTO consent (user_id, text_id, purpose, source, given_at, address, device, place, recorded_by, withdrawn_at, withdrawn_by)
       SELECT $1, t.id, t.purpose, CASE WHEN $3::text IS NULL THEN 'screen' ELSE 'paper' END, now() - $5::interval,
              CASE WHEN $3::text IS NULL THEN '192.0.2.1' END, CASE WHEN $3::text IS NULL THEN 'Демонстрационные данные' END, $3, $4,
              CASE WHEN $6 THEN now() - interval '5 days' END, CASE WHEN $6 THEN $1::uuid END
       FROM consent_text t WHERE t.purpose = $2`,
      [userId, purpose, place ?? null, recordedBy, BEFORE_STUDY, withdrawn ?? false],
    );
  }
}
