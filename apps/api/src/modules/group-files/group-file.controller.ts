import { Controller } from '@nestjs/common';
import { getGroupFile, type GroupFile, type InputOf } from '@itog/contracts';
import { Input, Serve } from '../../platform/serve.ts';
import { GroupFiles } from './group-files.service.ts';

@Controller()
export class GroupFileController {
  constructor(private readonly files: GroupFiles) {}

  @Serve(getGroupFile)
  getGroupFile(@Input(getGroupFile) { params }: InputOf<typeof getGroupFile>): Promise<GroupFile> {
    return this.files.contents(params.groupId);
  }
}
