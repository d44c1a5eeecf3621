import { Injectable } from '@nestjs/common';
import type { Statistics } from '@itog/contracts';
import { DataSource } from 'typeorm';
import { rows } from '../../platform/db/rows.ts';

/** `year`: the twelve months; `document`: original papers on a qualification that are not annulled; `result`: what stands. */
const FACTS = `
WITH year AS (
  SELECT org.zone, month::date AS month, (month + interval '1 month')::date AS until
  FROM organisation org,
       generate_series(date_trunc('month', now() AT TIME ZONE org.zone) - interval '11 months',
                       date_trunc('month', now() AT TIME ZONE org.zone), interval '1 month') AS month
), first AS (SELECT min(month) AS day FROM year),
document AS (
  SELECT date_trunc('month', d.issued_on)::date AS month, g.program_id, d.issued_on - attested.day AS days
  FROM issued_document d
  JOIN enrolment e ON e.id = d.enrolment_id
  JOIN study_group g ON g.id = e.group_id
  CROSS JOIN LATERAL (
    SELECT max(coalesce(a.finished_at, x.ended_at) AT TIME ZONE (SELECT zone FROM organisation))::date AS day
    FROM protocol_result r
    LEFT JOIN attempt a ON a.id = r.attempt_id
    LEFT JOIN examination x ON x.id = r.examination_id
    WHERE r.enrolment_id = d.enrolment_id AND r.mark = 'pass') attested
  WHERE d.kind IN ('certificate', 'diploma') AND num_nonnulls(d.duplicate_of, d.replaces) = 0
    AND d.status <> 'annulled' AND d.issued_on >= (SELECT day FROM first)
), result AS (
  SELECT date_trunc('month', p.date)::date AS month, g.program_id, r.mark
  FROM protocol p
  JOIN protocol_result r ON r.protocol_id = p.id
  JOIN enrolment e ON e.id = r.enrolment_id
  JOIN study_group g ON g.id = e.group_id
  WHERE p.status = 'signed' AND p.date >= (SELECT day FROM first)
    AND NOT EXISTS (SELECT FROM attempt a WHERE a.id = r.attempt_id AND a.annulled_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM examination x WHERE x.id = r.examination_id AND x.annulled_at IS NOT NULL)
)`;

/** Counts what the other rooms have written. */
@Injectable()
export class StatisticsRepository {
  constructor(private readonly db: DataSource) {}

  selectMonths(): Promise<Statistics['months']> {
    return rows(
      this.db.manager,
      `${FACTS}
       SELECT y.month,
              (SELECT count(*)::int FROM document d WHERE d.month = y.month) AS issued,
              (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY d.days) FROM document d WHERE d.month = y.month) AS "medianDays",
              (SELECT count(*)::int FROM result r WHERE r.month = y.month) AS results,
              (SELECT count(*)::int FROM result r WHERE r.month = y.month AND r.mark = 'pass') AS passed
       FROM year y ORDER BY y.month`,
    );
  }

  selectPrograms(): Promise<Statistics['programs']> {
    return rows(
      this.db.manager,
      `${FACTS}
       SELECT * FROM (
         SELECT pr.id AS "programId", pr.title,
                (SELECT count(*)::int FROM document d WHERE d.program_id = pr.id) AS issued,
                (SELECT count(*)::int FROM result r WHERE r.program_id = pr.id) AS results,
                (SELECT count(*)::int FROM result r WHERE r.program_id = pr.id AND r.mark = 'pass') AS passed
         FROM program pr) counted
       WHERE issued + results > 0 ORDER BY issued DESC, results DESC, title`,
    );
  }

  selectIssued(): Promise<Statistics['issued']> {
    return rows(
      this.db.manager,
      `${FACTS}
       SELECT d.month, d.program_id AS "programId", count(*)::int AS count
       FROM document d GROUP BY d.month, d.program_id ORDER BY d.month`,
    );
  }
}
