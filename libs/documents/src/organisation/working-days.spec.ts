import type { SkippedDay, WorkingDeadline } from '@itog/domain';
import { deadlineInWords } from './working-days.ts';

const skip = (day: string, more: Partial<SkippedDay> = {}): SkippedDay => ({
  day,
  why: 'weekend',
  title: null,
  transferredFrom: null,
  ...more,
});
const holiday = (day: string, title: string | null) => skip(day, { why: 'holiday', title });
const said = (more: Partial<WorkingDeadline>) =>
  deadlineInWords({
    day: '2026-05-14',
    endsAt: new Date('2026-05-14T19:00:00Z'),
    skipped: [],
    worked: [],
    status: 'approved',
    basis: [{ year: 2026, version: 1, status: 'approved', source: 'the government' }],
    ...more,
  }).map((phrase) => phrase.replaceAll('\u00a0', ' '));

describe('5.6, 5.11 a deadline explains itself', () => {
  it('day by day', () =>
    expect(
      said({
        skipped: [
          holiday('2026-05-09', 'День Победы'),
          skip('2026-05-10'),
          skip('2026-05-11', { why: 'transfer', transferredFrom: '2026-05-09' }),
          holiday('2026-07-06', null),
        ],
      }),
    ).toEqual([
      '9 мая нерабочий: День Победы',
      '10 мая — выходной',
      '11 мая нерабочий: перенос с 9 мая',
      '6 июля нерабочий по производственному календарю',
    ]));

  it('says neighbours together, over a month’s end too', () =>
    expect(
      said({
        skipped: [
          skip('2026-01-31'),
          skip('2026-02-01'),
          skip('2026-11-14'),
          skip('2026-11-15'),
          ...['01', '02', '03'].map((date) => holiday(`2027-01-${date}`, 'Новогодние каникулы')),
          holiday('2027-01-04', 'Рождество Христово'),
        ],
      }),
    ).toEqual([
      '31 января – 1 февраля — выходные',
      '14–15 ноября — выходные',
      '1–3 января нерабочие: Новогодние каникулы',
      '4 января нерабочий: Рождество Христово',
    ]));

  it('names a weekend that counts, in its place', () =>
    expect(said({ skipped: [skip('2025-11-02')], worked: ['2025-11-01'] })).toEqual([
      '1 ноября — рабочий выходной',
      '2 ноября — выходной',
    ]));

  it('says at the end what may still change it', () => {
    const basis = [
      { year: 2026, version: 1, status: 'unconfirmed', source: null },
      { year: 2027, version: 0, status: 'provisional', source: null },
    ] as const;
    expect(said({ basis, status: 'provisional' })).toEqual([
      'календарь на 2026 год не сверен с официальным',
      'календарь на 2027 год предварительный: когда утвердят переносы, срок может измениться',
    ]);
  });
});
