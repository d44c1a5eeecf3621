import { Controller } from '@nestjs/common';
import {
  confirmSecondFactor,
  removeSecondFactor,
  sendSigningCode,
  setUpSecondFactor,
  switchOffSecondFactor,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { SignInService } from '../identity/sign-in.service.ts';
import { SecondFactors } from './second-factor.service.ts';

@Controller()
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly signIns: SignInService,
  ) {}

  @Serve(setUpSecondFactor)
  async setUpSecondFactor(
    @CurrentUser() user: User,
    @Input(setUpSecondFactor) input: InputOf<typeof setUpSecondFactor>,
  ): Promise<OutputOf<typeof setUpSecondFactor>> {
    await this.signIns.confirm(user.id, input.body.password);
    return this.factors.setUp(user.id, input);
  }

  @Serve(confirmSecondFactor)
  confirmSecondFactor(
    @CurrentUser() user: User,
    @Input(confirmSecondFactor) input: InputOf<typeof confirmSecondFactor>,
  ): Promise<void> {
    return this.factors.confirm(user.id, input);
  }

  @Serve(removeSecondFactor)
  async removeSecondFactor(
    @CurrentUser() user: User,
    @Input(removeSecondFactor) input: InputOf<typeof removeSecondFactor>,
  ): Promise<void> {
    await this.signIns.confirm(user.id, input.body.password);
    await this.factors.remove(user.id, input);
  }

  @Serve(sendSigningCode)
  sendSigningCode(@CurrentUser() user: User): Promise<void> {
    return this.factors.sendCode(user.id);
  }

  @Serve(switchOffSecondFactor)
  switchOffSecondFactor(
    @CurrentUser() user: User,
    @Input(switchOffSecondFactor) input: InputOf<typeof switchOffSecondFactor>,
  ): Promise<void> {
    return this.factors.switchOff(user.id, input);
  }
}
