import type { RecordFields } from '@itog/contracts';

/** A record as fields of a form: nothing is an empty field. */
export type RecordValues = { readonly [Field in keyof RecordFields]: string };

/** In the order in which they stand on the page. */
export const RECORD_FIELDS = [
  'birthDate',
  'sex',
  'snils',
  'citizenship',
  'identityKind',
  'identitySeries',
  'identityNumber',
  'postalAddress',
  'priorLevel',
  'priorLastName',
  'priorSeries',
  'priorNumber',
  'priorIssuedOn',
] as const satisfies readonly (keyof RecordFields)[];

export function valuesOf(record: RecordFields): RecordValues {
  return Object.fromEntries(RECORD_FIELDS.map((field) => [field, record[field] ?? ''])) as RecordValues;
}

/** As the contract takes it: an empty field is nothing. */
export function bodyOf(values: RecordValues): RecordFields {
  const filled = RECORD_FIELDS.map((field) => [field, (values[field] ?? '').trim() || null]);
  return Object.fromEntries(filled) as RecordFields;
}
