import { recordFields, type PersonalImportNote, type StudyTerms, type WirePersonalField } from '@itog/contracts';
import {
  fullName,
  recordRefusals,
  tidyRecord,
  type PersonName,
  type RecordFacts,
  type RecordRefusal,
} from '@itog/domain';
import {
  personalNoteLevel,
  personalNoteText,
  type PersonalField,
  type PersonalNote,
  type PersonalRow,
} from '@itog/question-formats';
import type { SheetLearner } from './record.repository.ts';

/** A row of a sheet with what becomes of it. */
export type JudgedRow = {
  readonly row: number;
  readonly name: string;
  readonly outcome: 'taken' | 'changed' | 'refused' | 'same';
  readonly fills: readonly WirePersonalField[];
  readonly replaces: readonly WirePersonalField[];
  readonly notes: readonly PersonalImportNote[];
  /** What is to be written; null of a row that is refused or says nothing new. */
  readonly write: { readonly learner: SheetLearner; readonly facts: RecordFacts; readonly terms: StudyTerms } | null;
};

type Rejected = RecordRefusal | { readonly code: 'record.snils-taken'; readonly clause: null; readonly name: string };

export type JudgedAgainst = {
  readonly learners: readonly SheetLearner[];
  /** Who has which СНИЛС already. */
  readonly holders: ReadonlyMap<string, { readonly userId: string; readonly name: string }>;
  /** The organisation's day. */
  readonly today: string;
  /** Who brings the sheet: what he himself has written since it was made is no surprise to him. */
  readonly byId: string;
};

/** Says of every row whose data they are and whether they can be kept: by the rules of the form, whole rows only. */
export function judgeRows(rows: readonly PersonalRow[], against: JudgedAgainst): JudgedRow[] {
  const find = finder(against.learners);
  const rowOf = new Map<string, number>();
  const snilsOf = new Map<string, { userId: string; name: string }>(against.holders);
  return rows.map((row) => {
    const found = find(row);
    if ('code' in found) return refused(row, [...row.notes.map(wireNote), wireNote(found)]);
    const first = rowOf.get(found.userId);
    if (first !== undefined)
      return refused(row, [wireNote({ code: 'who-twice', place: null, facts: { row: first } })], found);
    rowOf.set(found.userId, row.row);
    return judgeRow(row, found, { ...against, holders: snilsOf }, (snils) =>
      snilsOf.set(snils, { userId: found.userId, name: fullName(found.name) }),
    );
  });
}

function judgeRow(
  row: PersonalRow,
  learner: SheetLearner,
  against: JudgedAgainst,
  keep: (snils: string) => void,
): JudgedRow {
  const { funding, learningPlace, priorEducationPending, ...written } = row.values;
  const facts = tidyRecord({ ...learner.facts, ...written });
  const terms: StudyTerms = {
    funding: funding ?? learner.funding,
    learningPlace: learningPlace ?? learner.learningPlace,
    priorEducationPending: priorEducationPending ?? learner.priorEducationPending,
  };
  const before = { ...learner.facts, ...termsOf(learner) };
  const after = { ...facts, ...terms };
  const differing = (Object.keys(row.values) as PersonalField[]).filter((field) => before[field] !== after[field]);
  const isEmpty = (field: PersonalField) => before[field] === null;
  const notes = [
    ...row.notes.map(wireNote),
    ...tooLong(facts, row),
    ...rejections(facts, learner, against).map((refusal) => rejected(refusal, row)),
    ...(differing.length > 0 ? changedSince(row, learner, against.byId) : []),
  ];
  if (notes.some(({ level }) => level === 'refuses')) return refused(row, notes, learner);
  if (facts.snils) keep(facts.snils);
  const isChanged = notes.some(({ level }) => level === 'changes');
  return {
    row: row.row,
    name: fullName(learner.name),
    outcome: differing.length === 0 ? 'same' : isChanged ? 'changed' : 'taken',
    fills: differing.filter(isEmpty),
    replaces: differing.filter((field) => !isEmpty(field)),
    notes,
    write: differing.length === 0 ? null : { learner, facts, terms },
  };
}

const termsOf = ({ funding, learningPlace, priorEducationPending }: StudyTerms): StudyTerms => ({
  funding,
  learningPlace,
  priorEducationPending,
});

