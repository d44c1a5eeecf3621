/** Server time minus this page's monotonic time, in milliseconds; null until the server has told its time. */
let ahead: number | null = null;

/** Notes the server's time from an answer that has just arrived. */
export function noteServerTime(serverNow: Date): void {
  ahead = serverNow.getTime() - performance.now();
}

/**
 * The server's time as well as this page knows it, in milliseconds since 1970. A change of the device's clock does not
 * move it. Before the first answer it is the device's own.
 */
export function serverTime(): number {
  return ahead === null ? Date.now() : ahead + performance.now();
}
