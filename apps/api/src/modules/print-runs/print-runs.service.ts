import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MOST_IN_RUN,
  type PrintRun,
  type PrintRunDeed,
  type PrintRunRequest,
  type PrintRunWhole,
} from '@itog/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import { found, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { Registry } from '../registry/registry.service.ts';
import { PrintRunRepository } from './print-run.repository.ts';

const KIND_WORDS: Readonly<Record<string, string>> = {
  certificate: 'Удостоверения',
  diploma: 'Дипломы',
  reference: 'Справки',
  extract: 'Выписки',
};

/** Which statuses each deed leads from, and to which. */
const STEPS = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['running', 'paused'], to: 'cancelled' },
  retry: { from: ['done'], to: 'running' },
} as const satisfies Record<PrintRunDeed, { from: readonly PrintRun['status'][]; to: PrintRun['status'] }>;

/** Starts and steers runs of the printer over many issued documents; the worker prints. */
@Injectable()
export class PrintRuns {
  constructor(
    private readonly db: DataSource,
    private readonly runs: PrintRunRepository,
    private readonly registry: Registry,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly hints: Hints,
  ) {}

  /** Freezes the list: what is issued or annulled later does not change it. */
  start({ id: madeBy }: User, request: PrintRunRequest): Promise<PrintRun> {
    return this.db.transaction(async (tx) => {
      await this.runs.lockMaker(tx, madeBy);
      const documentIds = await this.list(tx, request);
      if (documentIds.length === 0) throw new Refused([{ code: 'print-run.empty', clause: null }]);
      if (documentIds.length > MOST_IN_RUN)
        throw new Refused([{ code: 'print-run.too-many', clause: null, most: MOST_IN_RUN }]);
      const listSha256 = createHash('sha256').update(documentIds.join()).digest('hex');
      const same = await this.runs.selectOptionalSame(tx, madeBy, listSha256);
      if (same) return this.run(tx, same);
      const title = await this.titleOf(tx, documentIds);
      const id = await this.runs.insertRun(tx, { title, listSha256, madeBy, documentIds });
      await this.registry.forgetPrintFailures(tx, documentIds);
      await this.jobs.enqueue(tx, 'print-runs.go', [{ runId: id }]);
      const facts = { documents: documentIds.length };
      await this.audit.record(tx, { actorId: madeBy, action: 'print-runs.start', subjectId: id, facts });
      return this.run(tx, id);
    });
  }

  async latest(): Promise<{ runs: PrintRun[] }> {
    return { runs: await this.runs.selectRuns(this.db.manager) };
  }

  async get(id: string): Promise<PrintRunWhole> {
    const run = await this.run(this.db.manager, id);
    return { ...run, failures: await this.runs.selectFailures(this.db.manager, id) };
  }

  async steer(user: User, id: string, deed: PrintRunDeed): Promise<PrintRun> {
    const run = await this.db.transaction(async (tx) => {
      await this.run(tx, id);
      if (!(await this.runs.updateStatus(tx, id, STEPS[deed])))
        throw new Refused([{ code: 'print-run.status', clause: null }]);
      if (deed === 'retry') await this.printFailedAgain(tx, id);
      if (STEPS[deed].to === 'running') await this.jobs.enqueue(tx, 'print-runs.go', [{ runId: id }]);
      await this.audit.record(tx, { actorId: user.id, action: `print-runs.${deed}`, subjectId: id });
      return this.run(tx, id);
    });
    this.hints.send(`user:${run.madeBy.id}`, { event: 'print-run.changed', runId: id });
    return run;
  }

  private async printFailedAgain(tx: EntityManager, id: string): Promise<void> {
    const documentIds = await this.runs.updateFailedAgain(tx, id);
    if (documentIds.length === 0) throw new Refused([{ code: 'print-run.empty', clause: null }]);
    await this.registry.forgetPrintFailures(tx, documentIds);
  }

  private async run(tx: EntityManager, id: string): Promise<PrintRun> {
    return found(await this.runs.selectOptionalRun(tx, id));
  }

  private list(tx: EntityManager, request: PrintRunRequest): Promise<string[]> {
    return request.of === 'chosen'
      ? this.runs.selectValid(tx, request.documentIds)
      : this.registry.validIds(tx, request.filter, MOST_IN_RUN + 1);
  }

  /** «Удостоверения по протоколу № 12-ПК/26», «Документы». */
  private async titleOf(tx: EntityManager, documentIds: readonly string[]): Promise<string> {
    const { kinds = [], grounds = [] } = (await this.runs.selectCommon(tx, documentIds)) ?? {};
    const what = (kinds.length === 1 && KIND_WORDS[kinds[0] ?? '']) || 'Документы';
    return grounds.length === 1 ? `${what} по ${grounds[0]}` : what;
  }
}
