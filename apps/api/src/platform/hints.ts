import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { createAdapter } from '@socket.io/postgres-adapter';
import type { ClientEvents, Hint, HintRoom, ServerEvents } from '@itog/contracts';
import pg from 'pg';
import type { Server } from 'socket.io';
import { CONFIG, type Config } from './config.ts';

/** Sends hints to rooms, whichever process their sockets are in; PostgreSQL carries them between processes. */
@Injectable()
export class Hints implements OnModuleDestroy {
  private readonly log = new Logger('Hints');
  private readonly pool: pg.Pool;
  private server: Server<ClientEvents, ServerEvents> | null = null;

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = new pg.Pool({ connectionString: config.DATABASE_URL, max: 3 });
    this.pool.on('error', (error) => this.log.warn(error.message));
  }

  attach(server: Server<ClientEvents, ServerEvents>): void {
    server.adapter(createAdapter(this.pool, { errorHandler: (error) => this.log.warn(error.message) }));
    this.server = server;
  }

  /** A lost hint loses nothing: screens ask again by themselves. */
  send(room: HintRoom, hint: Hint): void {
    this.server?.to(room).emit('hint', hint);
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
  }
}
