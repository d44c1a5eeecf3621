import { Module } from '@nestjs/common';
import { Passwords } from './passwords.service.ts';
import { People } from './people.service.ts';
import { SignInController } from './sign-in.controller.ts';
import { SignInService } from './sign-in.service.ts';
import { UserController } from './user.controller.ts';
import { UserRepository } from './user.repository.ts';
import { UserService } from './user.service.ts';

@Module({
  controllers: [SignInController, UserController],
  providers: [Passwords, People, SignInService, UserService, UserRepository],
  exports: [Passwords, People, SignInService],
})
export class IdentityModule {}
