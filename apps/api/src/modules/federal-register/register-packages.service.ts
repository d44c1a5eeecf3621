import { Injectable, type StreamableFile } from '@nestjs/common';
import type {
  answerRegisterPackage,
  concludeRegisterPackage,
  InputOf,
  listRegisterPackages,
  makeRegisterPackages,
  OutputOf,
  RegisterPackage,
  RegisterPackageDetail,
  sendRegisterPackage,
  withdrawRegisterPackage,
} from '@itog/contracts';
import {
  answeredStatus,
  judgeAnswer,
  packageRefusals,
  REGISTER_FILE_ROWS,
  registerDueOn,
  registerFileName,
  sendingRefusals,
  type PackageDeed,
  type RegisterTerm,
} from '@itog/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { found, refuseIf, Refused } from '../../platform/refused.ts';
import type { User } from '../../platform/sign-in.ts';
import { PackageRepository, type PackageRow, type PackedRow } from './package.repository.ts';
import { PackageFiles } from './package-files.service.ts';
import { QueueRepository } from './queue.repository.ts';
import { RegisterQueue } from './register-queue.service.ts';

type Detail = Promise<RegisterPackageDetail>;
type Read = OutputOf<typeof answerRegisterPackage>;

/** Packages for the federal register: drawn up, frozen as a file, sent, answered. */
@Injectable()
export class RegisterPackages {
  constructor(
    private readonly db: DataSource,
    private readonly packages: PackageRepository,
    private readonly queue: RegisterQueue,
    private readonly terms: QueueRepository,
    private readonly files: PackageFiles,
  ) {}

  async list(): Promise<OutputOf<typeof listRegisterPackages>> {
    const tx = this.db.manager;
    const terms = await this.terms.selectTerms(tx);
    return { packages: (await this.packages.selectPackages(tx)).map((row) => view(row, terms)) };
  }

  get(packageId: string): Detail {
    return this.detail(this.db.manager, packageId);
  }

  /** Every document that can go, or these of them; more than a thousand make several packages. */
  make(user: User, { body }: InputOf<typeof makeRegisterPackages>): Promise<OutputOf<typeof makeRegisterPackages>> {
    return this.db.transaction(async (tx) => {
      await this.packages.lockPacking(tx);
      const ready = (await this.queue.checked(tx, body.documentIds)).filter(({ sendable }) => sendable);
      if (ready.length === 0) throw new Refused([{ code: 'register.nothing-ready', clause: null }]);
      // An original is reported before its duplicate.
      const ids = ready
        .sort((a, b) => Date.parse(a.issuedOn) - Date.parse(b.issuedOn))
        .map(({ documentId }) => documentId);
      const made: string[] = [];
      for (let from = 0; from < ids.length; from += REGISTER_FILE_ROWS)
        made.push(await this.packages.insertPackage(tx, user.id, ids.slice(from, from + REGISTER_FILE_ROWS)));
      for (const id of made) await this.files.record(tx, user, 'make', id);
      const terms = await this.terms.selectTerms(tx);
      const rows = await this.packages.selectPackages(tx);
      return { packages: rows.filter(({ id }) => made.includes(id)).map((row) => view(row, terms)) };
    });
  }

  withdraw(user: User, { params: { packageId }, body }: InputOf<typeof withdrawRegisterPackage>): Detail {
    return this.db.transaction(async (tx) => {
      await this.hold(tx, packageId, 'withdraw');
      await this.packages.updateWithdrawn(tx, packageId, user.id, body.reason);
      await this.files.record(tx, user, 'withdraw', packageId, body);
      return this.detail(tx, packageId);
    });
  }

  /** Freezes the package as a file, with the data as they are now. */
  export(user: User, packageId: string): Detail {
    return this.db.transaction(async (tx) => {
      const { number } = await this.hold(tx, packageId, 'export');
      const documents = await this.queue.checkedOf(tx, packageId);
      const unfit = documents.filter(({ sendable }) => !sendable).map(({ registrationNumber }) => registrationNumber);
      if (unfit.length > 0) throw new Refused([{ code: 'register.rows-unfit', clause: null, numbers: unfit }]);
      const name = registerFileName(await this.terms.selectToday(tx), number);
      const sha256 = await this.files.keepRows(
        tx,
        documents.map(({ row }) => row),
      );
      await this.packages.updateExported(tx, packageId, user.id, { name, sha256 }, documents);
      await this.files.record(tx, user, 'export', packageId, { name, sha256, rows: documents.length });
      return this.detail(tx, packageId);
    });
  }

