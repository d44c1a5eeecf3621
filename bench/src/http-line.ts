import net from 'node:net';

export type Answer = { readonly status: number; readonly body: string; readonly cookie: string | null };

/**
 * One keep-alive HTTP connection, one request at a time: as little of a client as measuring needs, since it shares the
 * processors with what it measures.
 */
export class HttpLine {
  private socket: net.Socket | null = null;
  private buffer: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  readonly origin: URL;
  cookie = '';

  constructor(origin: URL) {
    this.origin = origin;
  }

  send(method: string, path: string, body?: object): Promise<Answer> {
    const payload = body ? JSON.stringify(body) : '';
    const head = `${method} ${path} HTTP/1.1\r\nhost: ${this.origin.host}\r\n${this.cookie ? `cookie: ${this.cookie}\r\n` : ''}`;
    const type = body ? 'content-type: application/json\r\n' : '';
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.connected().write(`${head}${type}content-length: ${Buffer.byteLength(payload)}\r\n\r\n${payload}`);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  // The server closes a connection that was idle for long; the next call opens another.
  private connected(): net.Socket {
    if (this.socket && !this.socket.destroyed && this.socket.writable) return this.socket;
    const socket = net.connect({ host: this.origin.hostname, port: Number(this.origin.port), noDelay: true });
    this.buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('connection closed')));
    this.socket = socket;
    return socket;
  }

  private receive(chunk: Buffer): void {
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk]);
    const end = this.buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.buffer.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.buffer.length < end + 4 + length) return;
    const body = this.buffer.toString('utf8', end + 4, end + 4 + length);
    this.buffer = this.buffer.subarray(end + 4 + length);
    const cookie = /\r\nset-cookie: (itog=[^;]+)/i.exec(head)?.[1] ?? null;
    const answer = { status: Number(head.slice(9, 12)), body, cookie };
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(answer);
  }
}
