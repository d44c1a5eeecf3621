import { Controller, type StreamableFile } from '@nestjs/common';
import {
  addSeal,
  attachSignature,
  chooseSealed,
  getAttachedSignature,
  getKeptFile,
  getSeals,
  listAttachedSignatures,
  switchSealOff,
  type InputOf,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { AttachedSignatures } from './attached.service.ts';
import { SealKeeping } from './seal-keeping.service.ts';

@Controller()
export class SealController {
  constructor(
    private readonly keeping: SealKeeping,
    private readonly attached: AttachedSignatures,
  ) {}

  @Serve(getSeals)
  getSeals(): Promise<OutputOf<typeof getSeals>> {
    return this.keeping.view();
  }

  @Serve(addSeal)
  addSeal(
    @CurrentUser() user: User,
    @Input(addSeal) { body }: InputOf<typeof addSeal>,
  ): Promise<OutputOf<typeof addSeal>> {
    return this.keeping.add(user.id, body);
  }

  @Serve(switchSealOff)
  switchSealOff(
    @CurrentUser() user: User,
    @Input(switchSealOff) { params }: InputOf<typeof switchSealOff>,
  ): Promise<OutputOf<typeof switchSealOff>> {
    return this.keeping.switchOff(user.id, params.sealId);
  }

  @Serve(chooseSealed)
  chooseSealed(
    @CurrentUser() user: User,
    @Input(chooseSealed) input: InputOf<typeof chooseSealed>,
  ): Promise<OutputOf<typeof chooseSealed>> {
    return this.keeping.choose(user.id, input);
  }

  @Serve(listAttachedSignatures)
  listAttachedSignatures(
    @CurrentUser() user: User,
    @Input(listAttachedSignatures) { params }: InputOf<typeof listAttachedSignatures>,
  ): Promise<OutputOf<typeof listAttachedSignatures>> {
    return this.attached.list(user, params);
  }

  @Serve(attachSignature)
  attachSignature(
    @CurrentUser() user: User,
    @Input(attachSignature) input: InputOf<typeof attachSignature>,
  ): Promise<OutputOf<typeof attachSignature>> {
    return this.attached.attach(user, input);
  }

  @Serve(getKeptFile)
  getKeptFile(
    @CurrentUser() user: User,
    @Input(getKeptFile) { params }: InputOf<typeof getKeptFile>,
  ): Promise<StreamableFile> {
    return this.attached.file(user, params);
  }

  @Serve(getAttachedSignature)
  getAttachedSignature(
    @CurrentUser() user: User,
    @Input(getAttachedSignature) input: InputOf<typeof getAttachedSignature>,
  ): Promise<StreamableFile> {
    return this.attached.signature(user, input);
  }
}
