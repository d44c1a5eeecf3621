import { Controller } from '@nestjs/common';
import {
  overrideAdmission,
  removeEnrolment,
  updateEnrolment,
  withdrawOverride,
  type Enrolment,
  type InputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Enrolments } from './enrolment.service.ts';

@Controller()
export class EnrolmentController {
  constructor(private readonly enrolments: Enrolments) {}

  @Serve(updateEnrolment)
  updateEnrolment(
    @CurrentUser() user: User,
    @Input(updateEnrolment) input: InputOf<typeof updateEnrolment>,
  ): Promise<Enrolment> {
    return this.enrolments.update(user.id, input);
  }

  @Serve(overrideAdmission)
  overrideAdmission(
    @CurrentUser() user: User,
    @Input(overrideAdmission) input: InputOf<typeof overrideAdmission>,
  ): Promise<Enrolment> {
    return this.enrolments.override(user.id, input);
  }

  @Serve(withdrawOverride)
  withdrawOverride(
    @CurrentUser() user: User,
    @Input(withdrawOverride) input: InputOf<typeof withdrawOverride>,
  ): Promise<Enrolment> {
    return this.enrolments.withdrawOverride(user.id, input);
  }

  @Serve(removeEnrolment)
  removeEnrolment(
    @CurrentUser() user: User,
    @Input(removeEnrolment) input: InputOf<typeof removeEnrolment>,
  ): Promise<void> {
    return this.enrolments.remove(user.id, input);
  }
}
