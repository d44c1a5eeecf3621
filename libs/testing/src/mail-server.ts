import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type MailServer = {
  readonly server: Server;
  readonly url: string;
  /** The next letter, waited for a while; empty when none came. */
  next(): Promise<string>;
};

/** The few words of SMTP that take a letter in. */
export async function mailServer(): Promise<MailServer> {
  const letters: string[] = [];
  const server = createServer((socket) => {
    let letter: string | null = null;
    socket.write('220 test\r\n');
    socket.on('data', (data) => {
      const said = data.toString();
      if (letter === null && !/^DATA/i.test(said))
        return socket.write(/^QUIT/i.test(said) ? '221 bye\r\n' : '250 ok\r\n');
      if (letter === null) {
        letter = '';
        return socket.write('354 go on\r\n');
      }
      letter += said;
      if (!letter.endsWith('\r\n.\r\n')) return true;
      letters.push(letter);
      letter = null;
      return socket.write('250 taken\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const next = async () => {
    for (let tries = 0; letters.length === 0 && tries < 100; tries++) await sleep(50);
    return letters.shift() ?? '';
  };
  return { server, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, next };
}

/** The text of a letter as its reader sees it. */
export function decodedText(letter: string): string {
  const body = letter.slice(letter.indexOf('\r\n\r\n') + 4).replace(/\r\n\.\r\n$/, '');
  const bytes = /encoding: base64/i.test(letter)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replace(/\r\n/g, '\n').replaceAll('\u00a0', ' ');
}
