import { Controller } from '@nestjs/common';
import {
  acknowledgeAppeal,
  confirmRegrade,
  decideAppeal,
  listAppealedQuestions,
  openHearing,
  previewAppealDecision,
  previewRegrade,
  recordAcknowledgementRefusal,
  recordHearingPresence,
  scheduleHearing,
  signAppealProtocol,
  voteOnAppeal,
  voteOnRuling,
  type Appeal,
  type InputOf,
  type MyAppeal,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Appeals } from '../appeals/appeals.service.ts';
import { Deciding } from './deciding.service.ts';
import { HearingSigning } from './hearing-signing.service.ts';
import { Hearings } from './hearing.service.ts';
import { Regrade } from './regrade.service.ts';

@Controller()
export class HearingController {
  constructor(
    private readonly appeals: Appeals,
    private readonly hearings: Hearings,
    private readonly deciding: Deciding,
    private readonly signing: HearingSigning,
    private readonly regrade: Regrade,
  ) {}

  @Serve(scheduleHearing)
  async scheduleHearing(
    @CurrentUser() user: User,
    @Input(scheduleHearing) input: InputOf<typeof scheduleHearing>,
  ): Promise<Appeal> {
    await this.hearings.schedule(user, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(recordHearingPresence)
  async recordHearingPresence(
    @CurrentUser() user: User,
    @Input(recordHearingPresence) input: InputOf<typeof recordHearingPresence>,
  ): Promise<Appeal> {
    await this.hearings.recordPresence(user, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(openHearing)
  async openHearing(
    @CurrentUser() user: User,
    @Input(openHearing) { params }: InputOf<typeof openHearing>,
  ): Promise<Appeal> {
    await this.hearings.open(user, params.appealId);
    return this.appeals.get(user, params.appealId);
  }

  @Serve(voteOnAppeal)
  async voteOnAppeal(
    @CurrentUser() user: User,
    @Input(voteOnAppeal) input: InputOf<typeof voteOnAppeal>,
  ): Promise<Appeal> {
    await this.hearings.vote(user, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(previewAppealDecision)
  previewAppealDecision(
    @CurrentUser() user: User,
    @Input(previewAppealDecision) input: InputOf<typeof previewAppealDecision>,
  ): Promise<OutputOf<typeof previewAppealDecision>> {
    return this.deciding.preview(user, input);
  }

  @Serve(decideAppeal)
  async decideAppeal(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(decideAppeal) input: InputOf<typeof decideAppeal>,
  ): Promise<Appeal> {
    await this.deciding.decide(user, origin, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(signAppealProtocol)
  async signAppealProtocol(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(signAppealProtocol) input: InputOf<typeof signAppealProtocol>,
  ): Promise<Appeal> {
    await this.signing.sign(user, origin, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(acknowledgeAppeal)
  async acknowledgeAppeal(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(acknowledgeAppeal) input: InputOf<typeof acknowledgeAppeal>,
  ): Promise<MyAppeal> {
    await this.signing.acknowledge(user, origin, input);
    return this.appeals.getMine(user, input.params.appealId);
  }

  @Serve(recordAcknowledgementRefusal)
  async recordAcknowledgementRefusal(
    @CurrentUser() user: User,
    @Input(recordAcknowledgementRefusal) input: InputOf<typeof recordAcknowledgementRefusal>,
  ): Promise<Appeal> {
    await this.hearings.recordRefusal(user, input);
    return this.appeals.get(user, input.params.appealId);
  }

  @Serve(listAppealedQuestions)
  listAppealedQuestions(
    @CurrentUser() user: User,
    @Input(listAppealedQuestions) { params }: InputOf<typeof listAppealedQuestions>,
  ): Promise<OutputOf<typeof listAppealedQuestions>> {
    return this.regrade.questions(user, params.appealId);
  }

  @Serve(previewRegrade)
  previewRegrade(
    @CurrentUser() user: User,
    @Input(previewRegrade) input: InputOf<typeof previewRegrade>,
  ): Promise<OutputOf<typeof previewRegrade>> {
    return this.regrade.preview(user, input);
  }

  @Serve(voteOnRuling)
  voteOnRuling(
    @CurrentUser() user: User,
    @Input(voteOnRuling) input: InputOf<typeof voteOnRuling>,
  ): Promise<OutputOf<typeof voteOnRuling>> {
    return this.regrade.vote(user, input);
  }

  @Serve(confirmRegrade)
  confirmRegrade(
    @CurrentUser() user: User,
    @RequestOrigin() origin: Origin,
    @Input(confirmRegrade) input: InputOf<typeof confirmRegrade>,
  ): Promise<OutputOf<typeof confirmRegrade>> {
    return this.regrade.confirm(user, origin, input);
  }
}
