import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Parts that hang on what every page needs, so that no tree shaking can leave them out, and that a client-side interface
 * never calls: zod's way to JSON Schema; the router's instrumentation and its prefetching of a server's pages.
 */
const NEVER_CALLED = [
  /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/,
  /\/react-router\/dist\/production\/lib\/router\/instrumentation\.js$/,
  /\/react-router\/dist\/production\/lib\/dom\/ssr\/links\.js$/,
];
/** zod's own sentences: the interface says its own. */
const ENGLISH = /\/zod\/v4\/locales\/en\.js$/;

/** Leaves these parts out of the build: 9 kB less to load before a test. */
export function leanVendors(): Plugin {
  return {
    name: 'lean-vendors',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      if (ENGLISH.test(id)) return 'export default () => ({});';
      if (!NEVER_CALLED.some((part) => part.test(id))) return null;
      const names = Object.keys((await import(pathToFileURL(id).href)) as object);
      return ['const none = () => undefined;', ...names.map((name) => `export const ${name} = none;`)].join('\n');
    },
  };
}