  /** The frozen file; whose data it holds is kept as seen. */
  file(user: User, packageId: string): Promise<StreamableFile> {
    return this.db.transaction(async (tx) => {
      const { fileSha256, fileName, status } = found(await this.packages.selectOptional(tx, packageId));
      if (status === 'withdrawn') throw new Refused([{ code: 'not-found', clause: null }]);
      const learners = (await this.packages.selectRows(tx, packageId)).map(({ learnerId }) => learnerId);
      return this.files.send(tx, user, { sha256: found(fileSha256), name: found(fileName), learners });
    });
  }

  send(user: User, { params, body }: InputOf<typeof sendRegisterPackage>): Detail {
    return this.db.transaction(async (tx) => {
      const { exportedOn } = await this.hold(tx, params.packageId, 'send');
      refuseIf(sendingRefusals(body.sentOn, exportedOn ?? '', await this.terms.selectToday(tx)));
      await this.packages.updateSent(tx, params.packageId, user.id, body);
      await this.files.record(tx, user, 'send', params.packageId, body);
      return this.detail(tx, params.packageId);
    });
  }

  /** What the operator's file says of the package; rejected documents wait again. */
  async answer(user: User, { params, query, body }: InputOf<typeof answerRegisterPackage>): Promise<Read> {
    const { packageId } = params;
    return this.db.transaction(async (tx) => {
      await this.hold(tx, packageId, 'answer');
      const lines = await this.files.readAnswer(body);
      const rows = await this.packages.selectRows(tx, packageId);
      const { refusals, rejected, unknown, unnamed } = judgeAnswer(rows, lines);
      refuseIf(refusals);
      const report = rejected.map(({ row, message }) => ({ ...named(row), message }));
      if (query.commit) {
        const file = { name: query.fileName, sha256: await this.files.keep(tx, body) };
        const status = answeredStatus(rows.length, rejected.length);
        const states = rejected.map(({ row, message }) => ({ documentId: row.documentId, message }));
        await this.packages.updateAnswered(tx, packageId, user.id, { status, note: null, file, rejected: states });
        await this.files.record(tx, user, 'answer', packageId, { status, rejected: rejected.length, ...file });
      }
      const accepted = rows.length - rejected.length;
      return {
        committed: query.commit,
        accepted,
        rejected: report,
        unknown,
        unnamed: unnamed.map((row) => named(row)),
      };
    });
  }

  conclude(user: User, { params, body }: InputOf<typeof concludeRegisterPackage>): Detail {
    const { packageId } = params;
    return this.db.transaction(async (tx) => {
      await this.hold(tx, packageId, 'answer');
      const rows = body.outcome === 'rejected' ? await this.packages.selectRows(tx, packageId) : [];
      const rejected = rows.map(({ documentId }) => ({ documentId, message: body.note }));
      const answer = { status: body.outcome, note: body.note, file: null, rejected };
      await this.packages.updateAnswered(tx, packageId, user.id, answer);
      await this.files.record(tx, user, 'answer', packageId, body);
      return this.detail(tx, packageId);
    });
  }

  async answerFile(packageId: string): Promise<StreamableFile> {
    const { answerSha256, answerName } = found(await this.packages.selectOptional(this.db.manager, packageId));
    return this.files.sendAnswer(found(answerSha256), found(answerName));
  }

  private async hold(tx: EntityManager, packageId: string, deed: PackageDeed): Promise<PackageRow> {
    const held = found(await this.packages.selectOptional(tx, packageId, { lock: true }));
    refuseIf(packageRefusals(deed, held.status));
    return held;
  }

  private async detail(tx: EntityManager, packageId: string): Detail {
    const row = found(await this.packages.selectOptional(tx, packageId));
    const documents = await this.packages.selectRows(tx, packageId);
    return { ...view(row, await this.terms.selectTerms(tx)), documents };
  }
}

function view({ issued, ...row }: PackageRow, terms: readonly RegisterTerm[]): RegisterPackage {
  const [dueOn = null] = issued.map((day) => registerDueOn(day, terms)).sort();
  return { ...row, dueOn: row.status === 'withdrawn' ? null : dueOn };
}

const named = ({ registrationNumber, learnerName }: PackedRow) => ({ registrationNumber, learnerName });
