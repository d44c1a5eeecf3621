import { join } from 'node:path';
import {
  admissionRefusals,
  compositionRefusals,
  DEFAULT_POLICY,
  programRefusals,
  seriesRefusals,
  testMark,
} from '@itog/domain';
import { parseQuestions, type ImportedQuestion } from '@itog/question-formats';
import { demoContent } from './index.ts';

const content = demoContent(join(import.meta.dirname));
const { people, program, regulationMarkdown } = content;
const policy = DEFAULT_POLICY[program.program.kind];
const logins = [...people.staff, ...people.learners].map(({ login }) => login);

const imports = content.bankFiles.map(({ fileName, bytes }) => ({ fileName, result: parseQuestions(bytes, fileName) }));
const questions = imports.flatMap(({ result }) => (result.ok ? result.questions : []));

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const keyPosition = ({ options }: ImportedQuestion) => options.findIndex(({ correct }) => correct);
const keyIsLongest = ({ options }: ImportedQuestion) => {
  const key = words(options.find(({ correct }) => correct)?.html ?? '').length;
  return options.every(({ html, correct }) => correct || words(html).length < key);
};
const share = (part: number) => part / questions.length;

describe('bank of the demo program', () => {
  it.each(imports)('$fileName is taken whole', ({ result }) => {
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.report.filter(({ outcome }) => outcome !== 'taken')).toEqual([]);
  });

  it('holds 70 questions, 14 in each of five topics, the topics of the curriculum', () => {
    const counts = Map.groupBy(questions, ({ topic }) => topic.join('/'));
    const topics = program.program.modules.flatMap(({ topic }) => topic ?? []);
    expect(Object.fromEntries([...counts].map(([topic, { length }]) => [topic, length]))).toEqual(
      Object.fromEntries(topics.map((topic) => [topic, 14])),
    );
    expect(topics).toHaveLength(5);
  });

  it('has one right option in each question, and no option twice (3.5)', () => {
    for (const { options } of questions) {
      expect(options.filter(({ correct }) => correct)).toHaveLength(1);
      expect(new Set(options.map(({ html }) => words(html))).size).toBe(options.length);
    }
  });

  it('asks nothing twice', () => {
    expect(new Set(questions.map(({ html }) => words(html).toLowerCase())).size).toBe(questions.length);
  });

  it('gives no hint by the place of the right option', () => {
    const places = Map.groupBy(questions, keyPosition);
    for (const { length } of places.values()) expect(share(length)).toBeLessThanOrEqual(0.4);
  });

  it('gives no hint by the length of the right option', () => {
    expect(share(questions.filter(keyIsLongest).length)).toBeLessThanOrEqual(0.4);
  });

  it('explains at least half of the answers', () => {
    expect(share(questions.filter(({ explanationHtml }) => explanationHtml).length)).toBeGreaterThanOrEqual(0.5);
  });

  it('shows four pictures under 20 kB, each described in Russian', () => {
    const pictures = questions.flatMap((question) => question.pictures);
    expect(pictures).toHaveLength(4);
    for (const { bytes, mime } of pictures) {
      expect(mime).toBe('image/png');
      expect(bytes.length).toBeLessThan(20_000);
    }
    const described = questions.filter(({ html }) => /<img[^>]+alt="[^"]*[а-яё]{3}/i.test(html));
    expect(described).toHaveLength(4);
  });
});

describe('people of the demo organisation', () => {
  it('have logins of their own', () => {
    expect(new Set(logins).size).toBe(logins.length);
  });

  it('have names of their own', () => {
    const names = [...people.staff, ...people.learners].map(({ lastName }) => lastName);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have mailboxes nobody owns, the learners half of them', () => {
    const mailboxes = [...people.staff, ...people.learners].flatMap(({ email }) => email ?? []);
    expect(mailboxes.filter((email) => !email.endsWith('@example.org'))).toEqual([]);
    expect(people.learners.filter(({ email }) => email)).toHaveLength(6);
    expect(people.staff.filter(({ email }) => !email)).toEqual([]);
  });

  it('are paid for by known customers only', () => {
    const known = people.customers.map(({ name }) => name);
    for (const { customer } of people.learners) if (customer) expect(known).toContain(customer);
  });
});

