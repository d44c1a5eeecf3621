import { Controller, type StreamableFile } from '@nestjs/common';
import {
  answerRegisterPackage,
  applyRegisterFixes,
  concludeRegisterPackage,
  correctRegisterCell,
  exportRegisterPackage,
  getRegisterAnswer,
  getRegisterFile,
  getRegisterPackage,
  getRegisterQueue,
  listRegisterPackages,
  makeRegisterPackages,
  sendRegisterPackage,
  updateRegisterTerms,
  withdrawRegisterPackage,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { RegisterPackages } from './register-packages.service.ts';
import { RegisterQueue } from './register-queue.service.ts';

@Controller()
export class RegisterController {
  constructor(
    private readonly queue: RegisterQueue,
    private readonly packages: RegisterPackages,
  ) {}

  @Serve(getRegisterQueue)
  getRegisterQueue(
    @CurrentUser() user: User,
    @Input(getRegisterQueue) input: InputOf<typeof getRegisterQueue>,
  ): Promise<OutputOf<typeof getRegisterQueue>> {
    return this.queue.get(user, input);
  }

  @Serve(applyRegisterFixes)
  applyRegisterFixes(
    @CurrentUser() user: User,
    @Input(applyRegisterFixes) input: InputOf<typeof applyRegisterFixes>,
  ): Promise<OutputOf<typeof applyRegisterFixes>> {
    return this.queue.apply(user, input);
  }

  @Serve(correctRegisterCell)
  correctRegisterCell(
    @CurrentUser() user: User,
    @Input(correctRegisterCell) input: InputOf<typeof correctRegisterCell>,
  ): Promise<OutputOf<typeof correctRegisterCell>> {
    return this.queue.correct(user, input);
  }

  @Serve(updateRegisterTerms)
  updateRegisterTerms(
    @CurrentUser() user: User,
    @Input(updateRegisterTerms) input: InputOf<typeof updateRegisterTerms>,
  ): Promise<OutputOf<typeof updateRegisterTerms>> {
    return this.queue.setTerms(user, input);
  }

  @Serve(listRegisterPackages)
  listRegisterPackages(): Promise<OutputOf<typeof listRegisterPackages>> {
    return this.packages.list();
  }

  @Serve(getRegisterPackage)
  getRegisterPackage(
    @Input(getRegisterPackage) { params }: InputOf<typeof getRegisterPackage>,
  ): Promise<OutputOf<typeof getRegisterPackage>> {
    return this.packages.get(params.packageId);
  }

  @Serve(makeRegisterPackages)
  makeRegisterPackages(
    @CurrentUser() user: User,
    @Input(makeRegisterPackages) input: InputOf<typeof makeRegisterPackages>,
  ): Promise<OutputOf<typeof makeRegisterPackages>> {
    return this.packages.make(user, input);
  }

  @Serve(withdrawRegisterPackage)
  withdrawRegisterPackage(
    @CurrentUser() user: User,
    @Input(withdrawRegisterPackage) input: InputOf<typeof withdrawRegisterPackage>,
  ): Promise<OutputOf<typeof withdrawRegisterPackage>> {
    return this.packages.withdraw(user, input);
  }

  @Serve(exportRegisterPackage)
  exportRegisterPackage(
    @CurrentUser() user: User,
    @Input(exportRegisterPackage) { params }: InputOf<typeof exportRegisterPackage>,
  ): Promise<OutputOf<typeof exportRegisterPackage>> {
    return this.packages.export(user, params.packageId);
  }

  @Serve(getRegisterFile)
  getRegisterFile(
    @CurrentUser() user: User,
    @Input(getRegisterFile) { params }: InputOf<typeof getRegisterFile>,
  ): Promise<StreamableFile> {
    return this.packages.file(user, params.packageId);
  }

  @Serve(sendRegisterPackage)
  sendRegisterPackage(
    @CurrentUser() user: User,
    @Input(sendRegisterPackage) input: InputOf<typeof sendRegisterPackage>,
  ): Promise<OutputOf<typeof sendRegisterPackage>> {
    return this.packages.send(user, input);
  }

  @Serve(answerRegisterPackage)
  answerRegisterPackage(
    @CurrentUser() user: User,
    @Input(answerRegisterPackage) input: InputOf<typeof answerRegisterPackage>,
  ): Promise<OutputOf<typeof answerRegisterPackage>> {
    return this.packages.answer(user, input);
  }

  @Serve(concludeRegisterPackage)
  concludeRegisterPackage(
    @CurrentUser() user: User,
    @Input(concludeRegisterPackage) input: InputOf<typeof concludeRegisterPackage>,
  ): Promise<OutputOf<typeof concludeRegisterPackage>> {
    return this.packages.conclude(user, input);
  }

  @Serve(getRegisterAnswer)
  getRegisterAnswer(@Input(getRegisterAnswer) { params }: InputOf<typeof getRegisterAnswer>): Promise<StreamableFile> {
    return this.packages.answerFile(params.packageId);
  }
}
