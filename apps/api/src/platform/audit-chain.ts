import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { rows } from './db/rows.ts';

export type ChainHead = { readonly position: number; readonly sha256: string };

export type ChainReport =
  | { readonly whole: true; readonly head: ChainHead | null }
  | {
      readonly whole: false;
      /** `removed`: an entry or link is gone · `changed`: an entry or its link is not as it was · `unlinked`: not in the chain. */
      readonly fault: 'removed' | 'changed' | 'unlinked';
      readonly position: number | null;
      readonly entryId: number | null;
    };

const AT_ONCE = 5_000;

type Link = { position: number; entryId: number; sha256: string; text: string | null };

/**
 * Walks the audit chain from its first link and finds the first row that is not as it was written. The entries' spelling stands
 * here once more: who could change the database's functions must not be able to change the judge.
 */
export async function verifyChain(tx: EntityManager): Promise<ChainReport> {
  let head: ChainHead = { position: 0, sha256: '' };
  for (;;) {
    const links = await selectLinks(tx, head.position);
    if (links.length === 0) break;
    for (const { position, entryId, sha256, text } of links) {
      if (position !== head.position + 1) return broken('removed', head.position + 1, null);
      if (text === null) return broken('removed', position, entryId);
      if (hashOf(head.sha256 + text) !== sha256) return broken('changed', position, entryId);
      head = { position, sha256 };
    }
  }
  const [unlinked] = await rows<{ id: number }>(
    tx,
    `SELECT e.id FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id WHERE l.entry_id IS NULL ORDER BY e.id LIMIT 1`,
  );
  if (unlinked) return broken('unlinked', null, unlinked.id);
  return { whole: true, head: head.position === 0 ? null : head };
}

/** The link at this position, or null: to compare with a head that was printed. */
export async function selectLink(tx: EntityManager, position: number): Promise<ChainHead | null> {
  const sql = `SELECT position, sha256 FROM audit_link WHERE position = $1`;
  return (await rows<ChainHead>(tx, sql, [position]))[0] ?? null;
}

function selectLinks(tx: EntityManager, after: number): Promise<Link[]> {
  return rows<Link>(
    tx,
    `SELECT l.position, l.entry_id AS "entryId", l.sha256,
            CASE WHEN e.id IS NOT NULL THEN jsonb_build_array(
              e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor_id, e.action, e.subject_id, e.facts
            )::text END AS text
     FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id
     WHERE l.position > $1 ORDER BY l.position LIMIT ${AT_ONCE}`,
    [after],
  );
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const broken = (
  fault: Extract<ChainReport, { whole: false }>['fault'],
  position: number | null,
  entryId: number | null,
): ChainReport => ({ whole: false, fault, position, entryId });