describe('learners of the demo group', () => {
  it('are twelve, in every state', () => {
    expect(people.learners.map(({ state }) => state.kind)).toEqual([
      'arrears',
      'curriculum-incomplete',
      ...Array<string>(3).fill('admitted'),
      'in-progress',
      'retake-open',
      'failed',
      ...Array<string>(4).fill('passed'),
    ]);
  });

  it('are not admitted for the reason their state names (3.1)', () => {
    const titles = program.program.modules.filter(({ topic }) => topic).map(({ title }) => title);
    const codes = people.learners.map(({ state }) => {
      const missing = state.kind === 'curriculum-incomplete' ? state.missing : [];
      for (const title of missing) expect(titles).toContain(title);
      const modules = titles.map((title) => ({ title, done: !missing.includes(title) }));
      return admissionRefusals({ tuitionPaid: state.kind !== 'arrears', modules, override: null }).map((r) => r.code);
    });
    expect(codes.filter(({ length }) => length)).toEqual([['admission.arrears'], ['admission.curriculum-incomplete']]);
  });

  it('have the mark that their score gives (3.7), two of them on the very edge', () => {
    const scores = people.learners.flatMap(({ state }) =>
      'attempts' in state ? [{ kind: state.kind, correct: state.attempts.map(({ correct }) => correct) }] : [],
    );
    for (const { kind, correct } of scores) {
      const marks = correct.map((each) => testMark({ correct: each, total: questions.length }, policy));
      expect(marks).toEqual(marks.map(() => (kind === 'passed' ? 'pass' : 'fail')));
    }
    expect(scores.flatMap(({ correct }) => correct)).toEqual(expect.arrayContaining([41, 42]));
  });

  it('have a retake only while its window is open (3.8)', () => {
    for (const { state } of people.learners) {
      if (state.kind === 'retake-open') expect(state.attempts[0]?.daysAgo).toBeLessThan(policy.retakeDays);
      if (state.kind === 'failed') expect(state.attempts).toHaveLength(1 + policy.retakes);
    }
  });
});

describe('program of the demo organisation', () => {
  it('is one that the rules allow, 72 hours with its attestation', () => {
    const { kind, hours, forms, modules } = program.program;
    expect(hours).toBe(72);
    expect(modules.at(-1)).toMatchObject({ title: 'Итоговая аттестация', topic: null });
    expect(programRefusals({ kind, hours, forms, moduleHours: modules.map((module) => module.hours) })).toEqual([]);
  });

  it('has a lawful commission, and people left for an appeal (2.4–2.7, 5.4)', () => {
    const { chair, members, secretary } = program.commission;
    const byLogin = new Map(people.staff.map((person) => [person.login, person]));
    const seat = (login: string, role: 'chair' | 'member' | 'secretary') => ({
      userId: login,
      role,
      isDirector: byLogin.get(login)?.roles.includes('director') ?? false,
      isLearner: !byLogin.has(login),
      hasConsent: true,
      affiliation: byLogin.get(login)?.outsideOrganisation ? ('outside' as const) : ('own' as const),
    });
    const seats = [
      seat(chair, 'chair'),
      ...members.map((login) => seat(login, 'member')),
      seat(secretary, 'secretary'),
    ];
    expect(seats).toHaveLength(4);
    expect(compositionRefusals(program.program.kind, seats, policy)).toEqual([]);
    const appeals = [program.appealsCommission.chair, ...program.appealsCommission.members];
    for (const login of appeals) expect(byLogin.has(login)).toBe(true);
    expect(appeals.filter((login) => [chair, ...members].includes(login))).toEqual([]);
  });

  it('has number series that never give one number twice', () => {
    for (const pattern of Object.values(program.series)) expect(seriesRefusals({ pattern, perYear: true })).toEqual([]);
  });

  it('has orders in the order of their numbers, before the session that they are for', () => {
    const [earlier] = program.sessions.filter(({ key }) => key === 'earlier');
    expect(program.orders.map(({ n }) => n)).toEqual(program.orders.map(({ n }) => n).toSorted((a, b) => a - b));
    const days = program.orders.map(({ daysAgo }) => daysAgo);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    for (const daysAgo of days) expect(daysAgo).toBeGreaterThan(earlier?.daysAgo ?? Infinity);
  });

  it('has a retraining program whose hours add up and a commission of five that the director chairs (2.5–2.7)', () => {
    const { program: retraining, commission } = program.retraining;
    const moduleHours = retraining.modules.map(({ hours }) => hours);
    expect(programRefusals({ ...retraining, moduleHours })).toEqual([]);
    const seats = [commission.chair, ...commission.members].map((login, index) => ({
      userId: login,
      role: index === 0 ? ('chair' as const) : ('member' as const),
      isDirector: people.staff.find((each) => each.login === login)?.roles.includes('director') ?? false,
      isLearner: false,
      hasConsent: true,
      affiliation: people.staff.find((each) => each.login === login)?.outsideOrganisation
        ? ('outside' as const)
        : ('own' as const),
    }));
    expect(seats).toHaveLength(5);
    expect(compositionRefusals('retraining', seats, DEFAULT_POLICY.retraining)).toEqual([]);
  });
});

describe('Regulation of the demo organisation', () => {
  const clauses = [...regulationMarkdown.matchAll(/^(\d)\.(\d+)\. /gm)].map(([, section, clause]) => ({
    section: Number(section),
    clause: Number(clause),
  }));

  it.each([
    { section: 1, clauses: 12 },
    { section: 2, clauses: 7 },
    { section: 3, clauses: 15 },
    { section: 5, clauses: 12 },
  ])('has all $clauses clauses of section $section, in order', ({ section, clauses: count }) => {
    expect(clauses.filter((each) => each.section === section).map(({ clause }) => clause)).toEqual(
      Array.from({ length: count }, (_, index) => index + 1),
    );
  });

  it('names the invented organisation and no other', () => {
    expect(regulationMarkdown).toContain('ООО «Учебный центр „Пример“»');
    expect(regulationMarkdown).not.toMatch(/Открытая школа|АНОКО|Абзалимов/);
  });
});
