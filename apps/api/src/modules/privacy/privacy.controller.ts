import { Controller, type StreamableFile } from '@nestjs/common';
import {
  answerWithdrawal,
  exportMyData,
  exportPersonData,
  findPeople,
  getMyConsents,
  getMyReading,
  getPersonPrivacy,
  giveConsent,
  listConsentTexts,
  listMyReadings,
  listMyViews,
  publishConsentText,
  recordConsent,
  recordWithdrawal,
  withdrawConsent,
  type ConsentText,
  type InputOf,
  type OutputOf,
  type Withdrawal,
} from '@itog/contracts';
import { CurrentUser, Input, RequestOrigin, Serve, type Origin } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { ConsentsService } from './consents.service.ts';
import { Dossiers } from './dossier.service.ts';
import { PersonPrivacy } from './person-privacy.service.ts';

type Consents = OutputOf<typeof getMyConsents>;

@Controller()
export class PrivacyController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly privacy: PersonPrivacy,
    private readonly dossiers: Dossiers,
  ) {}

  @Serve(listConsentTexts)
  listConsentTexts(): Promise<OutputOf<typeof listConsentTexts>> {
    return this.consents.texts();
  }

  @Serve(publishConsentText)
  publishConsentText(
    @CurrentUser() user: User,
    @Input(publishConsentText) input: InputOf<typeof publishConsentText>,
  ): Promise<ConsentText> {
    return this.consents.publish(user.id, input);
  }

  @Serve(getMyConsents)
  getMyConsents(@CurrentUser() user: User): Promise<Consents> {
    return this.consents.of(user.id);
  }

  @Serve(giveConsent)
  giveConsent(
    @CurrentUser() user: User,
    @Input(giveConsent) { body }: InputOf<typeof giveConsent>,
    @RequestOrigin() origin: Origin,
  ): Promise<Consents> {
    return this.consents.give(user, body, origin);
  }

  @Serve(withdrawConsent)
  withdrawConsent(
    @CurrentUser() user: User,
    @Input(withdrawConsent) { params }: InputOf<typeof withdrawConsent>,
  ): Promise<Consents> {
    return this.consents.withdraw(user.id, user.id, params.purpose);
  }

  @Serve(recordConsent)
  recordConsent(
    @CurrentUser() user: User,
    @Input(recordConsent) input: InputOf<typeof recordConsent>,
  ): Promise<Consents> {
    return this.consents.record(user.id, input);
  }

  @Serve(recordWithdrawal)
  recordWithdrawal(
    @CurrentUser() user: User,
    @Input(recordWithdrawal) { params }: InputOf<typeof recordWithdrawal>,
  ): Promise<Consents> {
    return this.consents.withdraw(user.id, params.userId, params.purpose);
  }

  @Serve(answerWithdrawal)
  answerWithdrawal(
    @CurrentUser() user: User,
    @Input(answerWithdrawal) input: InputOf<typeof answerWithdrawal>,
  ): Promise<Withdrawal> {
    return this.consents.answer(user.id, input);
  }

  @Serve(listMyViews)
  listMyViews(@CurrentUser() user: User): Promise<OutputOf<typeof listMyViews>> {
    return this.privacy.views(user.id);
  }

  @Serve(listMyReadings)
  listMyReadings(@CurrentUser() user: User): Promise<OutputOf<typeof listMyReadings>> {
    return this.privacy.readings(user.id);
  }

  @Serve(getMyReading)
  getMyReading(
    @CurrentUser() user: User,
    @Input(getMyReading) { params }: InputOf<typeof getMyReading>,
  ): Promise<OutputOf<typeof getMyReading>> {
    return this.privacy.reading(user.id, params.editionId);
  }

  @Serve(findPeople)
  findPeople(@Input(findPeople) input: InputOf<typeof findPeople>): Promise<OutputOf<typeof findPeople>> {
    return this.privacy.find(input);
  }

  @Serve(getPersonPrivacy)
  getPersonPrivacy(
    @Input(getPersonPrivacy) { params }: InputOf<typeof getPersonPrivacy>,
  ): Promise<OutputOf<typeof getPersonPrivacy>> {
    return this.privacy.of(params.userId);
  }

  @Serve(exportMyData)
  exportMyData(@CurrentUser() user: User): Promise<StreamableFile> {
    return this.dossiers.mine(user);
  }

  @Serve(exportPersonData)
  exportPersonData(
    @CurrentUser() user: User,
    @Input(exportPersonData) { params }: InputOf<typeof exportPersonData>,
  ): Promise<StreamableFile> {
    return this.dossiers.of(user, params.userId);
  }
}
