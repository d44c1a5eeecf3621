import { sql } from './database.ts';
import { inspect, paintFaults, PHONE } from './inspector.ts';
import { DEMO_PASSWORD, type Actor, type Stage } from './stage.ts';

/** Pages by login, `:name` stands for an id; a stranger has no login. */
export type Pages = Readonly<Record<string, readonly string[]>>;

type Visit = { readonly login: string; readonly who: string; readonly paths: readonly string[] };

/** Pages of one visit at most: who has more comes again. */
const IN_ONE_VISIT = 16;
/** While one waits for its page, the other judges. */
const AT_ONCE = 2;

/** Rows for `it.each`: the visits of every person. */
export function visitsOf(pages: Pages): Visit[] {
  return Object.entries(pages).flatMap(([login, paths]) => {
    const times = Math.ceil(paths.length / IN_ONE_VISIT);
    return Array.from({ length: times }, (_, index) => ({
      login,
      who: `${login || 'a stranger'}${times > 1 ? `, visit ${index + 1} of ${times},` : ''}`,
      paths: paths.slice(index * IN_ONE_VISIT, (index + 1) * IN_ONE_VISIT),
    }));
  });
}

/** Goes through people's pages, each on a phone in the light and on a desktop in the dark. */
export class Inspectors {
  private readonly inspections = new Map<Visit, Promise<string[]>>();
  private readonly late: { login: string; path: string }[] = [];

  private constructor(
    private readonly stage: Stage,
    private ids: Readonly<Record<string, string>>,
  ) {}

  static async of(stage: Stage): Promise<Inspectors> {
    const [ids] = await sql<Record<string, string>>(stage.product.databaseUrl, IDS);
    if (!ids) throw new Error('the demo organisation is empty');
    return new Inspectors(stage, ids);
  }

  /** Ids that came into being since. */
  learn(more: Readonly<Record<string, string>>): void {
    this.ids = { ...this.ids, ...more };
  }

  id(name: string): string {
    const id = this.ids[name];
    if (!id) throw new Error(`nothing is called ${name}`);
    return id;
  }

  addressOf(page: string): string {
    return page.replace(/:(\w+)/g, (_, name: string) => this.ids[name] ?? name);
  }

  come(login: string): Promise<Actor> {
    return login ? this.stage.enter(login, DEMO_PASSWORD, PHONE) : this.stage.come(PHONE);
  }

  /** Begins these visits, a few at once; `faults` waits for one of them. */
  begin(visits: readonly Visit[]): void {
    const waiting = visits.map((visit) => ({ visit, ...Promise.withResolvers<string[]>() }));
    for (const { visit, promise } of waiting) {
      promise.catch(() => undefined); // told where it is waited for
      this.inspections.set(visit, promise);
    }
    const turn = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        await this.visit(next.visit).then(next.resolve, next.reject);
    };
    for (let turns = 0; turns < AT_ONCE; turns++) void turn();
  }

  /** Violations, complaints, sideways scroll; an empty list is good. */
  async faults(visit: Visit): Promise<string[]> {
    const inspection = this.inspections.get(visit);
    if (!inspection) throw new Error(`the visit of ${visit.who} has not begun`);
    return inspection;
  }

  /** Pages that show nothing for a second, now that no other browser works beside them. */
  async paintFaults(): Promise<string[]> {
    const faults: string[] = [];
    for (const { login, path } of this.late.splice(0)) {
      const actor = await this.come(login);
      faults.push(...(await paintFaults(actor, path)));
      await actor.leave();
    }
    return faults;
  }

  private async visit({ login, paths }: Visit): Promise<string[]> {
    const actor = await this.come(login);
    const faults: string[] = [];
    for (const path of paths.map((page) => this.addressOf(page))) {
      const inspection = await inspect(actor, path);
      faults.push(...inspection.faults);
      if (inspection.paintedLate) this.late.push({ login, path });
    }
    await actor.leave();
    // That there is no such document is an answer, which the console names an error.
    return faults.filter((fault) => !/NO-SUCH-CODE .*status of 404/.test(fault));
  }
}

const IDS = `
  SELECT (SELECT id FROM program ORDER BY id LIMIT 1) AS program,
         (SELECT id FROM question ORDER BY position LIMIT 1) AS question,
         (SELECT question_id FROM question_version v JOIN question_picture p ON p.version_id = v.id LIMIT 1) AS pictured,
         (SELECT id FROM study_group ORDER BY id LIMIT 1) AS "group",
         (SELECT e.id FROM enrolment e JOIN app_user u ON u.id = e.learner_id WHERE u.login = 'learner5') AS enrolment,
         (SELECT id FROM commission ORDER BY id LIMIT 1) AS commission,
         (SELECT id FROM attestation_session WHERE form = 'test' ORDER BY opens_at LIMIT 1) AS earlier,
         (SELECT id FROM attestation_session WHERE form = 'test' ORDER BY opens_at DESC LIMIT 1) AS today,
         (SELECT m.id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'exam' LIMIT 1) AS exam,
         (SELECT m.id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'defence' LIMIT 1) AS defence,
         (SELECT session_id FROM meeting m JOIN attestation_session s ON s.id = m.session_id WHERE s.form = 'defence' LIMIT 1) AS hearing,
         (SELECT id FROM program WHERE kind = 'retraining' LIMIT 1) AS retraining,
         (SELECT id FROM study_group WHERE title = 'ДПО-3') AS theses,
         (SELECT id FROM director_order WHERE signed_at IS NOT NULL ORDER BY id LIMIT 1) AS ordered,
         (SELECT id FROM protocol WHERE status = 'signed' ORDER BY id LIMIT 1) AS signed,
         (SELECT code FROM protocol WHERE status = 'signed' ORDER BY id LIMIT 1) AS sheet,
         (SELECT id FROM app_user WHERE login = 'chair') AS chair,
         (SELECT id FROM app_user WHERE login = 'member1') AS member1,
         (SELECT id FROM app_user WHERE login = 'learner9') AS learner9,
         (SELECT id FROM issued_document ORDER BY id LIMIT 1) AS document,
         (SELECT a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login = 'learner6') AS running,
         (SELECT a.id FROM attempt a JOIN app_user u ON u.id = a.learner_id WHERE u.login = 'learner9') AS finished,
         (SELECT code FROM issued_document ORDER BY id LIMIT 1) AS code`;
