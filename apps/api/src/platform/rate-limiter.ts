import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { poolOf } from './db/pool.ts';
import { Refused } from './refused.ts';

/** A counter that all processes share: `points` for every key within `seconds`. */
export function rateLimiter(db: DataSource, keyPrefix: string, points: number, seconds: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: poolOf(db),
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: seconds,
  });
}

/** Takes one point of the key, or refuses with the time to wait. */
export async function takePoint(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.ceil(error.msBeforeNext / 1000);
    throw new Refused([{ code: 'rate.limited', clause: null, retryAfterSeconds }]);
  }
}

const GROUPS = 8;
const OF_NETWORK = 4;

/** Whom an address belongs to: of IPv6 the first half, since whoever has one address has the 2^64 of its network. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/u, '').split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const written = groups(tail ?? '').reduce(
    (count, group) => count + (group.includes('.') ? 2 : 1),
    groups(head).length,
  );
  const zeros = Array.from({ length: tail === undefined ? 0 : GROUPS - written }, () => '0');
  const all = [...groups(head), ...zeros, ...groups(tail ?? '')];
  return `${all
    .slice(0, OF_NETWORK)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
