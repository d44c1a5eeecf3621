import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createAdapter } from '@socket.io/postgres-adapter';
import type { ClientEvents, Hint, HintRoom, ServerEvents } from '@itog/contracts';
import pg from 'pg';
import type { Server } from 'socket.io';
import { CONFIG, type Config } from './config.ts';
import { AS_APP } from './db/app-role.ts';

/** Everybody starts at once: one hint a moment tells a watcher as much as a hundred. */
const MOMENT_MS = 100;

/** Their names fit into one message of PostgreSQL, of 8,000 bytes. */
const ROOMS_AT_ONCE = 100;

/** Sends hints to rooms, whichever process their sockets are in; PostgreSQL carries them between processes. */
@Injectable()
export class Hints implements OnApplicationShutdown {
  private readonly log = new Logger('Hints');
  private readonly pool: pg.Pool;
  private server: Server<ClientEvents, ServerEvents> | null = null;
  /** Hints sent within the last moment, and whether the same has been said since. */
  private readonly fresh = new Map<string, { repeated: boolean }>();

  constructor(@Inject(CONFIG) { DATABASE_URL }: Config) {
    this.pool = new pg.Pool({ connectionString: DATABASE_URL, max: 4, options: AS_APP });
    this.pool.on('error', (error) => this.log.warn(error.message));
    this.pool.on('connect', (client) => {
      client.on('error', (error) => this.log.warn(error.message));
      // The adapter keeps a listening client and forgets to give it back when its connection breaks.
      client.once('end', () => giveBack(client));
    });
  }

  attach(server: Server<ClientEvents, ServerEvents>): void {
    server.adapter(createAdapter(this.pool, { errorHandler: (error) => this.log.warn(error.message) }));
    this.server = server;
  }

  /**
   * Tells a room, at once; what is said to it again within a moment is said once more at the moment’s end. A lost hint loses
   * nothing: screens ask again by themselves.
   */
  send(room: HintRoom, hint: Hint): void {
    this.sendAll([room], hint);
  }

  /** Tells several rooms the same, by one message between the processes. */
  sendAll(rooms: readonly HintRoom[], hint: Hint): void {
    const fresh = rooms.filter((room) => this.isFresh(room, hint));
    for (let from = 0; from < fresh.length; from += ROOMS_AT_ONCE)
      this.server?.to(fresh.slice(from, from + ROOMS_AT_ONCE)).emit('hint', hint);
  }

  /** Whether the room has not heard it within the last moment; then the moment begins. */
  private isFresh(room: HintRoom, hint: Hint): boolean {
    const key = `${room} ${JSON.stringify(hint)}`;
    const said = this.fresh.get(key);
    if (said) {
      said.repeated = true;
      return false;
    }
    const saying = { repeated: false };
    this.fresh.set(key, saying);
    setTimeout(() => {
      this.fresh.delete(key);
      if (saying.repeated) this.send(room, hint);
    }, MOMENT_MS).unref();
    return true;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    // Nothing carries what is said from now on, also at the end of a moment; it is lost as any hint may be.
    this.server = null;
    await server?.of('/').adapter.close();
    await this.pool.end();
  }
}

function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true);
  } catch {
    // It was back already.
  }
}
