import { Module } from '@nestjs/common';
import { Passwords } from './passwords.service.ts';
import { SignInController } from './sign-in.controller.ts';
import { SignInService } from './sign-in.service.ts';

@Module({
  controllers: [SignInController],
  providers: [Passwords, SignInService],
  exports: [Passwords, SignInService],
})
export class IdentityModule {}
