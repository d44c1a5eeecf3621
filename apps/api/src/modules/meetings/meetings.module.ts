import { Module, type OnModuleInit } from '@nestjs/common';
import { HintRooms } from '../../platform/hint-rooms.ts';
import { Decisions } from './decisions.service.ts';
import { ExaminationRepository } from './examination.repository.ts';
import { Examinations } from './examinations.service.ts';
import { MeetingFloor } from './floor.service.ts';
import { MeetingController } from './meeting.controller.ts';
import { MeetingRepository } from './meeting.repository.ts';
import { Meetings } from './meetings.service.ts';
import { MemberService } from './member.service.ts';

@Module({
  controllers: [MeetingController],
  providers: [Decisions, ExaminationRepository, Examinations, MeetingFloor, MeetingRepository, Meetings, MemberService],
  exports: [Meetings],
})
export class MeetingsModule implements OnModuleInit {
  constructor(
    private readonly rooms: HintRooms,
    private readonly meetings: Meetings,
  ) {}

  /** Only who may read a meeting is told of it. */
  onModuleInit(): void {
    this.rooms.guard('meeting', 'meetings.read', (user, ids) => this.meetings.inSight(user, ids));
  }
}
