import { withdrawalDueOn } from './withdrawal.ts';

describe('a withdrawn consent (152-ФЗ, ст. 21 ч. 5)', () => {
  it.each([
    ['2026-03-11', '2026-04-10'],
    ['2026-01-31', '2026-03-02'],
    ['2024-01-31', '2024-03-01'],
    ['2026-12-15', '2027-01-14'],
  ])('of %s is dealt with by %s', (withdrawnOn, dueOn) => expect(withdrawalDueOn(withdrawnOn)).toBe(dueOn));
});
