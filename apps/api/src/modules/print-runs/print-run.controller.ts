import { Controller, type StreamableFile } from '@nestjs/common';
import {
  getPrintRun,
  getPrintRunFile,
  getPrintRunZip,
  listPrintRuns,
  previewPrintRun,
  startPrintRun,
  steerPrintRun,
  type InputOf,
  type PrintRun,
  type PrintRunPreview,
  type PrintRunWhole,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { PrintRuns } from './print-runs.service.ts';
import { RunFiles } from './run-files.service.ts';
import { RunPreview } from './run-preview.service.ts';

@Controller()
export class PrintRunController {
  constructor(
    private readonly runs: PrintRuns,
    private readonly files: RunFiles,
    private readonly previews: RunPreview,
  ) {}

  @Serve(previewPrintRun)
  previewPrintRun(@Input(previewPrintRun) { query }: InputOf<typeof previewPrintRun>): Promise<PrintRunPreview> {
    return this.previews.of(query);
  }

  @Serve(startPrintRun)
  startPrintRun(
    @CurrentUser() user: User,
    @Input(startPrintRun) { body }: InputOf<typeof startPrintRun>,
  ): Promise<PrintRun> {
    return this.runs.start(user, body);
  }

  @Serve(listPrintRuns)
  listPrintRuns(): Promise<{ runs: PrintRun[] }> {
    return this.runs.latest();
  }

  @Serve(getPrintRun)
  getPrintRun(@Input(getPrintRun) { params }: InputOf<typeof getPrintRun>): Promise<PrintRunWhole> {
    return this.runs.get(params.runId);
  }

  @Serve(steerPrintRun)
  steerPrintRun(
    @CurrentUser() user: User,
    @Input(steerPrintRun) { params, body }: InputOf<typeof steerPrintRun>,
  ): Promise<PrintRun> {
    return this.runs.steer(user, params.runId, body.deed);
  }

  @Serve(getPrintRunZip)
  getPrintRunZip(@Input(getPrintRunZip) { params }: InputOf<typeof getPrintRunZip>): Promise<StreamableFile> {
    return this.files.zip(params.runId);
  }

  @Serve(getPrintRunFile)
  getPrintRunFile(@Input(getPrintRunFile) { params }: InputOf<typeof getPrintRunFile>): Promise<StreamableFile> {
    return this.files.one(params.runId);
  }
}
