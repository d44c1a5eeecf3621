import type { ClientEvents, ServerEvents } from '@itog/contracts';
import { io, type Socket } from 'socket.io-client';
import { HttpLine } from '../http-line.ts';
import type { HeldMeeting } from './hall.ts';

const MARKS = ['satisfactory', 'good', 'excellent'] as const;

/** A member’s screen as the product’s own works: it hears a hint and asks for the meeting anew. */
export class Screen {
  private readonly line: HttpLine;
  private readonly socket: Socket<ServerEvents, ClientEvents>;
  private readonly meeting: HeldMeeting;
  private waiting: ((seen: boolean) => void) | null = null;
  private asking = false;
  private asked = false;
  private marked = 0;

  private constructor(line: HttpLine, socket: Socket<ServerEvents, ClientEvents>, meeting: HeldMeeting) {
    this.line = line;
    this.socket = socket;
    this.meeting = meeting;
    socket.on('hint', () => void this.refresh());
  }

  static async open(origin: URL, who: { login: string; password: string }, meeting: HeldMeeting): Promise<Screen> {
    const line = new HttpLine(origin);
    const { cookie, status } = await line.send('POST', '/api/sign-in', who);
    if (!cookie) throw new Error(`sign-in answered ${status}`);
    line.cookie = cookie;
    const socket: Socket<ServerEvents, ClientEvents> = io(origin.href, {
      path: '/api/socket',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie },
    });
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(null));
      socket.once('connect_error', reject);
    });
    if (!(await socket.emitWithAck('watchMeeting', meeting.meetingId))) throw new Error('the meeting is not in sight');
    const screen = new Screen(line, socket, meeting);
    await screen.refresh();
    return screen;
  }

  /** Resolves when the meeting has been read anew after a hint; false when nothing was heard in time. */
  sees(patienceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve(false), patienceMs);
      this.waiting = (seen) => {
        clearTimeout(giveUp);
        resolve(seen);
      };
    });
  }

  /** Marks the learner whose turn it is, another mark each time. */
  async mark(turn: number): Promise<void> {
    const { meetingId, examinationIds } = this.meeting;
    const id = examinationIds[turn % examinationIds.length];
    const path = `/api/meetings/${meetingId}/examinations/${id}/my-mark`;
    // A connection of its own: the screen may be reading the meeting.
    const answer = await this.pen().send('PUT', path, { mark: MARKS[this.marked++ % MARKS.length] });
    if (answer.status !== 200) throw new Error(`the mark was answered ${answer.status}: ${answer.body}`);
  }

  close(): void {
    this.socket.disconnect();
    this.line.close();
    this.writing?.close();
  }

  private writing: HttpLine | null = null;

  private pen(): HttpLine {
    this.writing ??= Object.assign(new HttpLine(this.line.origin), { cookie: this.line.cookie });
    return this.writing;
  }

  /** One reading at a time; what is said meanwhile is read once more. */
  private async refresh(): Promise<void> {
    if (this.asking) {
      this.asked = true;
      return;
    }
    this.asking = true;
    const { status } = await this.line.send('GET', `/api/meetings/${this.meeting.meetingId}`);
    this.asking = false;
    if (status !== 200) throw new Error(`the meeting was answered ${status}`);
    this.waiting?.(true);
    this.waiting = null;
    if (this.asked) {
      this.asked = false;
      await this.refresh();
    }
  }
}
