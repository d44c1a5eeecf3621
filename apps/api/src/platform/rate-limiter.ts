import ipaddr from 'ipaddr.js';
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

const NETWORK_BITS = 64;

/** Whom an address belongs to: of IPv6 the first half, since whoever has one address has the 2^64 of its network. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/${NETWORK_BITS}`).toString()
    : `${parsed}`;
}
