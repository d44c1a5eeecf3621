import { Injectable } from '@nestjs/common';
import { SubscribeMessage, WebSocketGateway, WebSocketServer, type OnGatewayConnection } from '@nestjs/websockets';
import type { ClientEvents, HintRoom, ServerEvents } from '@itog/contracts';
import type { Server, Socket } from 'socket.io';
import { HintRooms } from './hint-rooms.ts';
import { Hints } from './hints.ts';
import { SignIns, type User } from './sign-in.ts';

type Watcher = Socket<ClientEvents, ServerEvents, object, { user: User }>;
const ROOMS_PER_SOCKET = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sockets of the interface: who may hear what. */
@Injectable()
@WebSocketGateway({ path: '/api/socket', serveClient: false, maxHttpBufferSize: 4_096, cors: false })
export class RealtimeGateway implements OnGatewayConnection {
  @WebSocketServer() private readonly server!: Server<ClientEvents, ServerEvents>;

  constructor(
    private readonly signIns: SignIns,
    private readonly hints: Hints,
    private readonly rooms: HintRooms,
  ) {}

  /** Who it is stands before the first message is heard: a socket that asks as soon as it is connected is nobody’s no more. */
  afterInit(): void {
    this.hints.attach(this.server);
    this.server.use((socket: Watcher, next) => {
      this.visitor(socket).then(
        (user) => {
          if (user) socket.data.user = user;
          next(user ? undefined : new Error('nobody is signed in'));
        },
        () => next(new Error('nobody can be recognised')),
      );
    });
  }

  /** Never rejects: Nest leaves its promise alone, and a rejection nobody takes would end the process. */
  async handleConnection(socket: Watcher): Promise<void> {
    try {
      await socket.join(`user:${socket.data.user.id}` satisfies HintRoom);
    } catch {
      socket.disconnect(true);
    }
  }

  private async visitor({ handshake: { headers } }: Watcher): Promise<User | null> {
    const { origin, host, cookie } = headers;
    if (origin && (!URL.canParse(origin) || new URL(origin).host !== host)) return null;
    const token = /(?:^|;\s*)itog=([\w.-]+)/.exec(cookie ?? '')?.[1];
    return token ? this.signIns.verify(token) : null;
  }

  @SubscribeMessage('watchSession')
  async watchSession(socket: Watcher, sessionId: unknown): Promise<boolean> {
    const user = socket.data.user as User | undefined;
    const allowed =
      typeof sessionId === 'string' &&
      UUID.test(sessionId) &&
      socket.rooms.size < ROOMS_PER_SOCKET &&
      user !== undefined &&
      (await this.rooms.allows(user, 'session', sessionId));
    if (allowed) await socket.join(`session:${sessionId}` satisfies HintRoom);
    return allowed;
  }

  @SubscribeMessage('watchMeeting')
  async watchMeeting(socket: Watcher, meetingId: unknown): Promise<boolean> {
    const user = socket.data.user as User | undefined;
    const allowed =
      typeof meetingId === 'string' &&
      UUID.test(meetingId) &&
      socket.rooms.size < ROOMS_PER_SOCKET &&
      user !== undefined &&
      (await this.rooms.allows(user, 'meeting', meetingId));
    if (allowed) await socket.join(`meeting:${meetingId}` satisfies HintRoom);
    return allowed;
  }

  @SubscribeMessage('watchAppeal')
  async watchAppeal(socket: Watcher, appealId: unknown): Promise<boolean> {
    const user = socket.data.user as User | undefined;
    const allowed =
      typeof appealId === 'string' &&
      UUID.test(appealId) &&
      socket.rooms.size < ROOMS_PER_SOCKET &&
      user !== undefined &&
      (await this.rooms.allows(user, 'appeal', appealId));
    if (allowed) await socket.join(`appeal:${appealId}` satisfies HintRoom);
    return allowed;
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
}
