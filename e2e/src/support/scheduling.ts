import type { Actor } from './stage.ts';

/** A day so many days from today, as it is typed: 05.03.2026. */
export function dayAhead(zone: string, days: number): string {
  const day = new Date(Date.now() + days * 24 * 3_600_000);
  return day.toLocaleDateString('sv', { timeZone: zone }).split('-').reverse().join('.');
}

/** Fills in the form of a new session: today in the organisation's zone, from midnight to midnight. */
export async function scheduleToday({ screen, page }: Actor, zone: string, times: readonly [string, string]) {
  await screen.fill('День', dayAhead(zone, 0));
  for (const [index, digits] of ['0000', '2359'].entries()) {
    await screen.click(`::-p-aria([role="spinbutton"][name="${times[index]}: часы"])`);
    await page.keyboard.type(digits);
  }
}