function refused(row: PersonalRow, notes: readonly PersonalImportNote[], learner?: SheetLearner): JudgedRow {
  const name = learner?.name ?? row.name;
  const shown = name ? fullName(name) : (row.login ?? '');
  return { row: row.row, name: shown, outcome: 'refused', fills: [], replaces: [], notes, write: null };
}

/** A learner by his login, or by a name that only he has in the group. */
function finder(learners: readonly SheetLearner[]): (row: PersonalRow) => SheetLearner | PersonalNote {
  const byLogin = new Map(learners.map((learner) => [learner.login.toLowerCase(), learner]));
  const byName = Map.groupBy(learners, ({ name }) => nameKey(name));
  return ({ login, name }): SheetLearner | PersonalNote => {
    if (login) {
      const learner = byLogin.get(login.toLowerCase());
      if (!learner) return { code: 'who-unknown', place: null, facts: {} };
      const differs = name !== null && surnameKey(name) !== surnameKey(learner.name);
      return differs ? { code: 'who-differs', place: null, facts: { name: fullName(learner.name) } } : learner;
    }
    if (!name) return { code: 'who-missing', place: null, facts: {} };
    const [learner, namesake] = byName.get(nameKey(name)) ?? [];
    if (namesake) return { code: 'who-namesakes', place: null, facts: {} };
    return learner ?? { code: 'who-unknown', place: null, facts: {} };
  };
}

const folded = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
const nameKey = (name: PersonName) => folded(fullName(name));
/** The surname may be a new one in the sheet, or the first name be shortened; both at once are somebody else. */
const surnameKey = ({ lastName, firstName }: PersonName) => folded(`${lastName} ${firstName}`);

function rejections(facts: RecordFacts, { userId }: SheetLearner, { holders, today }: JudgedAgainst): Rejected[] {
  const refusals: Rejected[] = recordRefusals(facts, today);
  const holder = facts.snils ? holders.get(facts.snils) : undefined;
  if (!holder || holder.userId === userId) return refusals;
  return [...refusals, { code: 'record.snils-taken', clause: null, name: holder.name }];
}

/** Which cell a rule speaks of. */
const FIELD_OF: Readonly<Record<Rejected['code'], readonly PersonalField[]>> = {
  'record.snils-form': ['snils'],
  'record.snils-zeros': ['snils'],
  'record.snils-check': ['snils'],
  'record.snils-taken': ['snils'],
  'record.birth-date': ['birthDate'],
  'record.prior-issued-on': ['priorIssuedOn', 'birthDate'],
  'record.citizenship-unknown': ['citizenship'],
  'record.surname-letters': ['priorLastName'],
  'record.passport-form': ['identityNumber', 'identitySeries', 'identityKind'],
};

function rejected(refusal: Rejected, { places, values }: PersonalRow): PersonalImportNote {
  const fields = FIELD_OF[refusal.code];
  const odd = refusal.code === 'record.passport-form' && /^\d{6}$/u.test(values.identityNumber ?? '');
  const place = (odd ? places.identitySeries : undefined) ?? fields.flatMap((field) => places[field] ?? [])[0];
  return { level: 'refuses', place: place ?? null, text: null, refusal };
}

/** What the form would not take either: the contract's lengths. */
function tooLong(facts: RecordFacts, { places }: PersonalRow): PersonalImportNote[] {
  const { error } = recordFields.safeParse(facts);
  return (error?.issues ?? []).flatMap((issue) => {
    const [field] = issue.path;
    const place = Object.entries(places).find(([each]) => each === field)?.[1];
    const limit = issue.code === 'too_big' ? Number(issue.maximum) : 0;
    if (!place) return [];
    return [wireNote({ code: 'cell-too-long', place, facts: { characters: place.value.length, limit } })];
  });
}

function changedSince({ version }: PersonalRow, learner: SheetLearner, byId: string): PersonalImportNote[] {
  const { updatedAt, updatedById, updatedBy } = learner;
  const isNewer = version !== null && updatedAt !== null && versionOf(learner) !== version && updatedById !== byId;
  return isNewer ? [wireNote({ code: 'changed-since', place: null, facts: { by: updatedBy ?? '' } })] : [];
}

/** The mark that a row of a sheet takes along: as of when it was written out. */
export const versionOf = ({ updatedAt }: SheetLearner): string => updatedAt?.toISOString() ?? '-';

function wireNote(note: PersonalNote): PersonalImportNote {
  return { level: personalNoteLevel(note), place: note.place, text: personalNoteText(note), refusal: null };
}
