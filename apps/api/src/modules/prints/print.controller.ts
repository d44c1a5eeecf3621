import { Controller, type StreamableFile } from '@nestjs/common';
import { getPrint, getPrintFile, requestPrint, type InputOf, type Print } from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Prints } from './prints.service.ts';

@Controller()
export class PrintController {
  constructor(private readonly prints: Prints) {}

  @Serve(requestPrint)
  requestPrint(
    @CurrentUser() user: User | undefined,
    @Input(requestPrint) { body }: InputOf<typeof requestPrint>,
  ): Promise<Print> {
    return this.prints.request(user, body);
  }

  @Serve(getPrint)
  getPrint(
    @CurrentUser() user: User | undefined,
    @Input(getPrint) { params }: InputOf<typeof getPrint>,
  ): Promise<Print> {
    return this.prints.get(user, params.printId);
  }

  @Serve(getPrintFile)
  getPrintFile(
    @CurrentUser() user: User | undefined,
    @Input(getPrintFile) { params }: InputOf<typeof getPrintFile>,
  ): Promise<StreamableFile> {
    return this.prints.file(user, params.printId);
  }
}
