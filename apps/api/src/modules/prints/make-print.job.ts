import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { FileStore } from '../../platform/file-store.ts';
import { Hints } from '../../platform/hints.ts';
import { Jobs } from '../../platform/jobs.ts';
import type { MissingGlyphError } from '../../platform/pdf-printer.ts';
import { Refused } from '../../platform/refused.ts';
import { UnprintableDocument } from '../registry/document-printing.service.ts';
import { CannotPrint, PaperMaker } from './paper-maker.service.ts';
import { PrintRepository } from './print.repository.ts';

const payload = z.object({ printId: z.uuid() });

/** Makes what was asked to be printed and tells the asker that it is ready. */
@Injectable()
export class MakePrintJob implements OnApplicationBootstrap {
  constructor(
    private readonly db: DataSource,
    private readonly prints: PrintRepository,
    private readonly maker: PaperMaker,
    private readonly files: FileStore,
    private readonly jobs: Jobs,
    private readonly hints: Hints,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work('prints.make', (data) => this.handle(data));
  }

  async handle(data: object): Promise<void> {
    const { printId } = payload.parse(data);
    const waiting = await this.prints.selectOptionalWaiting(this.db.manager, printId);
    if (!waiting) return;
    try {
      const paper = await this.maker.make(waiting.request);
      await this.db.transaction(async (tx) => {
        const sha256 = paper.fileSha256 ?? (await this.files.keep(tx, paper.bytes, paper.mediaType));
        await this.prints.updateReady(tx, printId, { name: paper.name, sha256 });
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === null) throw error;
      await this.prints.updateFailed(this.db.manager, [printId], problem);
    }
    if (waiting.requestedBy) this.hints.send(`user:${waiting.requestedBy}`, { event: 'print.ready', printId });
  }
}

/** For a draft, say, that was discarded before its turn came. */
const GONE = 'Напечатать не получилось: этого больше нет в системе.';

/** What to tell the person; null when the worker shall simply try again. */
function problemOf(error: unknown): string | null {
  if (error instanceof Refused && error.refusals.some(({ code }) => code === 'not-found')) return GONE;
  if (error instanceof CannotPrint || error instanceof UnprintableDocument) return error.message;
  if (!isMissingGlyph(error)) return null;
  return `В шрифтах документа нет знака «${error.character}». Исправьте текст и напечатайте снова.`;
}

// By its name: the class comes with the browser’s library, which only a print loads.
const isMissingGlyph = (error: unknown): error is MissingGlyphError =>
  error instanceof Error && error.name === 'MissingGlyphError';
