import { Controller } from '@nestjs/common';
import { checkAudit, listAudit, listAuditActors, type AuditCheck, type InputOf, type OutputOf } from '@itog/contracts';
import { Input, Serve } from '../../platform/serve.ts';
import { AuditLog } from './audit-log.service.ts';

@Controller()
export class AuditController {
  constructor(private readonly log: AuditLog) {}

  @Serve(listAudit)
  listAudit(@Input(listAudit) input: InputOf<typeof listAudit>): Promise<OutputOf<typeof listAudit>> {
    return this.log.list(input);
  }

  @Serve(listAuditActors)
  listAuditActors(
    @Input(listAuditActors) input: InputOf<typeof listAuditActors>,
  ): Promise<OutputOf<typeof listAuditActors>> {
    return this.log.actors(input);
  }

  @Serve(checkAudit)
  checkAudit(): Promise<AuditCheck> {
    return this.log.check();
  }
}
