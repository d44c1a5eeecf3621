import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** The tools of the file that is tested now. */
export const tools = {
  mocker: new ModuleMocker(globalThis),
  /** @type {ModernFakeTimers | null} */
  timers: null,
};

/** @type {Function | undefined} */
let kind;

/** Files are tested in the realm of their process itself, one after another; what they change of it is put back. */
export default class OneRealmEnvironment {
  global = globalThis;
  fakeTimers = null;

  /** @param {import('@jest/environment').JestEnvironmentConfig} options */
  constructor({ projectConfig }) {
    kind ??= new.target;
    if (kind !== new.target) throw new Error('One process has one environment: run these projects apart.');
    this.putBack = rememberRealm();
    this.moduleMocker = tools.mocker;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    tools.timers = this.fakeTimersModern;
  }

  setup() {
    return Promise.resolve();
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    this.putBack();
  }

  /** @returns {string[]} */
  exportConditions() {
    return [];
  }

  getVmContext() {
    return null;
  }
}

/** Answers what puts back the settings, and the globals that are here now; a global made later stays with its maker. */
function rememberRealm() {
  const env = { ...process.env };
  const { exit } = process;
  const globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, env);
    process.exit = exit;
    for (const [name, before] of globals) {
      const now = Object.getOwnPropertyDescriptor(globalThis, name);
      const same = now && now.value === before.value && now.get === before.get;
      if (before.configurable && !same) Object.defineProperty(globalThis, name, before);
    }
  };
}
