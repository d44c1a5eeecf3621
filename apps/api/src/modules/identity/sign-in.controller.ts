import { Controller, Res } from '@nestjs/common';
import { changePassword, getMe, signIn, signOut, type InputOf, type Me } from '@itog/contracts';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import { SignIns, type User } from '../../platform/sign-in.ts';
import { SignInService } from './sign-in.service.ts';

@Controller()
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly signIns: SignIns,
  ) {}

  @Serve(signIn)
  async signIn(
    @Input(signIn) { body }: InputOf<typeof signIn>,
    @RequestOrigin() { address }: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const user = await this.service.signIn(body.login, body.password, address);
    this.signIns.give(reply, user);
    return this.service.me(user.id);
  }

  @Serve(signOut)
  signOut(@Res({ passthrough: true }) reply: FastifyReply): void {
    this.signIns.take(reply);
  }

  @Serve(changePassword)
  async changePassword(
    @CurrentUser() user: User,
    @Input(changePassword) input: InputOf<typeof changePassword>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.signIns.give(reply, await this.service.changePassword(user.id, input));
  }

  @Serve(getMe)
  getMe(@CurrentUser() user: User): Promise<Me> {
    return this.service.me(user.id);
  }
}
