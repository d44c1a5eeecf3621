/** Who may read what happened in session `s`: `$2` is the reader, `$3` whether he reads everything. */
const STAFF = `($3::boolean OR EXISTS (SELECT FROM commission_seat seat WHERE seat.commission_id = s.commission_id AND seat.user_id = $2))`;

/** Those who decide the appeal on it read what it is about, from the day their hearing is set (5.7, 5.9, 5.10). */
const APPEALS_COMMISSION = (subject: 'attempt_id = a.id' | 'examination_id = x.id') => `EXISTS (
  SELECT FROM appeal ap JOIN commission_seat seat ON seat.commission_id = ap.commission_id AND seat.user_id = $2 WHERE ap.${subject})`;

const anyOf = (...conditions: readonly string[]) => `(${conditions.join(' OR ')})`;

/** Attempt `a` of session `s` is the reader's own, or he may read it. */
export const ATTEMPT_IN_SIGHT = anyOf('a.learner_id = $2', STAFF, APPEALS_COMMISSION('attempt_id = a.id'));

/** Examination `x` of session `s` and enrolment `e` is the reader's own, or he may read it. */
export const EXAMINATION_IN_SIGHT = anyOf('e.learner_id = $2', STAFF, APPEALS_COMMISSION('examination_id = x.id'));
