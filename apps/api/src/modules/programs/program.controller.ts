import { Controller } from '@nestjs/common';
import {
  createProgram,
  getProgram,
  listPrograms,
  updateProgram,
  type InputOf,
  type OutputOf,
  type Program,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Programs } from './program.service.ts';

@Controller()
export class ProgramController {
  constructor(private readonly programs: Programs) {}

  @Serve(listPrograms)
  listPrograms(@Input(listPrograms) input: InputOf<typeof listPrograms>): Promise<OutputOf<typeof listPrograms>> {
    return this.programs.list(input);
  }

  @Serve(getProgram)
  getProgram(@Input(getProgram) input: InputOf<typeof getProgram>): Promise<Program> {
    return this.programs.get(input);
  }

  @Serve(createProgram)
  createProgram(
    @CurrentUser() user: User,
    @Input(createProgram) input: InputOf<typeof createProgram>,
  ): Promise<Program> {
    return this.programs.create(user.id, input);
  }

  @Serve(updateProgram)
  updateProgram(
    @CurrentUser() user: User,
    @Input(updateProgram) input: InputOf<typeof updateProgram>,
  ): Promise<Program> {
    return this.programs.update(user.id, input);
  }
}
