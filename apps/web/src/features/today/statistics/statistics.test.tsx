import { getStatistics, getToday, listAppeals, type Statistics } from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, renderApp, someone } from '../../../test-app.tsx';
import { nothingToday } from '../test-support/today.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const month = (day: string, more: Partial<Statistics['months'][number]> = {}) => ({
  month: day,
  issued: 0,
  medianDays: null,
  results: 0,
  passed: 0,
  ...more,
});
const YEAR: Statistics = {
  months: [
    month('2026-09-01', { issued: 1, medianDays: 4, results: 3, passed: 1 }),
    month('2026-10-01', { issued: 21, medianDays: 1.5, results: 21, passed: 20 }),
    month('2026-11-01'),
  ],
  programs: [
    { programId: uuid(1), title: 'Охрана труда', issued: 22, results: 23, passed: 21 },
    { programId: uuid(2), title: 'Пожарная безопасность', issued: 0, results: 1, passed: 0 },
  ],
  issued: [
    { month: '2026-09-01', programId: uuid(1), count: 1 },
    { month: '2026-10-01', programId: uuid(1), count: 21 },
  ],
};
const NOTHING: Statistics = { months: [], programs: [], issued: [] };

async function open(roles: Parameters<typeof someone>[0], statistics: Statistics) {
  let asked = 0;
  await renderApp('/', {
    me: someone(roles),
    handlers: [
      on(getToday, nothingToday),
      on(listAppeals, () => ({ serverNow: new Date(), zone: 'Asia/Yekaterinburg', appeals: [] })),
      on(getStatistics, () => {
        asked++;
        return statistics;
      }),
    ],
  });
  await screen.findByText(/2\d{3} года/);
  return { asked: () => asked };
}

describe('a year in numbers', () => {
  it('tells the director the sums in words, and of each program in a table', async () => {
    await open(['director'], YEAR);
    const year = await screen.findByRole('region', { name: 'Год в цифрах' });
    expect(within(year).getByRole('figure', { name: 'Выдано удостоверений и дипломов' })).toHaveTextContent(
      '22 документа',
    );
    expect(within(year).getByRole('figure', { name: 'Аттестацию прошли' })).toHaveTextContent(
      '88 % результатов: 21 из 24',
    );
    expect(within(year).getByRole('figure', { name: 'От аттестации до документа' })).toHaveTextContent(
      'В последний раз (октябрь) — 2 дня',
    );
    const rows = within(within(year).getByRole('table', { name: 'По программам' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/Охрана труда.*22.*23.*91 %/);
    expect(rows[2]).toHaveTextContent(/Пожарная безопасность.*0.*1.*0 %/);
  });

  it('is not there while there is nothing to count', async () => {
    const { asked } = await open(['administrator'], NOTHING);
    await screen.findByText('Сегодня срочных дел нет.');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByText('Год в цифрах')).toBeNull();
    expect(asked()).toBeLessThanOrEqual(1);
  });

  it('is asked for by no one whom it is not for', async () => {
    const { asked } = await open(['secretary'], YEAR);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked()).toBe(0);
  });
});
