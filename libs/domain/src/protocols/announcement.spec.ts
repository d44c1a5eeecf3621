import { isOverdue, protocolDueAt, reminderDue, reminderSettingRefusals, resultVisibility } from './announcement.ts';

describe('3.12 results are announced the same day', () => {
  it('is due by 24:00 in the organisation’s zone', () => {
    expect(protocolDueAt(new Date('2026-11-23T10:00:00Z'), 'Asia/Yekaterinburg').toISOString()).toBe(
      '2026-11-23T19:00:00.000Z',
    );
  });
  it.each([
    [null, true, 'preliminary'],
    [null, false, 'hidden'],
    [new Date(0), false, 'official'],
    [new Date(0), true, 'official'],
  ])('announced %p, preliminary shown %p: %s', (announcedAt, showPreliminaryScore, visible) =>
    expect(resultVisibility({ announcedAt }, { showPreliminaryScore })).toBe(visible),
  );
});

/** What an organisation has at first. */
const USUAL = [180, 60, 15];

describe('3.12 reminders before the end of the day', () => {
  const dueAt = new Date('2026-11-23T19:00:00Z');
  it.each([
    ['15:59', [], null, 'more than three hours'],
    ['16:00', [], 180, 'exactly three hours'],
    ['16:30', [180], null, 'sent already'],
    ['18:00', [180], 60, 'an hour'],
    ['18:50', [], 15, 'drawn up late: only the last'],
    ['18:50', [15], null, 'none of the earlier ones after the last'],
    ['18:45', [180, 60], 15, 'a quarter of an hour'],
    ['19:00', [], null, 'the day is over'],
  ])('at %s, sent %j: %p (%s)', (time, sent, expected, _why) =>
    expect(reminderDue({ now: new Date(`2026-11-23T${time}:00Z`), dueAt, minutes: USUAL, sent })).toBe(expected),
  );
  it.each<[readonly number[], string[], string]>([
    [USUAL, [], 'the usual ones'],
    [[], [], 'none at all is a choice'],
    [[1, 1_440], [], 'the last minute and the first of the day'],
    [[1, 2, 3, 4, 5, 6], [], 'six'],
    [[1, 2, 3, 4, 5, 6, 7], ['reminders.too-many'], 'seven'],
    [[0, 1_441, 2.5], Array<string>(3).fill('reminders.off-the-day'), 'past midnight, the day before, half a minute'],
    [[60, 15, 60, 60], ['reminders.repeated'], 'one thing said once'],
  ])('may be set to %j: %j (%s)', (minutes, codes, _why) =>
    expect(reminderSettingRefusals(minutes).map(({ code }) => code)).toEqual(codes),
  );
  it('turns into a red task at midnight', () => {
    expect(isOverdue({ now: new Date(dueAt.getTime() - 1), dueAt })).toBe(false);
    expect(isOverdue({ now: dueAt, dueAt })).toBe(true);
  });
});
