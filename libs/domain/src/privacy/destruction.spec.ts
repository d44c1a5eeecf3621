import {
  addMonths,
  destructible,
  destructionRefusals,
  retentionEnd,
  type RetentionRule,
  type SubjectFacts,
} from './destruction.ts';

const TODAY = '2026-11-22';
const learner = (more: Partial<SubjectFacts> = {}): SubjectFacts => ({
  name: 'Примеров П. П.',
  isStaff: false,
  studyEndsOn: '2020-03-01',
  lastDocumentOn: '2020-03-05',
  hasOpenMatters: false,
  ...more,
});
const rule = (more: Partial<RetentionRule> = {}): RetentionRule => ({
  category: 'identity-document',
  months: 60,
  ground: 'Перечень организации',
  ...more,
});

const STUDIES = { studyEndsOn: TODAY, lastDocumentOn: null };

describe('how long personal data are kept', () => {
  it.each([
    { why: 'the term has passed', of: rule(), end: 'over' },
    { why: 'the term runs from the later of study and document', of: rule({ months: 90 }), end: '2027-09-05' },
    { why: 'the last day still counts', of: rule({ months: 80 }), who: { lastDocumentOn: '2020-03-22' }, end: TODAY },
    { why: 'for good, because of a document in the registry', of: rule({ months: null }), end: 'for-good' },
    { why: 'nothing was ever issued', of: rule({ months: null }), who: { lastDocumentOn: null }, end: 'over' },
    { why: 'a document may come while the study goes on', of: rule({ months: null }), who: STUDIES, end: TODAY },
    { why: 'never enrolled', of: rule(), who: { studyEndsOn: null, lastDocumentOn: null }, end: 'over' },
  ])('$why: $end', ({ of, who, end }) => expect(retentionEnd(of, learner(who), TODAY)).toBe(end));

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 14, '2028-01-22'],
  ])('%s and %d months is %s', (day, months, then) => expect(addMonths(day, months)).toBe(then));
});

describe('what forbids to destroy', () => {
  it('is told all at once, each with the people it concerns', () => {
    const subjects = [
      learner({ name: 'Сотрудник', isStaff: true }),
      learner({ name: 'Учится', studyEndsOn: TODAY, lastDocumentOn: null }),
      learner({ name: 'Апеллирует', hasOpenMatters: true }),
    ];
    const rules = [rule({ category: 'contacts', months: 0 }), rule({ category: 'register-data', months: null })];
    expect(destructionRefusals(subjects, rules, TODAY)).toEqual([
      { code: 'destruction.staff', clause: null, names: ['Сотрудник'] },
      { code: 'destruction.still-studying', clause: null, names: ['Учится'] },
      { code: 'destruction.open-matters', clause: null, names: ['Апеллирует'] },
      {
        code: 'destruction.retained',
        clause: null,
        category: 'contacts',
        names: ['Учится'],
        until: TODAY,
        ground: 'Перечень организации',
      },
      {
        code: 'destruction.retained',
        clause: null,
        category: 'register-data',
        names: ['Учится'],
        until: TODAY,
        ground: 'Перечень организации',
      },
      {
        code: 'destruction.kept-for-good',
        clause: null,
        category: 'register-data',
        names: ['Сотрудник', 'Апеллирует'],
        ground: 'Перечень организации',
      },
    ]);
  });

  it('is nothing once the terms are over', () => {
    expect(destructionRefusals([learner()], [rule()], TODAY)).toEqual([]);
  });
});

describe('what may be destroyed', () => {
  const held = ['contacts', 'identity-document'] as const;
  const contacts = rule({ category: 'contacts', months: 0, ground: 'ст. 21' });
  const diploma = rule({ category: 'prior-education' });
  it.each([
    {
      why: 'each term that is over, since the day after it',
      who: {},
      rules: [contacts, rule(), diploma],
      found: [
        { category: 'contacts', ground: 'ст. 21', since: '2020-03-06' },
        { category: 'identity-document', ground: 'Перечень организации', since: '2025-03-06' },
      ],
    },
    { why: 'nothing while one of the rules still keeps', who: {}, rules: [contacts, rule({ months: 90 })], found: [] },
    { why: 'nothing of staff', who: { isStaff: true }, rules: [contacts], found: [] },
    { why: 'nothing while something is open', who: { hasOpenMatters: true }, rules: [contacts], found: [] },
    { why: 'nothing on the last day', who: { ...STUDIES }, rules: [contacts], found: [] },
    {
      why: 'of who was never enrolled, since no day',
      who: { studyEndsOn: null, lastDocumentOn: null },
      rules: [contacts],
      found: [{ category: 'contacts', ground: 'ст. 21', since: null }],
    },
  ])('is $why', ({ who, rules, found }) => {
    expect(destructible({ ...learner(who), held }, rules, TODAY)).toEqual(found);
  });
});
