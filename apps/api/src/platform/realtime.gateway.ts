import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway, WebSocketServer, type OnGatewayConnection } from '@nestjs/websockets';
import type { ClientEvents, HintRoom, ServerEvents } from '@itog/contracts';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Server, Socket } from 'socket.io';
import { HintRooms } from './hint-rooms.ts';
import { Hints } from './hints.ts';
import { SignIns, type User } from './sign-in.ts';

type Watcher = Socket<ClientEvents, ServerEvents, object, { user: User }>;
const ROOMS_PER_SOCKET = 30;
const SOCKETS_PER_PERSON = 50;
/** Messages of a person, far more than his pages send. */
const MESSAGES = { points: 100, duration: 10 };
/** As long as a cookie is believed. */
const CHECKED_AGAIN_MS = 10 * 60_000;
/** What a page may watch, besides what is said to its person. */
const KINDS = ['session', 'meeting', 'appeal'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sockets of the interface: who may hear what. */
@Injectable()
@WebSocketGateway({ path: '/api/socket', serveClient: false, maxHttpBufferSize: 4_096, cors: false })
export class RealtimeGateway implements OnGatewayConnection, OnModuleDestroy {
  private checking: NodeJS.Timeout | undefined;
  private readonly messages = new RateLimiterMemory(MESSAGES);
  @WebSocketServer() private readonly server!: Server<ClientEvents, ServerEvents>;

  constructor(
    private readonly signIns: SignIns,
    private readonly hints: Hints,
    private readonly rooms: HintRooms,
  ) {}

  /** Who it is stands before the first message is heard: a socket that asks as soon as it is connected is nobody’s no more. */
  afterInit(): void {
    this.hints.attach(this.server);
    this.checking = setInterval(() => void this.checkSignIns(), CHECKED_AGAIN_MS);
    this.server.use((socket: Watcher, next) => {
      this.visitor(socket).then(
        (user) => {
          const sockets = user ? (this.server.of('/').adapter.rooms.get(`user:${user.id}`)?.size ?? 0) : 0;
          if (!user) next(new Error('nobody is signed in'));
          else if (sockets >= SOCKETS_PER_PERSON) next(new Error('too many lines'));
          else {
            socket.data.user = user;
            next();
          }
        },
        () => next(new Error('nobody can be recognised')),
      );
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.checking);
  }

  /** Never rejects: Nest leaves its promise alone, and a rejection nobody takes would end the process. */
  async handleConnection(socket: Watcher): Promise<void> {
    const { id } = socket.data.user;
    socket.use((_packet, next) => {
      this.messages.consume(id).then(
        () => next(),
        () => socket.disconnect(true),
      );
    });
    try {
      await socket.join(`user:${id}` satisfies HintRoom);
    } catch {
      socket.disconnect(true);
    }
  }

  /**
   * A line outlives neither the access of its person nor his sign-ins; who has signed in anew since is let back by his new cookie.
   * It is told no more of what he may not see any longer. One statement for all the people, and one for each who watches.
   */
  async checkSignIns(): Promise<void> {
    try {
      const sockets: Watcher[] = [...this.server.of('/').sockets.values()];
      const users = await this.signIns.allCurrent(sockets.map(({ data }) => data.user));
      for (const [index, socket] of sockets.entries()) {
        const user = users[index];
        if (user) socket.data.user = user;
        else socket.conn.close(); // a page does not try again after `disconnect`
      }
      const left = sockets.filter((_socket, index) => users[index]);
      for (const own of Map.groupBy(left, ({ data }) => data.user.id).values()) await this.checkRooms(own);
    } catch {
      // The database is away for a moment: the next check will tell.
    }
  }

  /** Takes the lines of one person out of rooms that he may not be in any more. */
  private async checkRooms(sockets: readonly Watcher[]): Promise<void> {
    const [first] = sockets;
    const watched = new Set(sockets.flatMap(({ rooms }) => [...rooms]));
    for (const kind of KINDS) {
      const ids = [...watched].flatMap((room) => (room.startsWith(`${kind}:`) ? [room.slice(kind.length + 1)] : []));
      if (!first || ids.length === 0) continue;
      const allowed = new Set(await this.rooms.allowed(first.data.user, kind, ids));
      for (const id of ids.filter((each) => !allowed.has(each)))
        for (const socket of sockets) await socket.leave(`${kind}:${id}` satisfies HintRoom);
    }
  }

  private async visitor({ handshake: { headers } }: Watcher): Promise<User | null> {
    const { origin, host, cookie } = headers;
    if (origin && (!URL.canParse(origin) || new URL(origin).host !== host)) return null;
    const token = /(?:^|;\s*)itog=([\w.-]+)/.exec(cookie ?? '')?.[1];
    return token ? this.signIns.verify(token) : null;
  }

  @SubscribeMessage('watchSession')
  watchSession(socket: Watcher, id: unknown): Promise<boolean> {
    return this.watch(socket, 'session', id);
  }

  @SubscribeMessage('watchMeeting')
  watchMeeting(socket: Watcher, id: unknown): Promise<boolean> {
    return this.watch(socket, 'meeting', id);
  }

  @SubscribeMessage('watchAppeal')
  watchAppeal(socket: Watcher, id: unknown): Promise<boolean> {
    return this.watch(socket, 'appeal', id);
  }

  @SubscribeMessage('leaveAppeal')
  async leaveAppeal(socket: Watcher, appealId: unknown): Promise<void> {
    await socket.leave(`appeal:${String(appealId)}`);
  }

  @SubscribeMessage('leaveMeeting')
  async leaveMeeting(socket: Watcher, meetingId: unknown): Promise<void> {
    await socket.leave(`meeting:${String(meetingId)}`);
  }

  @SubscribeMessage('leaveSession')
  async leaveSession(socket: Watcher, sessionId: unknown): Promise<void> {
    await socket.leave(`session:${String(sessionId)}`);
  }

  private async watch(socket: Watcher, kind: (typeof KINDS)[number], id: unknown): Promise<boolean> {
    const { user } = socket.data;
    const allowed =
      typeof id === 'string' &&
      UUID.test(id) &&
      socket.rooms.size < ROOMS_PER_SOCKET &&
      (await this.rooms.allows(user, kind, id));
    if (allowed) await socket.join(`${kind}:${id}` satisfies HintRoom);
    return allowed;
  }
}
