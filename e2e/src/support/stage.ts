import {
  ApiClient,
  openBrowser,
  runProductCommand,
  seededDatabase,
  startProduct,
  type BrowserOptions,
  type OpenedBrowser,
  type Person,
  type PersonOptions,
  type Product,
} from '@itog/testing';
import { keepDaylight } from './database.ts';
import { Screen } from './screen.ts';

/** One password for every account of the demo organisation. */
export const DEMO_PASSWORD = 'itog-demo-2026';

/** A session open now with admitted learners who have acknowledged the Regulation, and staff of its own. */
export type Load = { readonly sessionId: string; readonly logins: readonly string[]; readonly password: string };

export type Actor = Omit<Person, 'complaints'> & {
  readonly screen: Screen;
  /** What the pages threw or complained of; that a stranger is nobody yet is no complaint. */
  readonly complaints: () => readonly string[];
};

/** The demo organisation in the running product, and a browser to visit it with. */
export type Stage = {
  readonly product: Product;
  /** The organisation's zone. */
  readonly zone: string;
  /** Somebody sits down at a computer of his own, in the organisation's zone. */
  readonly come: (options?: PersonOptions) => Promise<Actor>;
  /** The same, and is signed in already; the sign-in by its form is walked where a learner comes for the first time. */
  readonly enter: (login: string, password?: string, options?: PersonOptions) => Promise<Actor>;
  readonly addLoad: (learners: number, questions: number) => Promise<Load>;
  readonly close: () => Promise<void>;
};

export interface StageOptions extends BrowserOptions {
  /** variables of the product over the defaults */
  env?: Record<string, string>;
  /** what a journey does to the database before the product starts */
  prepare?: (databaseUrl: string) => Promise<void>;
}

/** Seeds a database, starts the built product over it and a browser. */
export async function setStage({ env = {}, prepare, network = false }: StageOptions = {}): Promise<Stage> {
  const database = await seededDatabase();
  const databaseUrl = database.url;
  const zone = await keepDaylight(databaseUrl);
  await prepare?.(databaseUrl);
  const [product, browser] = await Promise.all([startProduct({ databaseUrl, env }), openBrowser({ network })]);
  const come = async (options?: PersonOptions) => sitDown(browser, product, { timeZone: zone, ...options });
  return {
    product,
    zone,
    come,
    enter: async (login, password = DEMO_PASSWORD, options) => {
      const [actor, client] = await Promise.all([come(options), ApiClient.signedIn(product.origin, login, password)]);
      await actor.context.setCookie({ ...client.session, domain: new URL(product.origin).hostname, httpOnly: true });
      return actor;
    },
    addLoad: async (learners, questions) => {
      const args = ['--learners', String(learners), '--questions', String(questions)];
      return JSON.parse(await runProductCommand('seed-load', databaseUrl, args)) as Load;
    },
    close: async () => {
      await browser.close();
      await product.stop();
      await database.drop();
    },
  };
}

async function sitDown(browser: OpenedBrowser, product: Product, options: PersonOptions): Promise<Actor> {
  const person = await browser.person(options);
  const complaints = () => person.complaints.filter((words) => !/status of 401/.test(words));
  return { ...person, complaints, screen: new Screen(person.page, product.origin) };
}
