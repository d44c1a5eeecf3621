import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Print, PrintRequest } from '@itog/contracts';
import { can, PERMISSIONS, type Permission, type Role } from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { download } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, Refused, refuseIf } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { BlankStock } from '../blanks/stock.service.ts';
import { readerOf, Timelines } from '../evidence/timelines.service.ts';
import { RegistryBook } from '../hand-overs/book.service.ts';
import { Orders } from '../orders/orders.service.ts';
import { Protocols } from '../protocols/protocols.service.ts';
import { PrintRepository, type PrintOrder, type PrintRow } from './print.repository.ts';

/** Who may ask for each kind; whose it is comes on top. */
const PERMISSION_OF: Record<PrintRequest['kind'], Permission> = {
  protocol: 'protocols.read',
  documents: 'registry.read',
  'documents-zip': 'registry.read',
  receipt: 'attempt.take',
  'attempt-timeline': 'evidence.read',
  'examination-timeline': 'evidence.read',
  'access-slips': 'groups.manage',
  order: 'orders.read',
  'result-sheet': 'sessions.read',
  'exam-cards': 'exam-cards.read',
  'destruction-act': 'privacy.read',
  // With the extract from the registry book: birth days, numbers of identity documents.
  'group-file': 'records.read',
  'group-file-zip': 'records.read',
  'staff-acknowledgements': 'organisation.read',
  regulation: 'public',
  'blank-act': 'blanks.read',
  'registry-book': 'records.read',
};

type Evidence = Extract<PrintRequest, { kind: 'attempt-timeline' | 'examination-timeline' }>;

const SEE_ALL: readonly Role[] = ['administrator', 'director', 'secretary', 'auditor'];

/** Takes orders for papers: the worker prints, nobody waits in a request. */
@Injectable()
export class Prints {
  constructor(
    private readonly db: DataSource,
    private readonly prints: PrintRepository,
    private readonly protocols: Protocols,
    private readonly orders: Orders,
    private readonly timelines: Timelines,
    private readonly blanks: BlankStock,
    private readonly book: RegistryBook,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly files: FileStore,
  ) {}

  async request(user: User | undefined, request: PrintRequest): Promise<Print> {
    refuseUnlessMay(user, PERMISSION_OF[request.kind]);
    if (request.kind === 'regulation') return this.requestRegulation();
    const asker = found(user);
    await this.refuseForeign(asker, request);
    if (request.kind === 'registry-book') await this.book.seen(asker, request.of);
    if (request.kind === 'group-file' || request.kind === 'group-file-zip')
      await this.book.seen(asker, { groupId: request.groupId });
    return this.db.transaction(async (tx) => {
      const print = await this.order(tx, orderOf(asker, request), asker.id);
      if (request.kind === 'access-slips') {
        const facts = { groupId: request.groupId, enrolmentIds: request.enrolmentIds };
        await this.audit.record(tx, { actorId: asker.id, action: 'prints.access-slips', subjectId: print.id, facts });
      }
      return print;
    });
  }

  async get(user: User | undefined, printId: string): Promise<Print> {
    return found(await this.prints.selectOptionalPrint(this.db.manager, printId, user?.id ?? null));
  }

  async file(user: User | undefined, printId: string): Promise<StreamableFile> {
    const print = found(await this.prints.selectOptionalPrint(this.db.manager, printId, user?.id ?? null));
    if (print.status === 'waiting') throw new Refused([{ code: 'document.not-printed-yet', clause: null }]);
    const name = print.fileName ?? '';
    const bytes = await this.files.read(found(print.fileSha256));
    return download(bytes, name, name.endsWith('.zip') ? 'application/zip' : 'application/pdf');
  }

  /** The Regulation is public (1.11): one print of an edition serves everybody. */
  private requestRegulation(): Promise<Print> {
    return this.db.transaction(async (tx) => {
      const { id: editionId } = found(await this.prints.selectOptionalEdition(tx));
      const order: PrintOrder = { kind: 'regulation', editionId };
      return this.order(tx, order, null);
    });
  }

  /** One order is enough for what is waited for already: nobody fills the printer’s line with copies of a paper. */
  private async order(tx: EntityManager, order: PrintOrder, requestedBy: string | null): Promise<PrintRow> {
    const same = await this.prints.lockOptionalSame(tx, order, requestedBy);
    if (same) return same;
    const print = await this.prints.insertPrint(tx, order, requestedBy);
    await this.jobs.enqueue(tx, 'prints.make', [{ printId: print.id }]);
    return print;
  }

  /** What a person may not see does not exist for him. */
  private async refuseForeign(user: User, request: PrintRequest): Promise<void> {
    const tx = this.db.manager;
    const there = async (): Promise<boolean> => {
      switch (request.kind) {
        case 'protocol':
          return Boolean(await this.protocols.get(user, request.protocolId));
        case 'documents':
        case 'documents-zip':
          return this.prints.hasDocuments(tx, request.protocolId);
        case 'receipt':
          return this.isOwnFinished(user, request.attemptId);
        case 'attempt-timeline':
        case 'examination-timeline':
          return this.hasEvidence(user, request);
        case 'access-slips':
          return isAll(
            request.enrolmentIds,
            await this.prints.countEnrolled(tx, request.groupId, request.enrolmentIds),
          );
        case 'order':
          return Boolean(await this.orders.get(user, request.orderId));
        case 'result-sheet':
          return this.prints.seesSession(tx, request.sessionId, sightOf(user));
        case 'exam-cards':
          return this.prints.hasExamCards(tx, request.programId);
        case 'destruction-act':
          return this.prints.hasDestructionAct(tx, request.actId);
        case 'group-file':
        case 'group-file-zip':
          return this.prints.hasGroup(tx, request.groupId);
        case 'blank-act':
          return Boolean(await this.blanks.actForm(request.actId));
        case 'staff-acknowledgements':
        case 'registry-book':
        case 'regulation':
          return true;
      }
    };
    if (!(await there())) throw new Refused([{ code: 'not-found', clause: null }]);
  }

  private async hasEvidence(user: User, request: Evidence): Promise<boolean> {
    return request.kind === 'attempt-timeline'
      ? Boolean(await this.timelines.ofAttempt(user, request.attemptId))
      : Boolean(await this.timelines.ofExamination(user, request.examinationId));
  }

  private async isOwnFinished(user: User, attemptId: string): Promise<boolean> {
    const attempt = await this.prints.selectOptionalOwnAttempt(this.db.manager, attemptId, user.id);
    if (attempt) refuseIf(attempt.finished ? [] : [{ code: 'attempt.unfinished', clause: null }]);
    return attempt !== null;
  }
}

/** Who asks decides what a timeline shows, also on paper. */
function orderOf(asker: User, request: Exclude<PrintRequest, { kind: 'regulation' }>): PrintOrder {
  return request.kind === 'attempt-timeline' || request.kind === 'examination-timeline'
    ? { ...request, reader: readerOf(asker) }
    : request;
}

const isAll = (ids: readonly string[], count: number): boolean => new Set(ids).size === count;

const sightOf = ({ id, roles }: User) => ({ userId: id, all: roles.some((role) => SEE_ALL.includes(role)) });

function refuseUnlessMay(user: User | undefined, permission: Permission): void {
  if (PERMISSIONS[permission] === 'anyone') return;
  if (!user) throw new Refused([{ code: 'access.signed-out', clause: null }]);
  if (user.mustChangePassword) throw new Refused([{ code: 'access.must-change-password', clause: null }]);
  if (!can(user.roles, permission)) throw new Refused([{ code: 'access.denied', clause: null }]);
}
