import { Module } from '@nestjs/common';
import { ProgramController } from './program.controller.ts';
import { ProgramRepository } from './program.repository.ts';
import { Programs } from './program.service.ts';

@Module({ controllers: [ProgramController], providers: [Programs, ProgramRepository], exports: [Programs] })
export class ProgramsModule {}
