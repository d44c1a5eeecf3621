import type { CommissionRole } from '@itog/domain';
import type { EntityManager } from 'typeorm';
import { rows } from '../platform/db/rows.ts';
import { Passwords } from '../modules/identity/passwords.service.ts';
import type { DemoContent } from './content/index.ts';
import { DEMO_PASSWORD } from './seed-people.ts';

/** Some demo logins with what each can do, for the one who has just started the product; empty once they are not demo. */
export async function accounts(tx: EntityManager, { people, meeting }: DemoContent): Promise<string> {
  const [director] = await rows<{ passwordHash: string }>(
    tx,
    `SELECT password_hash AS "passwordHash" FROM app_user WHERE login = 'director' AND email = 'director@example.org' AND active`,
  );
  if (!director || !(await new Passwords().matches(director.passwordHash, DEMO_PASSWORD))) return '';
  const duties = await selectDuties(tx);
  const staff = people.staff.map(
    ({ login, post }) => `  ${login.padEnd(12)} ${[post, ...(duties.get(login) ?? [])].join('; ')}`,
  );
  const learners = people.learners
    .filter((learner, index, all) => all.findIndex(({ state }) => state.kind === learner.state.kind) === index)
    .map(({ login, state }) => `  ${login.padEnd(12)} Слушатель: ${STATES[state.kind]}`);
  const examined = meeting.learners
    .slice(0, 1)
    .map(({ login }) => `  ${login.padEnd(12)} Слушатель: сегодня экзамен, завтра защита`);
  return `${[...staff, ...learners, ...examined].join('\n')}\n  Пароль у всех: ${DEMO_PASSWORD}\n`;
}

const ROLES: Record<CommissionRole, string> = {
  chair: 'председатель комиссии',
  member: 'член комиссии',
  secretary: 'секретарь комиссии',
};

/** In which commissions they sit, by login: who opens a meeting is not told by a post. */
async function selectDuties(tx: EntityManager): Promise<Map<string, string[]>> {
  const seats = await rows<{ login: string; role: CommissionRole; groups: string[] }>(
    tx,
    `SELECT u.login, seat.role, array_agg(DISTINCT g.title ORDER BY g.title) AS groups
     FROM commission_seat seat JOIN app_user u ON u.id = seat.user_id
     JOIN attestation_session s ON s.commission_id = seat.commission_id JOIN study_group g ON g.id = s.group_id
     GROUP BY u.login, seat.role ORDER BY u.login, min(g.title)`,
  );
  const duties = new Map<string, string[]>();
  for (const { login, role, groups } of seats)
    duties.set(login, [...(duties.get(login) ?? []), `${ROLES[role]} (${groups.join(', ')})`]);
  return duties;
}

const STATES: Record<DemoContent['people']['learners'][number]['state']['kind'], string> = {
  arrears: 'не допущен, есть задолженность',
  'curriculum-incomplete': 'не допущен, учебный план не выполнен',
  admitted: 'допущен, тест не начат',
  'in-progress': 'сдаёт тест',
  'retake-open': 'тест не сдан, открыта повторная попытка',
  failed: 'тест не сдан и со второго раза',
  passed: 'тест сдан',
};
