import { cyrillicLetters, tidyText } from '../records/text.ts';

/** So many calendar days after the issue, for documents issued since this day. */
export type RegisterTerm = { readonly from: string; readonly days: number };

/** Less than so many days left is worth a line among today's tasks. */
export const REGISTER_URGENT_DAYS = 5;

/** The last day on which a document may still be reported: calendar days, the day of issue not counted. */
export function registerDueOn(issuedOn: string, terms: readonly RegisterTerm[]): string {
  const [term] = terms.filter(({ from }) => from <= issuedOn).sort((a, b) => (a.from < b.from ? 1 : -1));
  const due = new Date(`${issuedOn}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + (term?.days ?? 0));
  return due.toISOString().slice(0, 10);
}

export type PackageStatus = 'draft' | 'exported' | 'sent' | 'accepted' | 'partly-accepted' | 'rejected' | 'withdrawn';
export type PackageDeed = 'export' | 'withdraw' | 'send' | 'answer';

export type PackageRefusal =
  | { readonly code: 'register.package-status'; readonly clause: null; readonly status: PackageStatus }
  | { readonly code: 'register.sent-before-exported'; readonly clause: null; readonly exportedOn: string }
  | { readonly code: 'register.sent-in-future'; readonly clause: null };

const ALLOWED: Record<PackageDeed, readonly PackageStatus[]> = {
  export: ['draft'],
  withdraw: ['draft', 'exported'],
  send: ['exported'],
  answer: ['sent'],
};

/** A package is drawn up, frozen as a file, sent, answered: in this order, each once. */
export function packageRefusals(deed: PackageDeed, status: PackageStatus): PackageRefusal[] {
  return ALLOWED[deed].includes(status) ? [] : [{ code: 'register.package-status', clause: null, status }];
}

/** The day of sending is not before the file was made, and not ahead. */
export function sendingRefusals(sentOn: string, exportedOn: string, today: string): PackageRefusal[] {
  if (sentOn > today) return [{ code: 'register.sent-in-future', clause: null }];
  return sentOn < exportedOn ? [{ code: 'register.sent-before-exported', clause: null, exportedOn }] : [];
}

/** A line of the operator's answer: a registration number and what he says of it. */
export type AnswerLine = { readonly number: string; readonly message: string };
export type RegisterAnswerRefusal =
  | { readonly code: 'register.answer-not-xlsx'; readonly clause: null }
  | { readonly code: 'register.answer-no-numbers'; readonly clause: null }
  | { readonly code: 'register.answer-foreign'; readonly clause: null; readonly lines: number };

const GOOD = /^(?:принят|загружен|успешн|обработан|без ошибок|ошибок нет|ok\b|ок$|нет$)/iu;

/** Whether two registration numbers are one, whatever alphabet and spaces they were typed with. */
export const numberKey = (number: string): string => cyrillicLetters(tidyText(number)).replace(/ /gu, '').toLowerCase();

/**
 * What the operator says of the documents of a package: those named with a complaint are rejected, all others accepted, among
 * them those of whom he says nothing (`unnamed`). An answer that names none of the package's numbers is of some other package.
 */
export function judgeAnswer<Row extends { readonly registrationNumber: string }>(
  rows: readonly Row[],
  lines: readonly AnswerLine[],
): { refusals: RegisterAnswerRefusal[]; rejected: { row: Row; message: string }[]; unknown: string[]; unnamed: Row[] } {
  const own = new Map(rows.map((row) => [numberKey(row.registrationNumber), row]));
  const unknown = lines.filter(({ number }) => !own.has(numberKey(number))).map(({ number }) => number);
  if (lines.length === 0 || unknown.length === lines.length) {
    const refusal = { code: 'register.answer-foreign' as const, clause: null, lines: lines.length };
    return { refusals: [refusal], rejected: [], unknown, unnamed: [...rows] };
  }
  const complaints = new Map<Row, string>();
  for (const { number, message } of lines) {
    const row = own.get(numberKey(number));
    const said = tidyText(message);
    if (row && said && !GOOD.test(said)) complaints.set(row, [complaints.get(row), said].filter(Boolean).join('; '));
  }
  const named = new Set(lines.map(({ number }) => numberKey(number)));
  const unnamed = rows.filter(({ registrationNumber }) => !named.has(numberKey(registrationNumber)));
  return { refusals: [], rejected: [...complaints].map(([row, message]) => ({ row, message })), unknown, unnamed };
}

/** What a package has become when so many of its rows were rejected. */
export function answeredStatus(rows: number, rejected: number): PackageStatus {
  if (rejected === 0) return 'accepted';
  return rejected === rows ? 'rejected' : 'partly-accepted';
}

/** An ASCII name: the operator refuses any other. */
export function registerFileName(day: string, number: number): string {
  return `FRDO_DPO_${day}_${String(number).padStart(3, '0')}.xlsx`;
}
