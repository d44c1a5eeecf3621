import { Readable } from 'node:stream';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { PrintRun } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { downloadStream, fileName } from '../../platform/download.ts';
import { FileStore } from '../../platform/file-store.ts';
import { found, Refused } from '../../platform/refused.ts';
import { zipStream } from '../../platform/zip.ts';
import { documentFileName } from '../registry/registry.service.ts';
import { PrintRunRepository, type PrintedItem } from './print-run.repository.ts';

/** Files looked for at once, before the first byte is sent. */
const LOOKED_FOR_AT_ONCE = 16;

/** Gives out what a run has printed, made from the registered files while it is sent: nothing is kept twice. */
@Injectable()
export class RunFiles {
  constructor(
    private readonly db: DataSource,
    private readonly runs: PrintRunRepository,
    private readonly files: FileStore,
  ) {}

  async zip(runId: string): Promise<StreamableFile> {
    const { run, printed } = await this.printed(runId);
    const entries = printed.map((item) => ({
      name: documentFileName(item),
      read: () => this.files.read(item.fileSha256),
    }));
    return downloadStream(zipStream(entries), fileName(run.title, 'zip'), 'application/zip');
  }

  async one(runId: string): Promise<StreamableFile> {
    const { run, printed } = await this.printed(runId);
    const { joinedPdf } = await import('./joined-pdf.ts'); // and with it a library that few processes need
    const whole = joinedPdf(run.title, this.bytesOf(printed));
    return downloadStream(Readable.from(whole, { objectMode: false }), fileName(run.title, 'pdf'), 'application/pdf');
  }

  private async printed(runId: string): Promise<{ run: PrintRun; printed: PrintedItem[] }> {
    const run = found(await this.runs.selectOptionalRun(this.db.manager, runId));
    if (run.finishedAt === null) throw new Refused([{ code: 'print-run.unfinished', clause: null }]);
    const printed = await this.runs.selectPrinted(this.db.manager, runId);
    if (printed.length === 0) throw new Refused([{ code: 'print-run.nothing-printed', clause: null }]);
    await this.refuseLost(printed);
    return { run, printed };
  }

  /** A sentence now is better than half an archive later. */
  private async refuseLost(printed: readonly PrintedItem[]): Promise<void> {
    const left = [...printed];
    const lane = async () => {
      for (let item = left.shift(); item; item = left.shift()) {
        const { fileSha256, registrationNumber: number } = item;
        if (!(await this.files.has(fileSha256)))
          throw new Refused([{ code: 'document.file-lost', clause: null, number }]);
      }
    };
    await Promise.all(Array.from({ length: LOOKED_FOR_AT_ONCE }, lane));
  }

  private async *bytesOf(printed: readonly PrintedItem[]): AsyncGenerator<Uint8Array> {
    for (const { fileSha256 } of printed) yield await this.files.read(fileSha256);
  }
}
