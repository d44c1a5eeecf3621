import { registerHooks } from 'node:module';
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const GLOBALS = new URL('globals.mjs', import.meta.url).href;
const OURS = /^file:(?!.*\/node_modules\/).*\.tsx?(\?run=\d+)?$/;
const NOT_FOUND = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'MODULE_NOT_FOUND']);

/** Files of the project as they were compiled, by their addresses: what Jest reads the lines of a failure's stack from. */
export const sourceMaps = new Map();

/** @typedef {import('@jest/types').Config.ProjectConfig} ProjectConfig */
/** @typedef {import('@jest/transform').ScriptTransformer} ScriptTransformer */

/** @type {{ mapped: [RegExp, string][], conditions: string[], anew: string | null, transformer: ScriptTransformer } | undefined} */
let served;
let runs = 0;

/**
 * Lets Node load TypeScript as the project's `transform` compiles it, with the project's `moduleNameMapper`.
 *
 * @param {ProjectConfig} config
 * @param {string[]} conditions of `exports` in package.json
 * @param {ScriptTransformer} transformer
 */
export function serve({ moduleNameMapper, testEnvironmentOptions }, conditions, transformer) {
  const mapped = moduleNameMapper.map(
    ([pattern, target]) => /** @type {[RegExp, string]} */ ([new RegExp(pattern), addressOf(String(target))]),
  );
  const { anew } = testEnvironmentOptions;
  served = { mapped, conditions, anew: typeof anew === 'string' ? addressOf(anew) : null, transformer };
  runs += 1;
}

/**
 * The address by which a module is loaded anew for the file that is tested now.
 *
 * @param {string} url
 */
export const anew = (url) => `${url}?run=${runs}`;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
    if (!served) return next(specifier, context);
    const target = served.mapped.find(([pattern]) => pattern.test(specifier))?.[1];
    const conditions = [...(context.conditions ?? []), ...served.conditions];
    const found = resolved(target ?? specifier, (name) => next(name, { ...context, conditions }));
    if (!served.anew || !found.url.startsWith(served.anew) || !/\.tsx?$/.test(found.url)) return found;
    // What a module loads later belongs to the same file as the module.
    const same = /\?run=\d+$/.exec(context.parentURL ?? '')?.[0];
    return { ...found, url: same ? found.url + same : anew(found.url) };
  },
  load(url, context, next) {
    if (!served || !OURS.test(url)) return next(url, context);
    return { format: 'module', source: compiled(url, served.transformer), shortCircuit: true };
  },
});

/**
 * Finds a file named without its ending too, as the bundlers of the product do.
 *
 * @template T
 * @param {string} specifier
 * @param {(specifier: string) => T} resolve
 * @returns {T}
 */
function resolved(specifier, resolve) {
  try {
    return resolve(specifier);
  } catch (error) {
    if (!NOT_FOUND.has(Object(error).code) || /\.\w+$/.test(specifier)) throw error;
    return resolve(`${specifier}.js`);
  }
}

/**
 * @param {string} url
 * @param {ScriptTransformer} transformer
 */
function compiled(url, transformer) {
  const { code, sourceMapPath } = transformer.transform(fileURLToPath(url), {
    collectCoverage: false,
    collectCoverageFrom: [],
    coverageProvider: 'v8',
    isInternalModule: false,
    supportsDynamicImport: true,
    supportsExportNamespaceFrom: true,
    supportsStaticESM: true,
    supportsTopLevelAwait: true,
  });
  if (sourceMapPath) sourceMaps.set(url, sourceMapPath);
  return code;
}

/** @param {string} target */
function addressOf(target) {
  return isAbsolute(target) ? pathToFileURL(target).href : target;
}
