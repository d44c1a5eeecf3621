import type { WireRefusal } from '@itog/contracts';
import { Problem } from '../../api/problem.ts';
import type { RecordValues } from './values.ts';

type Field = keyof RecordValues;

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  'record.snils-form': ['snils'],
  'record.snils-zeros': ['snils'],
  'record.snils-check': ['snils'],
  'record.snils-taken': ['snils'],
  'record.birth-date': ['birthDate'],
  'record.prior-issued-on': ['priorIssuedOn'],
  'record.citizenship-unknown': ['citizenship'],
  'record.surname-letters': ['priorLastName'],
};
const PASSPORT: readonly (readonly [Field, RegExp])[] = [
  ['identitySeries', /^(\d{4})?$/],
  ['identityNumber', /^(\d{6})?$/],
];

/** Which fields a refusal is about; none where it is about the whole record. */
function fieldsOf({ code }: WireRefusal, values: RecordValues): readonly Field[] {
  if (code !== 'record.passport-form') return FIELDS[code] ?? [];
  return PASSPORT.flatMap(([field, form]) => (form.test(values[field].replaceAll(' ', '')) ? [] : [field]));
}

/** The server's reasons as errors of the fields they are about, each in words. */
export function fieldErrors(
  error: unknown,
  values: RecordValues,
  say: (refusal: WireRefusal) => string,
): Partial<Record<Field, string>> {
  if (!(error instanceof Problem)) return {};
  const errors = error.refusals.flatMap((refusal) =>
    fieldsOf(refusal, values).map((field) => [field, say(refusal)] as const),
  );
  return Object.fromEntries(errors);
}
