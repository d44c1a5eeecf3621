import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { RecordsModule } from '../records/records.module.ts';
import { PackageFiles } from './package-files.service.ts';
import { PackageRepository } from './package.repository.ts';
import { QueueRepository } from './queue.repository.ts';
import { RegisterPackages } from './register-packages.service.ts';
import { RegisterQueue } from './register-queue.service.ts';
import { RegisterController } from './register.controller.ts';

@Module({
  imports: [IdentityModule, RecordsModule],
  controllers: [RegisterController],
  providers: [PackageFiles, PackageRepository, QueueRepository, RegisterPackages, RegisterQueue],
  exports: [RegisterQueue],
})
export class FederalRegisterModule {}
