import { outageWindow } from './outage-window.ts';

describe('3.6 the times of an outage', () => {
  it.each([
    ['today', '14:00', '14:02', '14:20', '2026-03-04T14:02', '2026-03-04T14:20'],
    ['not over yet', '14:00', '13:50', '14:20', '2026-03-04T13:50', '2026-03-04T14:20'],
    ['past midnight', '00:20', '23:50', '00:10', '2026-03-03T23:50', '2026-03-04T00:10'],
    ['of the evening before', '00:20', '23:30', '23:45', '2026-03-03T23:30', '2026-03-03T23:45'],
    ['that began the evening before', '01:00', '22:00', '23:45', '2026-03-03T22:00', '2026-03-03T23:45'],
  ])('%s, said at %s: %s to %s', (_, now, from, until, begins, ends) => {
    const window = outageWindow(from, until, Date.parse(`2026-03-04T${now}:00Z`), 'UTC');
    expect(window).toEqual({ from: new Date(`${begins}:00Z`), until: new Date(`${ends}:00Z`) });
  });
});
