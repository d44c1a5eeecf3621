import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { anew, serve, sourceMaps } from './hooks.mjs';

const require = createRequire(import.meta.url);
const LEFT_BY_CIRCUS = [Symbol.for('EVENT_HANDLERS'), Symbol.for('TEST_TIMEOUT_SYMBOL')];

/**
 * Jest's runtime of a project whose files share the realm of their process: Node loads the modules, each once for all
 * files that the process tests. Jest's own runtime loads, links and evaluates every module anew for every file, which took
 * more time than the tests.
 */
export default class OneRealmRuntime {
  /**
   * @param {import('@jest/types').Config.ProjectConfig} config
   * @param {import('./environment.mjs').default} environment
   * @param {unknown} _resolver
   * @param {import('@jest/transform').ScriptTransformer} transformer
   */
  constructor(config, environment, _resolver, transformer) {
    serve(config, environment.exportConditions(), transformer);
  }

  /**
   * Loads what declares `it` and `expect`, anew: it keeps the handlers of the file it was loaded for.
   *
   * @param {string} file
   */
  requireInternalModule(file) {
    for (const name of LEFT_BY_CIRCUS) Reflect.deleteProperty(globalThis, name);
    Reflect.deleteProperty(require.cache, file);
    return require(file);
  }

  /** @param {string} file a spec, or what is set up before it */
  unstable_importModule(file) {
    return import(anew(pathToFileURL(file).href));
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** @param {string} file */
  requireModule(file) {
    return require(file);
  }

  setGlobalsForRuntime() {
    return undefined;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {
    return undefined;
  }

  leaveTestCode() {
    return undefined;
  }

  teardown() {
    return undefined;
  }
}
