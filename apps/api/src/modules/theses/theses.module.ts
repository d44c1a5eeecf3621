import { Module } from '@nestjs/common';
import { ThesisController } from './thesis.controller.ts';
import { ThesisRepository } from './thesis.repository.ts';
import { Theses } from './theses.service.ts';

@Module({ controllers: [ThesisController], providers: [Theses, ThesisRepository] })
export class ThesesModule {}
