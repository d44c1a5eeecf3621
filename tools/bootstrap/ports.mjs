import { createServer } from 'node:net';

const DEFAULT_PORT = 3000;

/**
 * The port people open: PORT, or 3000.
 *
 * @returns {number | null} null when PORT is not a port
 */
export function wantedPort(text = process.env.PORT) {
  if (!text) return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/**
 * Why a server could not listen on this port at any address of the machine: a code such as EADDRINUSE or EACCES; null when it could.
 *
 * @param {number} port
 */
export async function portRefusal(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const refusal = await tryListen(port, host);
    if (refusal && !['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes(refusal)) return refusal;
  }
  return null;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>}
 */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? 'UNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
