import type { PersonOptions } from '@itog/testing';
import { sql } from './database.ts';
import { COLD, faultsOf, LOOKS, paintedLate, paintFaults, type Look } from './inspector.ts';
import { DEMO_PASSWORD, type Actor, type Stage } from './stage.ts';

/** Pages by login, `:name` stands for an id; a stranger has no login. */
export type Pages = Readonly<Record<string, readonly string[]>>;

type Visit = { readonly login: string; readonly paths: readonly string[] };
type Inspection = { readonly faults: string[]; readonly paintedLate: string[] };

/** Rows for `it.each`, one for each person. */
export const eachOf = (pages: Pages) =>
  Object.entries(pages).map(([login, paths]) => ({ login, paths, who: login || 'a stranger' }));

/** Goes through the pages of a person on a phone in the light and on a desktop in the dark, both at once. */
export class Inspectors {
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

  async come(login: string, look: PersonOptions): Promise<Actor> {
    return login ? this.stage.enter(login, DEMO_PASSWORD, look) : this.stage.come(look);
  }

  /** Violations, complaints, sideways scroll, nothing shown for a second; an empty list is good. */
  async faults({ login, paths }: Visit): Promise<string[]> {
    const inspections = await Promise.all(LOOKS.map((look) => this.inspect(login, paths, look)));
    const late = inspections.flatMap((each) => each.paintedLate);
    return [...inspections.flatMap((each) => each.faults), ...(await this.paintFaults(login, late))];
  }

  private async inspect(login: string, pages: readonly string[], look: Look): Promise<Inspection> {
    const actor = await this.come(login, look);
    const faults: string[] = [];
    const late: string[] = [];
    for (const path of pages.map((page) => this.addressOf(page))) {
      faults.push(...(await faultsOf(actor, path, look.cold)));
      if (look.cold && (await paintedLate(actor))) late.push(path);
    }
    await actor.leave();
    // That there is no such document is an answer, which the console names an error.
    const grave = faults.filter((fault) => !/NO-SUCH-CODE .*status of 404/.test(fault));
    return { faults: grave.map((fault) => `${look.screen}: ${fault}`), paintedLate: late };
  }

  /** The late pages once more, now that no other browser works beside them. */
  private async paintFaults(login: string, paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    const actor = await this.come(login, COLD);
    const faults: string[] = [];
    for (const path of paths) faults.push(...(await paintFaults(actor, path)));
    await actor.leave();
    return faults;
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
