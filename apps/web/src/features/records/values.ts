import type { RecordFields } from '@itog/contracts';

/** A record as fields of a form: nothing is an empty field. */
export type RecordValues = { readonly [Field in keyof RecordFields]: string };

const FIELDS = [
  'birthDate',
  'sex',
  'snils',
  'citizenship',
  'identityKind',
  'identitySeries',
  'identityNumber',
  'priorLevel',
  'priorLastName',
  'priorSeries',
  'priorNumber',
  'priorIssuedOn',
  'postalAddress',
] as const satisfies readonly (keyof RecordFields)[];

export function valuesOf(record: RecordFields): RecordValues {
  return Object.fromEntries(FIELDS.map((field) => [field, record[field] ?? ''])) as RecordValues;
}

/** As the contract takes it: an empty field is nothing. */
export function bodyOf(values: RecordValues): RecordFields {
  const filled = FIELDS.map((field) => [field, (values[field] ?? '').trim() || null]);
  return Object.fromEntries(filled) as RecordFields;
}
