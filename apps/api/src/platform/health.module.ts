import { Controller, Module, Res } from '@nestjs/common';
import { getHealth, type OutputOf } from '@itog/contracts';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Serve } from './serve.ts';

@Controller()
class HealthController {
  constructor(private readonly db: DataSource) {}

  @Serve(getHealth)
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<OutputOf<typeof getHealth>> {
    const [database, queue] = await Promise.all([
      this.answers('SELECT 1 FROM app_user LIMIT 1'),
      this.answers('SELECT 1 FROM pgboss.version'),
    ]);
    const ready = database && queue;
    if (!ready) void reply.status(503);
    return { live: true, ready, database, queue };
  }

  private async answers(sql: string): Promise<boolean> {
    try {
      await this.db.query(sql);
      return true;
    } catch {
      return false;
    }
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
