import { Controller } from '@nestjs/common';
import {
  cancelSession,
  checkSchedule,
  getClock,
  getSession,
  declareOutage,
  grantTime,
  listSessions,
  moveSession,
  scheduleSession,
  type InputOf,
  type OutputOf,
  type SessionDetails,
} from '@itog/contracts';
import { Clock } from '../../platform/clock.ts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { SessionService } from './session.service.ts';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  @Serve(getClock)
  async getClock(): Promise<OutputOf<typeof getClock>> {
    return { serverNow: await this.clock.now() };
  }

  @Serve(listSessions)
  listSessions(
    @CurrentUser() user: User,
    @Input(listSessions) input: InputOf<typeof listSessions>,
  ): Promise<OutputOf<typeof listSessions>> {
    return this.sessions.list(user, input);
  }

  @Serve(checkSchedule)
  checkSchedule(
    @Input(checkSchedule) { body }: InputOf<typeof checkSchedule>,
  ): Promise<OutputOf<typeof checkSchedule>> {
    return this.sessions.check(body);
  }

  @Serve(getSession)
  getSession(
    @CurrentUser() user: User,
    @Input(getSession) { params }: InputOf<typeof getSession>,
  ): Promise<SessionDetails> {
    return this.sessions.get(user, params.sessionId);
  }

  @Serve(scheduleSession)
  scheduleSession(
    @CurrentUser() user: User,
    @Input(scheduleSession) { body }: InputOf<typeof scheduleSession>,
  ): Promise<SessionDetails> {
    return this.sessions.schedule(user, body);
  }

  @Serve(moveSession)
  moveSession(
    @CurrentUser() user: User,
    @Input(moveSession) input: InputOf<typeof moveSession>,
  ): Promise<SessionDetails> {
    return this.sessions.move(user, input);
  }

  @Serve(cancelSession)
  cancelSession(
    @CurrentUser() user: User,
    @Input(cancelSession) { params, body }: InputOf<typeof cancelSession>,
  ): Promise<SessionDetails> {
    return this.sessions.cancel(user, params.sessionId, body.reason);
  }

  @Serve(grantTime)
  grantTime(@CurrentUser() user: User, @Input(grantTime) input: InputOf<typeof grantTime>): Promise<SessionDetails> {
    return this.sessions.grant(user, input);
  }

  @Serve(declareOutage)
  declareOutage(
    @CurrentUser() user: User,
    @Input(declareOutage) input: InputOf<typeof declareOutage>,
  ): Promise<SessionDetails> {
    return this.sessions.declareOutage(user, input);
  }
}
