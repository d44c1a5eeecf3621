import { createGroup, createProgram, enrolLearner, recordAdmissionFacts, type CallOf } from '@itog/contracts';
import { ApiClient } from '@itog/testing';
import { sql } from './database.ts';
import { DEMO_PASSWORD, type Stage } from './stage.ts';

type Name = CallOf<typeof enrolLearner>['body']['name'];
export type Course = { readonly programId: string; readonly groupId: string };

export const COURSE = {
  program: 'Управление чайной церемонией',
  group: 'ЧАЙ-ПП',
  qualification: 'Распорядитель чайной церемонии',
} as const;

/**
 * A retraining program that ends by an exam and a defence, with a group of learners who have paid, finished the curriculum
 * and acknowledged the Regulation. All of it is walked by hand in the journey of a test; here it is only the beginning.
 */
export async function addCourse({ product, zone }: Stage, names: readonly Name[]): Promise<Course> {
  const admin = await ApiClient.signedIn(product.origin, 'admin', DEMO_PASSWORD);
  const program = await admin.call(createProgram, {
    body: {
      kind: 'retraining',
      title: COURSE.program,
      hours: 256,
      studyForm: 'очная',
      forms: ['exam', 'defence'],
      qualification: COURSE.qualification,
      examKind: 'interdisciplinary',
      examDiscipline: null,
      modules: [
        { title: 'Вода и лист', hours: 250 },
        { title: 'Итоговая аттестация', hours: 6, attestation: true },
      ],
      policy: {},
    },
  });
  const endsOn = new Date().toLocaleDateString('sv', { timeZone: zone });
  const period = { startsOn: '2026-01-12', endsOn };
  const fields = { programId: program.id, title: COURSE.group, ...period, customer: null };
  const { id: groupId } = await admin.call(createGroup, { body: fields });
  const enrolmentIds: string[] = [];
  for (const name of names) {
    const enrolled = await admin.call(enrolLearner, { params: { groupId }, body: { name } });
    enrolmentIds.push(enrolled.id);
  }
  const ids = program.modules.filter(({ attestation }) => !attestation).map(({ id }) => id);
  const facts = { enrolmentIds, tuitionPaid: true, modules: { ids, done: true } };
  await admin.call(recordAdmissionFacts, { params: { groupId }, body: facts });
  await sql(
    product.databaseUrl,
    `INSERT INTO acknowledgement (user_id, edition_id, sha256, at, address)
     SELECT e.learner_id, r.id, r.sha256, now(), '127.0.0.1'
     FROM enrolment e CROSS JOIN regulation_in_force r WHERE e.group_id = $1`,
    [groupId],
  );
  return { programId: program.id, groupId };
}
