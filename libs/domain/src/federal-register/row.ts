import type { FormerRecord, LossProof } from '../registry/former-document.ts';
import type { PersonName } from '../registry/numbering.ts';
import type { ReissueReason } from '../registry/reissue.ts';
import type { DocumentKind, ProgramKind } from '../regulation/program-kind.ts';
import type { Funding, LearningPlace, PriorLevel, RecordFacts } from '../records/record.ts';
import { formatSnils } from '../records/snils.ts';
import { NUMBER_COLUMNS, type RegisterColumn, type RegisterRow } from './columns.ts';

/** The document that a duplicate or a replacement was issued for. */
export type RegisterOriginal = {
  readonly kind: DocumentKind;
  readonly series: string | null;
  readonly number: string | null;
  readonly registrationNumber: string;
  readonly issuedOn: string;
  readonly name: PersonName;
};

/** An issued document with everything that the federal register asks. Days as `YYYY-MM-DD`. */
export type RegisterFacts = {
  readonly kind: DocumentKind;
  readonly registrationNumber: string;
  readonly issuedOn: string;
  /** Series and number of the blank it is printed on, if blanks are used. */
  readonly series: string | null;
  readonly number: string | null;
  readonly name: PersonName;
  readonly programKind: ProgramKind;
  readonly program: string;
  readonly hours: number;
  readonly studyForm: string;
  readonly studyPeriod: { readonly from: string; readonly to: string };
  readonly qualification: string | null;
  readonly fieldOfWork: string | null;
  readonly specialtyGroup: string | null;
  readonly funding: Funding;
  readonly learningPlace: LearningPlace;
  readonly record: RecordFacts;
  readonly original: RegisterOriginal | null;
  readonly reissueReason: ReissueReason | null;
  /** What is on record of the document in whose place this one was issued. */
  readonly former: Pick<FormerRecord, 'lossProof' | 'state'> | null;
};

const KIND = {
  certificate: 'Удостоверение о повышении квалификации',
  diploma: 'Диплом о профессиональной переподготовке',
  reference: 'Справка об обучении',
} as const satisfies Record<DocumentKind, string>;

const PROGRAM = {
  'professional-development': 'Повышение квалификации',
  retraining: 'Профессиональная переподготовка',
} as const satisfies Record<ProgramKind, string>;

const LEVEL = {
  higher: 'Высшее образование',
  'secondary-vocational': 'Среднее профессиональное образование',
  reference: 'Справка',
  experience: 'Стаж',
  'rule-1': 'Пункт 1 правил формирования ФИС ФРДО',
} as const satisfies Record<PriorLevel, string>;

const FUNDING = {
  federal: 'Федеральный бюджет',
  regional: 'Региональный бюджет',
  local: 'Местный бюджет',
  paid: 'Платное обучение',
} as const satisfies Record<Funding, string>;

const PLACE = {
  inside: 'в образовательной организации',
  outside: 'вне образовательной организации',
} as const satisfies Record<LearningPlace, string>;

const LOSS = {
  police: 'Справка из органов внутренних дел',
  'fire-service': 'Справка из органов пожарной охраны',
  newspaper: 'Объявление в газете',
  other: 'Другое',
} as const satisfies Record<LossProof, string>;
const EXCHANGE: Partial<Record<ReissueReason, string>> = {
  damage: 'Обмен по причине порчи',
  'wrong-data': 'Обмен по причине наличия недостоверной информации',
  'name-change': 'Обмен по причине наличия недостоверной информации',
};

/** What the register writes where a document has no series and a person no patronymic. */
const NONE = 'Нет';

/**
 * The forty cells of a document. What is not known is an empty cell, for the check to name; what a person has corrected for
 * this document stands instead of what the document's own data give.
 */
export function registerRow(
  facts: RegisterFacts,
  corrections: Partial<Record<RegisterColumn, string>> = {},
): RegisterRow {
  const row = { ...documentCells(facts), ...programCells(facts), ...personCells(facts), ...originalCells(facts) };
  const corrected = Object.entries(corrections).map(([column, value]) => {
    const isNumber = NUMBER_COLUMNS.some((each) => each === column) && Number.isFinite(Number(value));
    return [column, isNumber ? Number(value) : value] as const;
  });
  return { ...row, ...Object.fromEntries(corrected) };
}

function documentCells({ original, reissueReason, former, ...facts }: RegisterFacts) {
  const { kind, registrationNumber, issuedOn, series, number } = facts;
  const exchange = (reissueReason && EXCHANGE[reissueReason]) ?? NONE;
  const isReference = kind === 'reference';
  return {
    A: KIND[kind],
    B: original ? 'Дубликат' : 'Оригинал',
    C: former?.lossProof ? LOSS[former.lossProof] : reissueReason === 'loss' ? null : NONE,
    D: exchange,
    E: former?.state === 'destroyed' ? 'Да' : 'Нет',
    F: series ?? (isReference ? null : NONE),
    G: number ?? (isReference ? null : registrationNumber),
    H: issuedOn,
    I: registrationNumber,
  };
}

function programCells(facts: RegisterFacts) {
  const { programKind, program, hours, studyForm, studyPeriod, qualification, fieldOfWork, specialtyGroup } = facts;
  return {
    J: PROGRAM[programKind],
    K: program,
    L: fieldOfWork,
    M: specialtyGroup,
    N: programKind === 'retraining' ? qualification : 'нет',
    S: Number(studyPeriod.from.slice(0, 4)),
    T: Number(studyPeriod.to.slice(0, 4)),
    U: hours,
    AB: registerStudyForm(studyForm),
    AC: FUNDING[facts.funding],
    AD: PLACE[facts.learningPlace],
  };
}

function personCells({ name, record }: RegisterFacts) {
  return {
    O: record.priorLevel && LEVEL[record.priorLevel],
    P: record.priorLastName,
    Q: record.priorSeries,
    R: record.priorNumber,
    V: name.lastName,
    W: name.firstName,
    X: name.patronymic ?? NONE,
    Y: record.birthDate,
    Z: record.sex && (record.sex === 'male' ? 'Муж' : 'Жен'),
    AA: record.snils && formatSnils(record.snils),
    AE: record.citizenship,
  };
}

function originalCells({ original }: RegisterFacts) {
  const none = { AF: null, AG: null, AH: null, AI: null, AJ: null, AK: null, AL: null, AM: null, AN: null };
  if (!original) return none;
  return {
    ...none,
    AF: KIND[original.kind],
    AG: original.series ?? NONE,
    AH: original.number ?? original.registrationNumber,
    AI: original.registrationNumber,
    AJ: original.issuedOn,
    AK: original.name.lastName,
    AL: original.name.firstName,
    AM: original.name.patronymic ?? NONE,
  };
}

/** The register's form of study for what a program says of itself: «заочная с применением …» is «Заочная». */
export function registerStudyForm(text: string): string {
  const form = text.trim().toLowerCase();
  if (/^очно[ -–]*заочн|вечерн/u.test(form)) return 'Очно-заочная (вечерняя)';
  if (form.startsWith('заочн')) return 'Заочная';
  return form.startsWith('очн') ? 'Очная' : text;
}
