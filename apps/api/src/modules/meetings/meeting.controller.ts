import { Controller } from '@nestjs/common';
import {
  callLearner,
  closeMeeting,
  confirmMark,
  drawCard,
  drawMyCard,
  getMeeting,
  giveMark,
  listMeetings,
  openMarks,
  openMeeting,
  recordAbsence,
  recordDecision,
  recordExamination,
  recordOpinion,
  recordPresence,
  recordQuestion,
  refreshAgenda,
  removeFromAgenda,
  removeOpinion,
  withdrawDecision,
  removeQuestion,
  type InputOf,
  type Meeting,
  type OutputOf,
} from '@itog/contracts';
import { CurrentUser, Input, Serve } from '../../platform/serve.ts';
import type { User } from '../../platform/sign-in.ts';
import { Decisions } from './decisions.service.ts';
import { Examinations } from './examinations.service.ts';
import { Meetings } from './meetings.service.ts';
import { MemberService } from './member.service.ts';

type Saved = OutputOf<typeof giveMark>;

@Controller()
export class MeetingController {
  constructor(
    private readonly meetings: Meetings,
    private readonly examinations: Examinations,
    private readonly members: MemberService,
    private readonly decisions: Decisions,
  ) {}

  @Serve(listMeetings)
  listMeetings(
    @CurrentUser() user: User,
    @Input(listMeetings) input: InputOf<typeof listMeetings>,
  ): Promise<OutputOf<typeof listMeetings>> {
    return this.meetings.list(user, input);
  }

  @Serve(getMeeting)
  getMeeting(@CurrentUser() user: User, @Input(getMeeting) input: InputOf<typeof getMeeting>): Promise<Meeting> {
    return this.meetings.get(user, input.params.meetingId);
  }

  @Serve(recordPresence)
  recordPresence(
    @CurrentUser() user: User,
    @Input(recordPresence) input: InputOf<typeof recordPresence>,
  ): Promise<Meeting> {
    return this.meetings.presence(user, input);
  }

  @Serve(openMeeting)
  openMeeting(@CurrentUser() user: User, @Input(openMeeting) input: InputOf<typeof openMeeting>): Promise<Meeting> {
    return this.meetings.open(user, input.params.meetingId);
  }

  @Serve(closeMeeting)
  closeMeeting(@CurrentUser() user: User, @Input(closeMeeting) input: InputOf<typeof closeMeeting>): Promise<Meeting> {
    return this.meetings.close(user, input.params.meetingId);
  }

  @Serve(refreshAgenda)
  refreshAgenda(
    @CurrentUser() user: User,
    @Input(refreshAgenda) input: InputOf<typeof refreshAgenda>,
  ): Promise<Meeting> {
    return this.meetings.agenda(user, input.params.meetingId);
  }

  @Serve(removeFromAgenda)
  removeFromAgenda(
    @CurrentUser() user: User,
    @Input(removeFromAgenda) input: InputOf<typeof removeFromAgenda>,
  ): Promise<Meeting> {
    return this.meetings.remove(user, input.params);
  }

  @Serve(callLearner)
  callLearner(@CurrentUser() user: User, @Input(callLearner) input: InputOf<typeof callLearner>): Promise<Meeting> {
    return this.meetings.call(user, input);
  }

  @Serve(recordAbsence)
  recordAbsence(
    @CurrentUser() user: User,
    @Input(recordAbsence) input: InputOf<typeof recordAbsence>,
  ): Promise<Meeting> {
    return this.examinations.absence(user, input);
  }

  @Serve(drawCard)
  drawCard(@CurrentUser() user: User, @Input(drawCard) input: InputOf<typeof drawCard>): Promise<Meeting> {
    return this.examinations.card(user, input);
  }

  @Serve(drawMyCard)
  drawMyCard(
    @CurrentUser() user: User,
    @Input(drawMyCard) input: InputOf<typeof drawMyCard>,
  ): Promise<OutputOf<typeof drawMyCard>> {
    return this.examinations.drawOwn(user, input);
  }

  @Serve(recordExamination)
  recordExamination(
    @CurrentUser() user: User,
    @Input(recordExamination) input: InputOf<typeof recordExamination>,
  ): Promise<Meeting> {
    return this.examinations.record(user, input);
  }

  @Serve(openMarks)
  openMarks(@CurrentUser() user: User, @Input(openMarks) input: InputOf<typeof openMarks>): Promise<Meeting> {
    return this.examinations.openMarks(user, input.params);
  }

  @Serve(confirmMark)
  confirmMark(@CurrentUser() user: User, @Input(confirmMark) input: InputOf<typeof confirmMark>): Promise<Meeting> {
    return this.examinations.confirm(user, input);
  }

  @Serve(giveMark)
  giveMark(@CurrentUser() user: User, @Input(giveMark) input: InputOf<typeof giveMark>): Promise<Saved> {
    return this.members.mark(user, input);
  }

  @Serve(recordQuestion)
  recordQuestion(
    @CurrentUser() user: User,
    @Input(recordQuestion) input: InputOf<typeof recordQuestion>,
  ): Promise<Saved> {
    return this.members.question(user, input);
  }

  @Serve(removeQuestion)
  removeQuestion(
    @CurrentUser() user: User,
    @Input(removeQuestion) input: InputOf<typeof removeQuestion>,
  ): Promise<void> {
    return this.members.removeQuestion(user, input);
  }

  @Serve(recordOpinion)
  recordOpinion(@CurrentUser() user: User, @Input(recordOpinion) input: InputOf<typeof recordOpinion>): Promise<Saved> {
    return this.members.opinion(user, input);
  }

  @Serve(removeOpinion)
  removeOpinion(@CurrentUser() user: User, @Input(removeOpinion) input: InputOf<typeof removeOpinion>): Promise<void> {
    return this.members.removeOpinion(user, input);
  }

  @Serve(recordDecision)
  recordDecision(
    @CurrentUser() user: User,
    @Input(recordDecision) input: InputOf<typeof recordDecision>,
  ): Promise<Meeting> {
    return this.decisions.record(user, input);
  }

  @Serve(withdrawDecision)
  withdrawDecision(
    @CurrentUser() user: User,
    @Input(withdrawDecision) input: InputOf<typeof withdrawDecision>,
  ): Promise<Meeting> {
    return this.decisions.withdraw(user, input);
  }
}
