import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.ts';
import { ProtocolsModule } from '../protocols/protocols.module.ts';
import { ReissuesModule } from '../reissues/reissues.module.ts';
import { GroupFileController } from './group-file.controller.ts';
import { GroupFileRepository } from './group-file.repository.ts';
import { GroupFiles } from './group-files.service.ts';

@Module({
  imports: [EnrolmentsModule, ProtocolsModule, ReissuesModule],
  controllers: [GroupFileController],
  providers: [GroupFileRepository, GroupFiles],
  exports: [GroupFiles],
})
export class GroupFilesModule {}
