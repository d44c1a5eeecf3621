import { Injectable } from '@nestjs/common';
import type { listDueDocuments, OutputOf } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';
import { DueDocumentsService } from '../protocols/due-documents.service.ts';

type Due = OutputOf<typeof listDueDocuments>;
type GroundRow = Omit<Due['grounds'][number], 'count' | 'withheld'>;
type GroupRow = Omit<Due['undischarged'][number], 'learners'>;

const GROUP = `JOIN study_group g ON g.id = %.group_id JOIN program pr ON pr.id = g.program_id`;
const TITLES = `pr.title AS "programTitle", g.title AS "groupTitle"`;

/** Everything that is to be issued, in one place, whatever it rests on. */
@Injectable()
export class DueGrounds {
  constructor(
    private readonly db: DataSource,
    private readonly dueDocuments: DueDocumentsService,
  ) {}

  /** Signed protocols and orders that call for documents, the oldest first; groups that wait for an order of discharge. */
  async list(): Promise<Due> {
    const tx = this.db.manager;
    const signed = await rows<{ id: string }>(tx, `SELECT id FROM protocol WHERE status = 'signed'`);
    const byProtocol = await this.dueDocuments.of(
      tx,
      signed.map(({ id }) => id),
    );
    const { byOrder, unordered } = await this.dueDocuments.ofNobodyCame(tx, null);
    const due = new Map(
      [...byProtocol, ...byOrder].flatMap(([id, { due, withheld }]) =>
        due.length + withheld.length > 0 ? [[id, { count: due.length, withheld: withheld.length }] as const] : [],
      ),
    );
    const grounds = await rows<GroundRow>(tx, GROUNDS, [[...due.keys()]]);
    const absentees = new Map([...unordered].map(([groupId, { due }]) => [groupId, due.length]));
    const groups = await rows<GroupRow>(tx, GROUPS, [[...absentees].flatMap(([id, count]) => (count > 0 ? [id] : []))]);
    return {
      grounds: grounds.map((ground) => ({ ...ground, ...(due.get(ground.id) ?? { count: 0, withheld: 0 }) })),
      undischarged: groups.map((group) => ({ ...group, learners: absentees.get(group.groupId) ?? 0 })),
    };
  }

  /** How many documents are held back: of one protocol, or of all that there is. */
  async withheld(protocolId: string | undefined): Promise<number> {
    if (protocolId === undefined) return (await this.list()).grounds.reduce((sum, { withheld }) => sum + withheld, 0);
    const due = await this.dueDocuments.of(this.db.manager, [protocolId]);
    return due.get(protocolId)?.withheld.length ?? 0;
  }
}

const GROUNDS = `
SELECT ground, id, number, date, "programTitle", "groupTitle" FROM (
SELECT 'protocol' AS ground, p.id, p.number, p.date, ${TITLES}, p.signed_at AS at
FROM protocol p JOIN attestation_session s ON s.id = p.session_id ${GROUP.replace('%', 's')} WHERE p.id = ANY ($1)
UNION ALL
SELECT 'order', o.id, o.number, o.date, ${TITLES}, o.signed_at FROM director_order o ${GROUP.replace('%', 'o')} WHERE o.id = ANY ($1)
) due ORDER BY at, id`;

const GROUPS = `
SELECT g.id AS "groupId", ${TITLES},
       (SELECT o.id FROM director_order o
        WHERE o.group_id = g.id AND o.kind = 'complete-and-discharge' AND o.signed_at IS NULL AND o.cancelled_at IS NULL
        ORDER BY o.drafted_at DESC LIMIT 1) AS "draftOrderId"
FROM study_group g JOIN program pr ON pr.id = g.program_id WHERE g.id = ANY ($1) ORDER BY g.ends_on, g.title, g.id`;
