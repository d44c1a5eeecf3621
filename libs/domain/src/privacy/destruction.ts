import { addDays, type Day } from '../calendar/zoned-day.ts';

/** What consents are asked for: each on its own page, by its own text (152-ФЗ, ст. 9). */
export const CONSENT_PURPOSES = ['processing', 'media', 'publication'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Personal data that can be destroyed apart from each other; protocols, registry and results are not among them. */
export const DATA_CATEGORIES = [
  'contacts',
  'sign-in',
  'identity-document',
  'prior-education',
  'register-data',
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** How long data are kept, as the organisation has settled it. */
export type RetentionRule = {
  readonly category: DataCategory;
  /** Months from the end of study, or from the last document if that is later; null keeps them as long as the registry. */
  readonly months: number | null;
  readonly ground: string;
};

export type SubjectFacts = {
  readonly name: string;
  /** Has other roles than a learner’s. */
  readonly isStaff: boolean;
  /** The last day of the last group; null for somebody who was never enrolled. */
  readonly studyEndsOn: Day | null;
  readonly lastDocumentOn: Day | null;
  /** An attempt that is running, an appeal that is not over, or a result whose document is not issued. */
  readonly hasOpenMatters: boolean;
};

export type DestructionRefusal =
  | { readonly code: 'destruction.staff'; readonly clause: null; readonly names: readonly string[] }
  | { readonly code: 'destruction.still-studying'; readonly clause: null; readonly names: readonly string[] }
  | { readonly code: 'destruction.open-matters'; readonly clause: null; readonly names: readonly string[] }
  | (Kept & {
      readonly code: 'destruction.retained';
      /** The last day of the longest term among them. */
      readonly until: Day;
    })
  | (Kept & { readonly code: 'destruction.kept-for-good' });

type Kept = {
  readonly clause: null;
  readonly category: DataCategory;
  readonly names: readonly string[];
  readonly ground: string;
};

export type RetentionEnd = Day | 'for-good' | 'over';

/**
 * Until when the law or the organisation’s own list keeps this category of a person; a withdrawn consent does not shorten it
 * (152-ФЗ, ст. 21 ч. 5).
 */
export function retentionEnd(rule: RetentionRule, subject: SubjectFacts, today: Day): RetentionEnd {
  const end = lastDay(rule, subject);
  return end === null || (end !== 'for-good' && end < today) ? 'over' : end;
}

/** The last day of the term; null for who was never enrolled. */
function lastDay(rule: RetentionRule, subject: SubjectFacts): Day | 'for-good' | null {
  const from = [subject.studyEndsOn, subject.lastDocumentOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (from === undefined) return null;
  return rule.months === null && subject.lastDocumentOn !== null ? 'for-good' : addMonths(from, rule.months ?? 0);
}

/** Data of a person that an act may destroy today. */
export type Destructible = {
  readonly category: DataCategory;
  readonly ground: string;
  /** The first day on which it might; null for who was never enrolled. */
  readonly since: Day | null;
};

/**
 * What of a person’s data may be destroyed today: by the very rule that an act is checked by, so that nothing is proposed which
 * the act would refuse. All of these rules must be over, or it is nothing.
 *
 * @param held the categories of which there are any data
 */
export function destructible(
  subject: SubjectFacts & { readonly held: readonly DataCategory[] },
  rules: readonly RetentionRule[],
  today: Day,
): Destructible[] {
  if (destructionRefusals([subject], rules, today).length > 0) return [];
  return rules
    .filter(({ category }) => subject.held.includes(category))
    .map((rule) => {
      const end = lastDay(rule, subject);
      const since = end === null || end === 'for-good' ? null : addDays(end, 1);
      return { category: rule.category, ground: rule.ground, since };
    });
}

/** Everything that forbids to destroy these categories of these people today. */
export function destructionRefusals(
  subjects: readonly SubjectFacts[],
  rules: readonly RetentionRule[],
  today: Day,
): DestructionRefusal[] {
  const refusals: DestructionRefusal[] = [];
  const told = (
    code: 'destruction.staff' | 'destruction.still-studying' | 'destruction.open-matters',
    of: (subject: SubjectFacts) => boolean,
  ) => {
    const names = subjects.filter(of).map(({ name }) => name);
    if (names.length > 0) refusals.push({ code, clause: null, names });
  };
  told('destruction.staff', ({ isStaff }) => isStaff);
  told('destruction.still-studying', ({ studyEndsOn }) => studyEndsOn !== null && studyEndsOn >= today);
  told('destruction.open-matters', ({ hasOpenMatters }) => hasOpenMatters);
  return [...refusals, ...rules.flatMap((rule) => keptRefusals(rule, subjects, today))];
}

function keptRefusals(rule: RetentionRule, subjects: readonly SubjectFacts[], today: Day): DestructionRefusal[] {
  const { category, ground } = rule;
  const ends = subjects.map((subject) => ({ name: subject.name, end: retentionEnd(rule, subject, today) }));
  const forGood = ends.filter(({ end }) => end === 'for-good').map(({ name }) => name);
  const longer = ends.filter(({ end }) => end !== 'for-good' && end !== 'over');
  const until = longer
    .map(({ end }) => end)
    .sort()
    .at(-1);
  const names = longer.map(({ name }) => name);
  return [
    ...(until ? [{ code: 'destruction.retained' as const, clause: null, category, names, until, ground }] : []),
    ...(forGood.length > 0
      ? [{ code: 'destruction.kept-for-good' as const, clause: null, category, names: forGood, ground }]
      : []),
  ];
}

/** The same day so many months on; the last of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
