import { Injectable } from '@nestjs/common';
import {
  AUDIT_ACTIONS,
  auditActionOf,
  type AuditCheck,
  type AuditEntry,
  type AuditSubject,
  type InputOf,
  type listAudit,
  type listAuditActors,
  type OutputOf,
} from '@itog/contracts';
import { DataSource } from 'typeorm';
import { verifyChain } from '../../platform/audit-chain.ts';
import { AuditLogRepository, type EntryRow } from './audit-log.repository.ts';

const LONGEST = 500;
const MOST_ITEMS = 50;

type Detail = AuditEntry['details'][string];

/** The log of actions, as those read it who watch over the office: what it may show of each action, and whether it is whole. */
@Injectable()
export class AuditLog {
  /** The walk under way: it is long, and whoever asks meanwhile gets the same answer. */
  private walk: Promise<AuditCheck> | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly log: AuditLogRepository,
  ) {}

  async list({ query }: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
    const { action, limit, ...rest } = query;
    const tx = this.db.manager;
    const found = await this.log.selectEntries(tx, {
      ...rest,
      actions: action ? actionsOf(action) : undefined,
      limit: limit + 1,
    });
    const entries = found.slice(0, limit);
    const subjects = await this.subjectsOf(entries);
    return {
      entries: entries.map(({ subjectId: _id, facts, ...entry }, index) => ({
        ...entry,
        subject: subjects[index] ?? null,
        details: detailsOf(entry.action, facts),
      })),
      more: found.length > limit,
    };
  }

  async actors({ query }: InputOf<typeof listAuditActors>): Promise<OutputOf<typeof listAuditActors>> {
    return { people: await this.log.selectActors(this.db.manager, query) };
  }

  check(): Promise<AuditCheck> {
    this.walk ??= this.walkWhole().finally(() => (this.walk = null));
    return this.walk;
  }

  private async walkWhole(): Promise<AuditCheck> {
    const tx = this.db.manager;
    const report = await verifyChain(tx);
    if (!report.whole) return report;
    const { position, sha256 } = report.head ?? { position: 0, sha256: null };
    return { whole: true, entries: position, sha256, lastAt: await this.log.selectOptionalMoment(tx, position) };
  }

  /** What each of these was done to; one question for each kind of thing. */
  private async subjectsOf(entries: readonly EntryRow[]): Promise<AuditEntry['subject'][]> {
    const wanted = new Map<AuditSubject, Set<string>>();
    for (const entry of entries)
      for (const kind of kindsOf(entry.action))
        wanted.set(kind, (wanted.get(kind) ?? new Set<string>()).add(idOf(entry)));
    const named = new Map<string, AuditEntry['subject']>();
    for (const [kind, ids] of wanted)
      for (const { given, id, label } of await this.log.selectSubjects(this.db.manager, kind, [...ids]))
        named.set(`${kind} ${given}`, { kind, id, label });
    return entries.map((entry) => {
      const known = kindsOf(entry.action).map((kind) => named.get(`${kind} ${idOf(entry)}`));
      return known.find((subject) => subject) ?? null;
    });
  }
}

/** An action, or all of a room. */
function actionsOf(asked: string): string[] {
  const ofRoom = Object.keys(AUDIT_ACTIONS).filter((action) => action.startsWith(`${asked}.`));
  return ofRoom.length > 0 ? ofRoom : [asked];
}

function kindsOf(action: string): readonly AuditSubject[] {
  const on = auditActionOf(action)?.on ?? [];
  return typeof on === 'string' ? [on] : on;
}

function idOf({ action, subjectId, facts }: EntryRow): string {
  const by = auditActionOf(action)?.by;
  return by ? String(facts[by] ?? '') : subjectId;
}

/** Only the facts that the action's line allows, and of them only what is a word, a number or a list of such. */
function detailsOf(action: string, facts: EntryRow['facts']): AuditEntry['details'] {
  const shows = auditActionOf(action)?.shows ?? [];
  return Object.fromEntries(
    shows.flatMap((key) => {
      const detail = detailOf(facts[key]);
      return detail === null || (Array.isArray(detail) && detail.length === 0) ? [] : [[key, detail]];
    }),
  );
}

function detailOf(fact: unknown): Detail | null {
  if (typeof fact === 'string') return fact.slice(0, LONGEST) || null;
  if (typeof fact === 'number' || typeof fact === 'boolean') return fact;
  if (!Array.isArray(fact)) return null;
  return fact.filter((each) => typeof each === 'string' || typeof each === 'number').slice(0, MOST_ITEMS);
}
