import { Module } from '@nestjs/common';
import { RegistryModule } from '../registry/registry.module.ts';
import { GoJob } from './go.job.ts';
import { PrintRunController } from './print-run.controller.ts';
import { PrintRunRepository } from './print-run.repository.ts';
import { PrintRuns } from './print-runs.service.ts';
import { RunFiles } from './run-files.service.ts';
import { RunPreview } from './run-preview.service.ts';

@Module({
  imports: [RegistryModule],
  controllers: [PrintRunController],
  providers: [GoJob, PrintRunRepository, PrintRuns, RunFiles, RunPreview],
})
export class PrintRunsModule {}
