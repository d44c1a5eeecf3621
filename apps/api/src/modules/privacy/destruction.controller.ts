import { Controller } from '@nestjs/common';
import {
  approveDestruction,
  discardDestruction,
  draftDestruction,
  listDestructionActs,
  listOverdue,
  listRetention,
  refuseDestruction,
  saveRetention,
  type DestructionAct,
  type InputOf,
  type OutputOf,
  type StoredRetentionRule,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { DestructionService } from './destruction.service.ts';
import { PersonPrivacy } from './person-privacy.service.ts';

@Controller()
export class DestructionController {
  constructor(
    private readonly destruction: DestructionService,
    private readonly privacy: PersonPrivacy,
  ) {}

  @Serve(listRetention)
  listRetention(): Promise<OutputOf<typeof listRetention>> {
    return this.privacy.rules();
  }

  @Serve(listOverdue)
  listOverdue(@Input(listOverdue) input: InputOf<typeof listOverdue>): Promise<OutputOf<typeof listOverdue>> {
    return this.privacy.overdue(input);
  }

  @Serve(saveRetention)
  saveRetention(
    @CurrentUser() user: User,
    @Input(saveRetention) input: InputOf<typeof saveRetention>,
  ): Promise<StoredRetentionRule> {
    return this.privacy.saveRule(user.id, input);
  }

  @Serve(listDestructionActs)
  listDestructionActs(): Promise<OutputOf<typeof listDestructionActs>> {
    return this.destruction.list();
  }

  @Serve(draftDestruction)
  draftDestruction(
    @CurrentUser() user: User,
    @Input(draftDestruction) input: InputOf<typeof draftDestruction>,
  ): Promise<DestructionAct> {
    return this.destruction.draft(user.id, input);
  }

  @Serve(discardDestruction)
  discardDestruction(
    @CurrentUser() user: User,
    @Input(discardDestruction) { params }: InputOf<typeof discardDestruction>,
  ): Promise<void> {
    return this.destruction.discard(user.id, params.actId);
  }

  @Serve(refuseDestruction)
  refuseDestruction(
    @CurrentUser() user: User,
    @Input(refuseDestruction) input: InputOf<typeof refuseDestruction>,
  ): Promise<DestructionAct> {
    return this.destruction.refuse(user.id, input);
  }

  @Serve(approveDestruction)
  approveDestruction(
    @CurrentUser() user: User,
    @Input(approveDestruction) { params, body }: InputOf<typeof approveDestruction>,
  ): Promise<DestructionAct> {
    return this.destruction.approve(user, params.actId, body);
  }
}
