import { Controller, type StreamableFile } from '@nestjs/common';
import {
  getMyRecord,
  getRecord,
  getRecordSheet,
  importRecords,
  listGroupRecords,
  listRegisterValues,
  saveRecord,
  saveStudyTerms,
  showPriorEducation,
  unshowPriorEducation,
  type GroupRecord,
  type InputOf,
  type LearnerRecord,
  type OutputOf,
  type RecordImportReport,
} from '@itog/contracts';
import { REGISTER_LISTS } from '@itog/domain';
import { download } from '../../platform/download.ts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { RecordSheets } from './record-sheets.service.ts';
import { Records } from './records.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class RecordController {
  constructor(
    private readonly records: Records,
    private readonly sheets: RecordSheets,
  ) {}

  @Serve(getRecord)
  getRecord(
    @CurrentUser() user: User,
    @Input(getRecord) { params }: InputOf<typeof getRecord>,
  ): Promise<LearnerRecord> {
    return this.records.get(user, params.userId);
  }

  @Serve(getMyRecord)
  getMyRecord(@CurrentUser() user: User): Promise<LearnerRecord> {
    return this.records.mine(user);
  }

  @Serve(saveRecord)
  saveRecord(@CurrentUser() user: User, @Input(saveRecord) input: InputOf<typeof saveRecord>): Promise<LearnerRecord> {
    return this.records.save(user, input);
  }

  @Serve(showPriorEducation)
  showPriorEducation(
    @CurrentUser() user: User,
    @Input(showPriorEducation) { params }: InputOf<typeof showPriorEducation>,
  ): Promise<LearnerRecord> {
    return this.records.showPrior(user, params.userId, true);
  }

  @Serve(unshowPriorEducation)
  unshowPriorEducation(
    @CurrentUser() user: User,
    @Input(unshowPriorEducation) { params }: InputOf<typeof unshowPriorEducation>,
  ): Promise<LearnerRecord> {
    return this.records.showPrior(user, params.userId, false);
  }

  @Serve(listGroupRecords)
  listGroupRecords(
    @Input(listGroupRecords) { params }: InputOf<typeof listGroupRecords>,
  ): Promise<OutputOf<typeof listGroupRecords>> {
    return this.records.ofGroup(params.groupId);
  }

  @Serve(getRecordSheet)
  async getRecordSheet(
    @CurrentUser() user: User,
    @Input(getRecordSheet) { params }: InputOf<typeof getRecordSheet>,
  ): Promise<StreamableFile> {
    const { bytes, name } = await this.sheets.write(user, params.groupId);
    return download(bytes, name, XLSX);
  }

  @Serve(importRecords)
  importRecords(
    @CurrentUser() user: User,
    @Input(importRecords) input: InputOf<typeof importRecords>,
  ): Promise<RecordImportReport> {
    return this.sheets.import(user, input);
  }

  @Serve(saveStudyTerms)
  saveStudyTerms(
    @CurrentUser() user: User,
    @Input(saveStudyTerms) input: InputOf<typeof saveStudyTerms>,
  ): Promise<GroupRecord> {
    return this.records.saveTerms(user, input);
  }

  @Serve(listRegisterValues)
  listRegisterValues(): OutputOf<typeof listRegisterValues> {
    const { fieldsOfWork, specialtyGroups, countries } = REGISTER_LISTS;
    return { fieldsOfWork, specialtyGroups, countries };
  }
}
