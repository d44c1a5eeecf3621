import type { INestApplicationContext } from '@nestjs/common';
import { snilsCheck, yearsLater, type RecordFacts } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { RecordRepository } from '../modules/records/record.repository.ts';
import type { DemoContent } from './content/index.ts';

type Learner = DemoContent['people']['learners'][number];

/** Somebody from Kazakhstan without a СНИЛС, and somebody whose record nobody has filled in yet. */
const FOREIGNER = 4;
const UNASKED = 15;
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
    if (index === UNASKED) continue;
    await records.upsert(tx, users.get(learner.login) ?? '', users.get('admin') ?? '', recordOf(learner, index));
  }
}

function recordOf({ lastName, gender }: Learner, index: number): RecordFacts {
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
