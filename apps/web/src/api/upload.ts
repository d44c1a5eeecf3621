import type { CallOf, OutputOf, Route } from '@itog/contracts';
import { addressOfAny, type Asked } from './address.ts';
import { failureFrom } from './call.ts';
import { once } from './once.ts';
import { Offline } from './problem.ts';

/**
 * Sends a file and tells how much of it has gone, from 0 to 1: `fetch` does not say.
 * @throws Problem when the server refuses or fails
 * @throws Offline when the server is not reached
 */
export function upload<R extends Route>(
  route: R,
  input: CallOf<R>,
  onProgress: (share: number) => void,
): Promise<OutputOf<R>> {
  return once(route, input, () => sendFile(route, input, onProgress));
}

function sendFile<R extends Route>(
  route: R,
  input: CallOf<R>,
  onProgress: (share: number) => void,
): Promise<OutputOf<R>> {
  const { body, ...asked } = input as Asked & { body: Blob };
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, addressOfAny(route, asked));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Offline('the server is not reached'));
    request.onload = () => {
      const answer = json(request.responseText);
      if (request.status >= 400 || request.status === 0) return reject(failureFrom(request.status, answer));
      // The answer is read by its schema, as `call` does; a route without one answers nothing.
      const read = route.response?.safeParse(answer);
      if (read && !read.success) return reject(read.error);
      resolve(read?.data as OutputOf<R>);
    };
    request.send(body);
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
