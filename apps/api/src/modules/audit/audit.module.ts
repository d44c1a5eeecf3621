import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.service.ts';
import { AuditLogRepository } from './audit-log.repository.ts';
import { AuditController } from './audit.controller.ts';

@Module({ controllers: [AuditController], providers: [AuditLog, AuditLogRepository] })
export class AuditModule {}
