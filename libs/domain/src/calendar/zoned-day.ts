/** A calendar day as `YYYY-MM-DD`, without a zone. */
export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

function wallClock(instant: Date, zone: string): number {
  const part = Object.fromEntries(
    partsFormat(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
}

/**
 * The calendar day of an instant in a zone.
 * @param zone IANA name, e.g. `Asia/Yekaterinburg`
 * @throws RangeError on an unknown zone
 */
export function dayOf(instant: Date, zone: string): Day {
  return new Date(wallClock(instant, zone)).toISOString().slice(0, 10);
}

/** The day `count` days after (before, when negative) the given one. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/**
 * The instant of a wall-clock time in a zone. A time that a daylight-saving jump skips becomes the first instant after
 * the jump; a time that occurs twice means its first occurrence.
 * @param time `HH:MM` or `HH:MM:SS`
 */
export function instantAt(day: Day, time: string, zone: string): Date {
  const wanted = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`);
  const hour = 3_600_000;
  const offsets = [-24, 24].map((shift) => {
    const near = new Date(wanted + shift * hour);
    return wallClock(near, zone) - Math.floor(near.getTime() / 1000) * 1000;
  });
  const candidates = offsets.map((offset) => new Date(wanted - offset)).sort((a, b) => a.getTime() - b.getTime());
  const exact = candidates.find((candidate) => wallClock(candidate, zone) === wanted);
  const [first, second] = candidates as [Date, Date];
  return exact ?? firstInstantAfterJump(first, second, wanted, zone);
}

function firstInstantAfterJump(first: Date, second: Date, wanted: number, zone: string): Date {
  let low = Math.min(first.getTime(), second.getTime());
  let high = Math.max(first.getTime(), second.getTime());
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (wallClock(new Date(middle), zone) >= wanted) high = middle;
    else low = middle;
  }
  return new Date(high);
}

/** The first instant of the day in the zone. */
export function startOfDay(day: Day, zone: string): Date {
  return instantAt(day, '00:00', zone);
}

/** 24:00 of the day in the zone: the first instant that no longer belongs to it. */
export function endOfDay(day: Day, zone: string): Date {
  return startOfDay(addDays(day, 1), zone);
}
