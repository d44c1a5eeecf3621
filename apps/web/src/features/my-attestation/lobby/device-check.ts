import { getClock } from '@itog/contracts';
import { call } from '../../../api/call.ts';

/** What was measured on the device; null where the server did not answer. */
export type DeviceFacts = {
  /** How far the device's clock is ahead of the server's, in milliseconds; negative when it is behind. */
  readonly skewMs: number | null;
  readonly keepsAnswers: boolean;
  /** The middle one of the round trips, in milliseconds. */
  readonly roundTripMs: number | null;
  /** Calls that got no answer. */
  readonly lost: number;
};

export type Finding = {
  readonly key: string;
  readonly good: boolean;
  readonly facts?: Readonly<Record<string, number>>;
};

const PROBES = 4;
const SKEW_MATTERS_MS = 30_000;
const SLOW_MS = 1_500;

type Probe = { readonly roundTripMs: number; readonly skewMs: number };

async function probe(): Promise<Probe | null> {
  const sentAt = performance.now();
  try {
    const { serverNow } = await call(getClock, {}, { signal: AbortSignal.timeout(5_000) });
    const roundTripMs = performance.now() - sentAt;
    return { roundTripMs, skewMs: Date.now() - roundTripMs / 2 - serverNow.getTime() };
  } catch {
    return null;
  }
}

function keepsAnswers(): boolean {
  const key = 'itog.probe';
  try {
    localStorage.setItem(key, key);
    const kept = localStorage.getItem(key) === key;
    localStorage.removeItem(key);
    return kept;
  } catch {
    return false;
  }
}

/** Measures the clock, the storage and the network of this device. The quickest answer tells the time best. */
export async function checkDevice(): Promise<DeviceFacts> {
  const answers: Probe[] = [];
  for (let i = 0; i < PROBES; i++) {
    const answer = await probe();
    if (answer) answers.push(answer);
  }
  const byTrip = answers.sort((a, b) => a.roundTripMs - b.roundTripMs);
  return {
    skewMs: byTrip[0]?.skewMs ?? null,
    keepsAnswers: keepsAnswers(),
    roundTripMs: byTrip[Math.floor(byTrip.length / 2)]?.roundTripMs ?? null,
    lost: PROBES - answers.length,
  };
}

/** The facts as sentences of `device.*`: clock, storage, network. */
export function findingsOf({ skewMs, keepsAnswers: keeps, roundTripMs, lost }: DeviceFacts): Finding[] {
  return [
    clockFinding(skewMs),
    { key: keeps ? 'storage_good' : 'storage_bad', good: keeps },
    networkFinding(roundTripMs, lost),
  ];
}

function clockFinding(skewMs: number | null): Finding {
  if (skewMs === null) return { key: 'clock_unknown', good: false };
  // A wrong clock is worth a word, but harms nothing: the server counts the time.
  if (Math.abs(skewMs) < SKEW_MATTERS_MS) return { key: 'clock_good', good: true };
  const seconds = Math.round(Math.abs(skewMs) / 60_000) * 60 || 60;
  return { key: skewMs > 0 ? 'clock_fast' : 'clock_slow', good: true, facts: { seconds } };
}

function networkFinding(roundTripMs: number | null, lost: number): Finding {
  if (roundTripMs === null) return { key: 'network_none', good: false };
  const facts = { milliseconds: Math.max(1, Math.round(roundTripMs)) };
  if (lost > 0) return { key: 'network_unsteady', good: false };
  return roundTripMs > SLOW_MS
    ? { key: 'network_slow', good: false, facts }
    : { key: 'network_good', good: true, facts };
}
