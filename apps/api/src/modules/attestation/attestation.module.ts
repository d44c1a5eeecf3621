import { Module, type OnModuleInit } from '@nestjs/common';
import { HintRooms } from '../../platform/hint-rooms.ts';
import { CommissionsModule } from '../commissions/commissions.module.ts';
import { DrawPapersJob } from './draw-papers.job.ts';
import { MyAttestationController } from './my-attestation.controller.ts';
import { MyAttestationRepository } from './my-attestation.repository.ts';
import { MyAttestationService } from './my-attestation.service.ts';
import { PaperRepository } from './paper.repository.ts';
import { PaperService } from './paper.service.ts';
import { SessionMovedJob } from './session-moved.job.ts';
import { SessionController } from './session.controller.ts';
import { SessionRecords } from './session.records.ts';
import { SessionRepository } from './session.repository.ts';
import { SessionService } from './session.service.ts';

@Module({
  imports: [CommissionsModule],
  controllers: [MyAttestationController, SessionController],
  providers: [
    DrawPapersJob,
    MyAttestationRepository,
    MyAttestationService,
    PaperRepository,
    PaperService,
    SessionMovedJob,
    SessionRecords,
    SessionRepository,
    SessionService,
  ],
  exports: [PaperService],
})
export class AttestationModule implements OnModuleInit {
  constructor(
    private readonly rooms: HintRooms,
    private readonly sessions: SessionService,
  ) {}

  /** Only who may read a session is told of it. */
  onModuleInit(): void {
    this.rooms.guard('session', 'sessions.read', (user, ids) => this.sessions.inSight(user, ids));
  }
}
