import { Module } from '@nestjs/common';
import { ROOMS } from './app.module.ts';
import { PlatformModule } from './platform/platform.module.ts';

/** The same rooms without HTTP, and the jobs they have. */
@Module({ imports: [PlatformModule, ...ROOMS] })
export class WorkerModule {}
