import type { Actor } from './stage.ts';

/** Fills in the form of a new session: today in the organisation's zone, from midnight to midnight. */
export async function scheduleToday({ screen, page }: Actor, zone: string, times: readonly [string, string]) {
  const [year, month, day] = new Date().toLocaleDateString('sv', { timeZone: zone }).split('-');
  await screen.fill('День', `${day}.${month}.${year}`);
  for (const [index, digits] of ['0000', '2359'].entries()) {
    await page.locator(`::-p-aria([role="spinbutton"][name="${times[index]}: часы"])`).click();
    await page.keyboard.type(digits);
  }
}
