import { Controller } from '@nestjs/common';
import { createUser, listUsers, resetPassword, updateUser, type InputOf, type OutputOf } from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { UserService } from './user.service.ts';

@Controller()
export class UserController {
  constructor(private readonly users: UserService) {}

  @Serve(listUsers)
  listUsers(@Input(listUsers) input: InputOf<typeof listUsers>): Promise<OutputOf<typeof listUsers>> {
    return this.users.list(input);
  }

  @Serve(createUser)
  createUser(
    @CurrentUser() user: User,
    @Input(createUser) input: InputOf<typeof createUser>,
  ): Promise<OutputOf<typeof createUser>> {
    return this.users.create(user.id, input);
  }

  @Serve(updateUser)
  updateUser(
    @CurrentUser() user: User,
    @Input(updateUser) input: InputOf<typeof updateUser>,
  ): Promise<OutputOf<typeof updateUser>> {
    return this.users.update(user.id, input);
  }

  @Serve(resetPassword)
  resetPassword(
    @CurrentUser() user: User,
    @Input(resetPassword) input: InputOf<typeof resetPassword>,
  ): Promise<OutputOf<typeof resetPassword>> {
    return this.users.resetPassword(user.id, input);
  }
}
