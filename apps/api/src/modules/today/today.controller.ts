import { Controller } from '@nestjs/common';
import { getToday, type Today } from '@itog/contracts';
import { CurrentUser, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { TodayService } from './today.service.ts';

@Controller()
export class TodayController {
  constructor(private readonly service: TodayService) {}

  @Serve(getToday)
  getToday(@CurrentUser() user: User): Promise<Today> {
    return this.service.today(user);
  }
}
