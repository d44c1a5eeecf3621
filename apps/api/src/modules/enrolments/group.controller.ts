import { Controller, type StreamableFile } from '@nestjs/common';
import {
  createGroup,
  enrolLearner,
  getGroup,
  getLearnerSheet,
  importLearners,
  listGroups,
  recordAdmissionFacts,
  updateGroup,
  type Enrolment,
  type Group,
  type InputOf,
  type LearnerImportReport,
  type OutputOf,
} from '@itog/contracts';
import { learnerSheetTemplate } from '@itog/question-formats';
import { download } from '../../platform/download.ts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { EnrollingService } from './enrolling.service.ts';
import { GroupService } from './group.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class GroupController {
  constructor(
    private readonly groups: GroupService,
    private readonly enrolling: EnrollingService,
  ) {}

  @Serve(listGroups)
  listGroups(@Input(listGroups) input: InputOf<typeof listGroups>): Promise<OutputOf<typeof listGroups>> {
    return this.groups.list(input);
  }

  @Serve(getGroup)
  getGroup(@Input(getGroup) input: InputOf<typeof getGroup>): Promise<Group> {
    return this.groups.get(input);
  }

  @Serve(createGroup)
  createGroup(@CurrentUser() user: User, @Input(createGroup) input: InputOf<typeof createGroup>): Promise<Group> {
    return this.groups.create(user.id, input);
  }

  @Serve(updateGroup)
  updateGroup(@CurrentUser() user: User, @Input(updateGroup) input: InputOf<typeof updateGroup>): Promise<Group> {
    return this.groups.update(user.id, input);
  }

  @Serve(recordAdmissionFacts)
  recordAdmissionFacts(
    @CurrentUser() user: User,
    @Input(recordAdmissionFacts) input: InputOf<typeof recordAdmissionFacts>,
  ): Promise<Group> {
    return this.groups.recordFacts(user.id, input);
  }

  @Serve(enrolLearner)
  enrolLearner(
    @CurrentUser() user: User,
    @Input(enrolLearner) input: InputOf<typeof enrolLearner>,
  ): Promise<Enrolment> {
    return this.enrolling.enrol(user.id, input);
  }

  @Serve(importLearners)
  importLearners(
    @CurrentUser() user: User,
    @Input(importLearners) input: InputOf<typeof importLearners>,
  ): Promise<LearnerImportReport> {
    return this.enrolling.import(user.id, input);
  }

  @Serve(getLearnerSheet)
  async getLearnerSheet(): Promise<StreamableFile> {
    return download(await learnerSheetTemplate(), 'Слушатели.xlsx', XLSX);
  }
}
