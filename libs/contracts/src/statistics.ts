import { z } from 'zod';
import { day, uuid } from './common.ts';
import { route } from './route.ts';

const share = z.object({
  /** Results that stand in signed protocols. */
  results: z.int(),
  passed: z.int(),
});

/** A year of attestation: the first days of twelve months, the last of which is under way; days in the organisation's zone. */
export const statistics = z.object({
  months: z.array(
    share.extend({
      month: day,
      /** Certificates and diplomas issued in the month; duplicates and annulled ones are not counted. */
      issued: z.int(),
      /** Median of the days from the attestation to the document, over what was issued in the month; null when nothing was. */
      medianDays: z.number().nullable(),
    }),
  ),
  programs: z.array(share.extend({ programId: uuid, title: z.string(), issued: z.int() })),
  /** What was issued of which program in which month; no entry stands for none. */
  issued: z.array(z.object({ month: day, programId: uuid, count: z.int() })),
});
export type Statistics = z.infer<typeof statistics>;

export const getStatistics = route({
  method: 'GET',
  path: '/statistics',
  can: 'statistics.read',
  summary: 'Twelve months in numbers: issued documents, share of passes, days from the attestation to the document.',
  response: statistics,
});
