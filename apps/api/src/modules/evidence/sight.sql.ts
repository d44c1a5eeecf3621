/** Who may read what happened in session `s`: `$2` is the reader, `$3` whether he reads everything. */
const STAFF = `($3::boolean OR EXISTS (SELECT FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $2))`;

/**
 * Those who decide an appeal read what it is about. A list of `EXISTS (…)` over `$2`: the room of appeals adds its own,
 * for an attempt `a` or an examination `x`.
 */
const APPEALS: Readonly<Record<'attempt' | 'examination', readonly string[]>> = { attempt: [], examination: [] };

const anyOf = (...conditions: readonly string[]) => `(${conditions.join(' OR ')})`;

/** Attempt `a` of session `s` is the reader's own, or he may read it. */
export const ATTEMPT_IN_SIGHT = anyOf('a.learner_id = $2', STAFF, ...APPEALS.attempt);

/** Examination `x` of session `s` and enrolment `e` is the reader's own, or he may read it. */
export const EXAMINATION_IN_SIGHT = anyOf('e.learner_id = $2', STAFF, ...APPEALS.examination);
