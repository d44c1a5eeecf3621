import type { INestApplicationContext } from '@nestjs/common';
import { snilsCheck, yearsLater, type RecordFacts } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { RecordRepository } from '../modules/records/record.repository.ts';
import type { DemoContent } from './content/index.ts';

type Learner = Pick<DemoContent['people']['learners'][number], 'login' | 'lastName' | 'gender'>;

/** Somebody from Kazakhstan without a СНИЛС. */
const FOREIGNER = 4;

/** What the federal register’s check finds: a Latin letter and a hard space, which it mends itself, and a number that is lacking. */
const FAULTS: Readonly<Record<string, (record: RecordFacts) => Partial<RecordFacts>>> = {
  learner12: ({ priorLastName, priorNumber }) => ({
    priorLastName: priorLastName?.replace('с', 'c') ?? null,
    priorNumber: priorNumber && `${priorNumber.slice(0, 3)}\u00a0${priorNumber.slice(3)}`,
  }),
  learner16: () => ({ priorNumber: null }),
};
const BORN = '1979-03-14';

/** Writes the learners' records: invented people with numbers that pass their checks. */
export async function seedRecords(
  app: INestApplicationContext,
  tx: EntityManager,
  { people }: DemoContent,
  users: ReadonlyMap<string, string>,
): Promise<void> {
  const records = app.get(RecordRepository, { strict: false });
  for (const [index, learner] of people.learners.entries()) {
    await records.upsert(tx, users.get(learner.login) ?? '', users.get('admin') ?? '', recordOf(learner, index));
  }
}

/** An invented record; `index` tells the learners of the demo apart. */
export function recordOf(learner: Learner, index: number): RecordFacts {
  const sound = soundRecord(learner, index);
  return { ...sound, ...FAULTS[learner.login]?.(sound) };
}

function soundRecord({ lastName, gender }: Learner, index: number): RecordFacts {
  const birthDate = yearsLater(BORN, index).replace(/-03-\d\d$/u, `-${two((index % 12) + 1)}-${two(index + 5)}`);
  const isForeign = index === FOREIGNER;
  const higher = index % 3 !== 2;
  const nine = String(140_000_000 + index * 7_654_321).padStart(9, '0');
  return {
    birthDate,
    sex: gender,
    snils: isForeign ? null : nine + snilsCheck(nine),
    citizenship: isForeign ? '398' : '643',
    identityKind: isForeign ? 'foreign-passport' : 'passport',
    identitySeries: isForeign ? null : `80${two(10 + index)}`,
    identityNumber: String(410_000 + index * 1_337).padStart(6, '0'),
    priorLevel: higher ? 'higher' : 'secondary-vocational',
    priorLastName: lastName,
    priorSeries: higher ? '102718' : '110204',
    priorNumber: String(300_000 + index * 2_411).padStart(7, '0'),
    priorIssuedOn: yearsLater(birthDate, higher ? 23 : 20),
    postalAddress: `4500${two(10 + index)}, г. Уфа, ул. Примерная, д. ${index + 1}`,
  };
}

const two = (n: number) => String(n).padStart(2, '0');
